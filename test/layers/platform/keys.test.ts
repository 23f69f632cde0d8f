import { planOrThrow } from '../../../lib/plan';
import { synthesize, type Template } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

interface Statement {
  readonly Sid?: string;
  readonly Principal: { readonly AWS?: unknown; readonly Service?: string };
  readonly Action: string | string[];
  readonly Condition?: Record<string, Record<string, unknown>>;
}

const keysOf = (profile: 'sandbox' | 'production', region = 'us-east-1'): Template =>
  synthesize(planOrThrow(blueprintOf({ profile, regions: [region] }))).templates.get(`streamflix-${region}-Keys`) as Template;

/** What services may do with a key on their own behalf, by service. */
const servicesOf = (t: Template, id: string): Record<string, Statement> => {
  const { Statement } = (t.Resources[id]?.Properties as { KeyPolicy: { Statement: Statement[] } }).KeyPolicy;
  return Object.fromEntries(Statement.flatMap((s) => (s.Principal.Service === undefined ? [] : [[s.Principal.Service, s]])));
};

describe('keys', () => {
  let sandbox: Template;
  beforeAll(() => {
    sandbox = keysOf('sandbox');
  });

  it('rotate, and stay in production', () => {
    const keys = (t: Template) => Object.entries(t.Resources).filter(([, r]) => r.Type === 'AWS::KMS::Key');
    expect(keys(sandbox).map(([id]) => id)).toEqual(['ClusterKey', 'DataKey', 'LogsKey', 'MessagesKey']);
    for (const [, key] of keys(sandbox))
      expect(key).toMatchObject({ DeletionPolicy: 'Delete', Properties: { EnableKeyRotation: true, PendingWindowInDays: 7 } });
    for (const [, key] of keys(keysOf('production')))
      expect(key).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { PendingWindowInDays: 30 },
      });
  });

  it('of data and of the cluster are used in the name of a caller only', () => {
    expect(servicesOf(sandbox, 'DataKey')).toEqual({});
    expect(servicesOf(sandbox, 'ClusterKey')).toEqual({});
  });

  it('of logs is used by CloudWatch Logs of its own region, for groups of this account', () => {
    const frankfurt = servicesOf(keysOf('sandbox', 'eu-central-1'), 'LogsKey');
    expect(Object.keys(frankfurt)).toEqual(['logs.eu-central-1.amazonaws.com']);
    const arn = frankfurt['logs.eu-central-1.amazonaws.com']?.Condition?.['ArnLike']?.['kms:EncryptionContext:aws:logs:arn'];
    expect(JSON.stringify(arn)).toContain(':logs:eu-central-1:');
    expect(JSON.stringify(arn)).toContain('AWS::AccountId');
  });

  it('of messages is used by what publishes, for this account where the publisher says for whom', () => {
    const services = servicesOf(sandbox, 'MessagesKey');
    expect(Object.keys(services).sort()).toEqual([
      'budgets.amazonaws.com',
      'cloudwatch.amazonaws.com',
      'events.rds.amazonaws.com',
      'sns.amazonaws.com',
    ]);
    for (const { Action } of Object.values(services)) expect(Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    for (const service of ['budgets', 'cloudwatch', 'sns'])
      expect(services[`${service}.amazonaws.com`]?.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    // RDS is not known to name its source when it asks for a key: a condition would lose its events without an error.
    expect(services['events.rds.amazonaws.com']?.Condition).toBeUndefined();
  });
});
