import { plan } from '../../../lib/plan';
import { weeklyStart } from '../../../lib/layers/resilience/experiment/hours';
import { synthesize, type TemplateResource } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import type { BlueprintInput } from '../../../lib/blueprint';

const estate = (more: Partial<BlueprintInput> = {}) => {
  const { plan: made } = plan(
    blueprintOf({
      services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['titles'] } },
      stores: { titles: { kind: 'relational' } },
      ...more,
    }),
  );
  const resources = Object.values(synthesize(made!).templates.get('streamflix-us-east-1-Resilience')!.Resources);
  const one = (type: string): TemplateResource => resources.find((r) => r.Type === type)!;
  return {
    schedule: one('AWS::Scheduler::Schedule').Properties!,
    template: one('AWS::FIS::ExperimentTemplate').Properties!,
    permissions: one('AWS::IAM::Policy').Properties!,
  };
};

it('stands still until resilience is enabled', () => {
  expect(estate().schedule).toMatchObject({ State: 'DISABLED', ScheduleExpression: 'cron(0 10 ? * MON *)' });
  expect(estate({ resilience: { enabled: true, hours: 'TUE-THU 09:30-11:00' } }).schedule).toMatchObject({
    State: 'ENABLED',
    ScheduleExpression: 'cron(30 9 ? * TUE *)',
  });
});

it('fails over where there is a standby, and restarts where there is none', () => {
  const action = (profile: 'sandbox' | 'production') => estate({ profile }).template['Actions'];
  expect(action('production')).toMatchObject({ Restart: { Parameters: { forceFailover: 'true' } } });
  expect(action('sandbox')).toMatchObject({ Restart: { Parameters: { forceFailover: 'false' } } });
});

it('is stopped by an alarm on what users see', () => {
  expect(estate().template['StopConditions']).toEqual([{ Source: 'aws:cloudwatch:alarm', Value: expect.anything() as unknown }]);
});

it('may look at every database, and restart the one', () => {
  const { Statement } = estate().permissions['PolicyDocument'] as { Statement: { Action: string; Resource: object }[] };
  const endOf = (action: string): string => JSON.stringify(Statement.find((s) => s.Action === action)?.Resource).replace(/.*:db:/, '');
  expect(Statement).toHaveLength(2);
  expect(endOf('rds:RebootDBInstance')).toBe('streamflix-us-east-1-main"]]}');
  expect(endOf('rds:DescribeDBInstances')).toBe('*"]]}');
});

describe('with a cluster of Aurora', () => {
  const growth = {
    tier: 'growth',
    platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } },
  } as const;

  it('makes a reader take over, and may do that to this cluster alone', () => {
    const { template, permissions } = estate(growth);
    expect(template).toMatchObject({
      Targets: { Database: { ResourceType: 'aws:rds:cluster', SelectionMode: 'ALL' } },
      Actions: { Restart: { ActionId: 'aws:rds:failover-db-cluster', Targets: { Clusters: 'Database' } } },
    });
    const { Statement } = permissions['PolicyDocument'] as { Statement: { Action: string; Resource: object }[] };
    expect(Statement.map((s) => [s.Action, JSON.stringify(s.Resource).replace(/.*:cluster:/, '')])).toEqual([
      ['rds:FailoverDBCluster', 'streamflix-us-east-1-main-aurora"]]}'],
      ['rds:DescribeDBClusters', '*"]]}'],
    ]);
  });

  it('is there only where a reader can take over, and beside that of the former instance', () => {
    const ids = (more: Partial<BlueprintInput>) =>
      plan(blueprintOf({ ...growth, stores: { titles: { kind: 'relational' } }, ...more }))
        .plan!.entries.filter((e) => e.kind === 'experiment')
        .map((e) => e.id);
    expect(ids({})).toEqual(['experiment/database-main-aurora']);
    expect(ids({ profile: 'sandbox' })).toEqual([]);
    expect(ids({ stores: { titles: { kind: 'relational', migrateFrom: 'postgres' } } })).toEqual([
      'experiment/database-main',
      'experiment/database-main-aurora',
    ]);
  });
});

it('is not there without a database', () => {
  const { plan: made } = plan(blueprintOf({ services: { web: { runtime: 'node' } } }));
  expect(made!.entries.filter((e) => e.kind === 'experiment')).toEqual([]);
});

it('starts at the first minute of the hours', () => expect(weeklyStart('SAT 22:05-23:00')).toBe('cron(5 22 ? * SAT *)'));

it('says of pod chaos what is so at its tier', () => {
  const verdict = (tier: 'startup' | 'growth') =>
    plan(blueprintOf({ tier, services: { web: { runtime: 'node', reads: ['titles'] } }, stores: { titles: { kind: 'relational' } } }))
      .plan!.entries.filter((e) => e.kind === 'experiment')
      .map((e) => e.alternatives[0]?.verdict);
  expect(verdict('startup')).toEqual([expect.stringMatching(/^from growth on/)]);
  expect(verdict('growth')).toEqual([expect.stringMatching(/^is rehearsed beside this/)]);
});
