import { mergeStatements, packPolicies } from '../../../lib/layers/services/identity/policies';
import type { Statement } from '../../../lib/plan/contract';
import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { SHOP, synthesized } from './estate';

const statement = (actions: string[], of: string, more: Partial<Statement> = {}): Statement => ({
  sid: 'Use',
  actions,
  resources: [{ of: `object/${of}`, attribute: 'arn' }],
  ...more,
});

/** Every action on every resource under every condition that statements allow. */
const allowed = (statements: readonly Statement[]): Set<string> =>
  new Set(statements.flatMap((s) => s.actions.flatMap((a) => s.resources.map((r) => JSON.stringify([a, r, s.conditions])))));

describe('statements', () => {
  const under = { conditions: { StringEquals: { 'kms:ViaService': 's3' } } };
  const some = [
    statement(['s3:GetObject'], 'a'),
    statement(['s3:GetObject'], 'b'),
    statement(['s3:PutObject'], 'a'),
    statement(['s3:GetObject'], 'c', under),
    statement(['s3:PutObject', 's3:GetObject'], 'd'),
    statement(['s3:GetObject', 's3:PutObject'], 'e'),
  ];

  it('are fewer after merging, and allow the same, neither more nor less', () => {
    const merged = mergeStatements(some);
    expect(allowed(merged)).toEqual(allowed(some));
    expect(merged.length).toBeLessThan(some.length);
  });

  it('have different sids, and do not depend on the order of edges', () => {
    const merged = mergeStatements(some);
    expect(new Set(merged.map((s) => s.sid)).size).toBe(merged.length);
    for (const { sid } of merged) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
    expect(mergeStatements(some.toReversed())).toEqual(merged);
  });
});

describe('policies', () => {
  const edges = (n: number) => Array.from({ length: n }, (_, i) => statement([`s3:Action${i}`], `store-${i}`));

  it('are one inline policy while IAM takes it, then managed ones that hold the same', () => {
    expect(packPolicies(edges(10), 1)).toMatchObject([{ form: 'inline' }]);
    const packed = packPolicies(edges(100), 1) ?? [];
    expect(packed.length).toBeGreaterThan(1);
    expect(packed.map((p) => p.form)).toEqual(packed.map(() => 'managed'));
    expect(allowed(packed.flatMap((p) => p.statements))).toEqual(allowed(edges(100)));
  });

  it('count for all regions together, since a role is the same in all', () => {
    expect(packPolicies(edges(30), 1)).toMatchObject([{ form: 'inline' }]);
    expect(packPolicies(edges(30), 3)?.[0]).toMatchObject({ form: 'managed' });
  });

  it('fit IAM with ARNs as long as they get', () => {
    const arn = 'x'.repeat(150);
    for (const n of [1, 20, 45, 100, 200]) {
      const policies = packPolicies(edges(n), 1) ?? [];
      const sizes = policies.map(
        ({ statements }) =>
          JSON.stringify({
            Version: '2012-10-17',
            Statement: statements.map((s) => ({ Sid: s.sid, Effect: 'Allow', Action: s.actions, Resource: s.resources.map(() => arn) })),
          }).length,
      );
      expect(Math.max(...sizes)).toBeLessThanOrEqual(policies[0]?.form === 'inline' ? 10_240 : 6_144);
    }
  });

  it('divide one statement that is too long for any', () => {
    const wide = Array.from({ length: 90 }, (_, i) => statement(['s3:GetObject'], `store-${i}`));
    const packed = packPolicies(wide, 1) ?? [];
    expect(packed.length).toBeGreaterThan(1);
    expect(allowed(packed.flatMap((p) => p.statements))).toEqual(allowed(wide));
  });

  it('are refused beyond that', () => expect(packPolicies(edges(1_000), 1)).toBeUndefined());
});

describe('roles', () => {
  const s = synthesized({ ...SHOP, regions: ['eu-west-1'] });
  const globals = s.templates.get('shop-us-east-1-GlobalIdentity-apps');
  const regional = s.templates.get('shop-eu-west-1-Identity-apps');

  it('live once, in us-east-1, and trust the pods of one service account in these clusters', () => {
    expect(globals?.Resources['WebRole']).toMatchObject({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'shop-apps-web',
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Condition: {
                StringEquals: {
                  'aws:RequestTag/eks-cluster-name': ['shop-eu-west-1'],
                  'aws:RequestTag/kubernetes-namespace': 'apps',
                  'aws:RequestTag/kubernetes-service-account': 'web',
                },
              },
            },
          ],
        },
      },
    });
  });

  it('have their policy in the region of the data, and pods get them there', () => {
    expect(regional?.Resources['WebPolicy']).toMatchObject({
      Type: 'AWS::IAM::RolePolicy',
      Properties: { RoleName: 'shop-apps-web', PolicyName: 'eu-west-1' },
    });
    expect(regional?.Resources['WebAssociation']).toMatchObject({
      Type: 'AWS::EKS::PodIdentityAssociation',
      DependsOn: ['WebPolicy'],
      Properties: {
        Namespace: 'apps',
        ServiceAccount: 'web',
        RoleArn: { 'Fn::Join': ['', expect.arrayContaining([':role/shop-apps-web'])] },
      },
    });
    const manifest = JSON.parse(s.files.get('manifest.json') ?? '{}') as { artifacts: Record<string, { dependencies?: string[] }> };
    expect(manifest.artifacts['shop-eu-west-1-Identity-apps']?.dependencies).toContain('shop-us-east-1-GlobalIdentity-apps');
  });

  it('are not there for a workload that uses nothing of AWS', () => {
    expect(
      Object.keys(s.templates.get('shop-eu-west-1-Identity-warehouse')?.Resources ?? {}).filter((id) => id.startsWith('Idle')),
    ).toEqual([]);
    expect(
      planOrThrow(blueprintOf({ services: { web: { runtime: 'node' } } })).entries.filter((e) => ['roles', 'identity'].includes(e.kind)),
    ).toEqual([]);
  });

  it('name no resource by a bare wildcard', () => {
    const text = JSON.stringify(
      [...s.templates]
        .filter(([name]) => name.includes('Identity'))
        .map(([, t]) => Object.values(t.Resources).map((r) => r.Properties?.['PolicyDocument'])),
    );
    expect(text).not.toContain('"Resource":["*"]');
    expect(text).not.toContain('"Resource":"*"');
    expect(text).not.toMatch(/"Action":\[?"[^"]*\*/);
  });
});
