import { allInvariants, assertInvariants, checkInvariants, synthBlueprint, type Synthesized } from '../../lib/testing';
import { encryption } from '../../lib/testing/invariants/templates/encryption';
import { ENCRYPTION_RULES } from '../../lib/testing/invariants/templates/encryption-rules';
import { Damaged, type Loose } from './damage';

/** A site that asks a service; a store of each kind, a stream, both ways into the world. */
const whole = synthBlueprint({
  name: 'whole',
  services: {
    web: { runtime: 'node', role: 'site', expose: 'public', calls: ['titles'], reads: ['posters'], publishes: ['plays'] },
    titles: { runtime: 'node', role: 'service', health: { path: '/health' }, reads: ['catalog'], writes: ['catalog'] },
    counter: { runtime: 'node', role: 'worker', consumes: ['plays'] },
  },
  stores: { catalog: { kind: 'relational' }, posters: { kind: 'object' }, attic: { kind: 'object' } },
  streams: { plays: {} },
});

const allow = (Action: string, Resource: unknown) => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } });

/** One way to break each invariant, or several for those with several sides. */
const DAMAGES: readonly (readonly [invariant: string, damage: string, act: (d: Damaged) => void])[] = [
  ['plain-resources', 'a Lambda function', (d) => d.add('Data', 'Code', { Type: 'AWS::Lambda::Function' })],
  ['plain-resources', 'a custom resource', (d) => d.add('Data', 'Odd', { Type: 'Custom::Odd' })],
  ['plain-resources', 'a parameter', (d) => Object.assign(d.template('Data'), { Parameters: { Size: { Type: 'String' } } })],
  [
    'plain-resources',
    'an asset',
    (d) => {
      const path = [...d.files.keys()].find((p) => p.endsWith('Data.assets.json')) ?? '';
      const assets = JSON.parse(d.files.get(path) ?? '') as { files: object };
      d.files.set(path, JSON.stringify({ ...assets, files: { ...assets.files, more: { source: { path: 'folder' } } } }));
    },
  ],
  [
    'accepted-resources',
    'a name that is too long',
    (d) => (d.resource('Edge', 'AWS::ElasticLoadBalancingV2::LoadBalancer').Properties['Name'] = 'a'.repeat(33) as never),
  ],
  [
    'accepted-resources',
    'a firewall of CloudFront elsewhere',
    (d) => {
      d.templates.set('whole-eu-west-1-Edge', { Resources: { Wall: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT' } } } });
      d.plan.entries.push({
        ...d.entry('network/main'),
        id: 'other/main',
        kind: 'other',
        region: 'eu-west-1',
        stateful: [],
        provides: [],
        needs: [],
      });
    },
  ],
  [
    'accepted-resources',
    'more addresses than an account has',
    (d) => Array.from({ length: 6 }, (_, i) => d.add('Network', `Address${i}`, { Type: 'AWS::EC2::EIP' })),
  ],
  ['promised-stateful', 'a bucket that the plan does not know', (d) => (d.entry('object/posters').stateful = [])],
  [
    'promised-stateful',
    'a promise of nothing',
    (d) => {
      const entry = d.entry('object/posters');
      entry.stateful = [...entry.stateful, { stack: d.stack('Data'), logicalId: 'Other', type: 'AWS::S3::Bucket' }];
    },
  ],
  [
    'kept-stateful',
    'an instance that goes with its stack',
    (d) => Object.assign(d.resource('Data', 'MainPostgres'), { DeletionPolicy: 'Delete' }),
  ],
  [
    'firm-stateful',
    'a weak reference',
    (d) => {
      const output = Object.keys(d.template('Network').Outputs ?? {})[0] as string;
      d.resource('Data', 'MainPostgres').Properties['Tags'] = {
        'Fn::GetStackOutput': { StackName: d.stack('Network'), OutputName: output },
      } as never;
    },
  ],
  ['promised-outputs', 'an output that is gone', (d) => delete (d.template('Network').Outputs as Record<string, unknown>)['VpcId']],
  ['promised-outputs', 'a binding to nothing', (d) => d.files.set('kubernetes/x/y.yaml', '${binding:whole-us-east-1-Data.Nothing}')],
  ['planned-needs', 'a need for nothing', (d) => (d.entry('addon/metrics-server').needs = ['cluster/other'])],
  [
    'existing-imports',
    'an import of nothing',
    (d) => (d.resource('Data', 'AWS::RDS::DBSubnetGroup').Properties['Tags'] = { 'Fn::ImportValue': 'nothing' } as never),
  ],
  [
    'existing-imports',
    'an import from another region',
    (d) => {
      d.templates.set('whole-eu-west-1-Other', { Resources: { A: { Type: 'A', Properties: { V: { 'Fn::ImportValue': exportOf(d) } } } } });
      d.plan.entries.push({
        ...d.entry('network/main'),
        id: 'elsewhere/main',
        kind: 'elsewhere',
        region: 'eu-west-1',
        stateful: [],
        provides: [],
        needs: [],
      });
    },
  ],
  [
    'existing-imports',
    'an output that is not there',
    (d) =>
      (d.resource('Observability', 'AWS::CloudWatch::Alarm').Properties['Tags'] = {
        'Fn::GetStackOutput': { StackName: 'none', OutputName: 'none' },
      } as never),
  ],
  [
    'narrow-statements',
    'all actions of a service',
    (d) => d.add('Data', 'P', { Type: 'AWS::IAM::ManagedPolicy', Properties: allow('s3:*', 'arn:x') }),
  ],
  [
    'narrow-statements',
    'an action on everything',
    (d) => d.add('Data', 'P', { Type: 'AWS::IAM::ManagedPolicy', Properties: allow('s3:GetObject', '*') }),
  ],
  [
    'narrow-statements',
    'everybody',
    (d) =>
      d.add('Data', 'P', {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          PolicyDocument: { Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sqs:SendMessage', Resource: 'arn:x' } },
        },
      }),
  ],
  ['service-permissions', 'one action more', (d) => (statementOf(d, 'WebPolicy')['Action'] = ['s3:GetObject', 's3:DeleteObject'] as never)],
  [
    'service-permissions',
    'another bucket',
    (d) =>
      (statementOf(d, 'WebPolicy')['Resource'] = JSON.parse(
        JSON.stringify(statementOf(d, 'WebPolicy')['Resource']).replaceAll('posters', 'attic'),
      ) as never),
  ],
  [
    'service-permissions',
    'a grant beyond the edges',
    (d) => {
      const web = d.entry('service/web');
      web.needs = web.needs.filter((need) => need !== 'object/posters');
    },
  ],
  [
    'service-permissions',
    'a policy on the role',
    (d) => (d.resource('GlobalIdentity-apps', 'WebRole').Properties['ManagedPolicyArns'] = ['arn:x'] as never),
  ],
  [
    'service-permissions',
    'a policy from another stack',
    (d) =>
      d.add('Data', 'P', { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: 'whole-apps-web', ...allow('s3:GetObject', 'arn:x') } }),
  ],
  [
    'service-users',
    'the user of another',
    (d) => {
      const policy = d.resource('Identity-apps', 'TitlesPolicy');
      policy.Properties = JSON.parse(JSON.stringify(policy.Properties).replaceAll('svc_apps__titles', 'svc_apps__web')) as never;
    },
  ],
  [
    'closed-buckets',
    'a bucket without encryption',
    (d) => delete (d.resource('Data', 'PostersS3').Properties as Partial<Record<string, unknown>>)['BucketEncryption'],
  ],
  [
    'closed-buckets',
    'a bucket that may be public',
    (d) =>
      ((d.resource('Data', 'PostersS3').Properties['PublicAccessBlockConfiguration'] as Record<string, unknown>)['BlockPublicAcls'] =
        false),
  ],
  [
    'closed-buckets',
    'a bucket over plain HTTP',
    (d) => {
      for (const [id, r] of Object.entries(d.template('Data').Resources))
        if (r.Type === 'AWS::S3::BucketPolicy' && JSON.stringify(r).includes('PostersS3'))
          delete (d.template('Data').Resources as Record<string, unknown>)[id];
    },
  ],
  [
    'encryption',
    'a queue without a key',
    (d) => delete (d.resource('Streaming', 'AWS::SQS::Queue').Properties as Partial<Record<string, unknown>>)['KmsMasterKeyId'],
  ],
  [
    'encryption',
    'a database on the internet',
    (d) => Object.assign(d.resource('Data', 'MainPostgres').Properties, { PubliclyAccessible: true }),
  ],
  [
    'encryption',
    'a log without an end',
    (d) => delete (d.resource('Data', 'AWS::Logs::LogGroup').Properties as Partial<Record<string, unknown>>)['RetentionInDays'],
  ],
  [
    'cache-users',
    'a user with the keys of all stores',
    (d) =>
      d.add('Data', 'Wide', {
        Type: 'AWS::ElastiCache::User',
        Properties: { AccessString: 'on ~* +@all', AuthenticationMode: { Type: 'iam' } },
      }),
  ],
  [
    'cache-users',
    'a user with a password',
    (d) =>
      d.add('Data', 'Open', {
        Type: 'AWS::ElastiCache::User',
        Properties: { AccessString: 'off ~* -@all', AuthenticationMode: { Type: 'no-password-required' } },
      }),
  ],
  [
    'closed-security-groups',
    'the world',
    (d) =>
      d.add('Network', 'Open', {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: { CidrIp: '0.0.0.0/0', SourceSecurityGroupId: 'sg' },
      }),
  ],
  [
    'closed-security-groups',
    'an address',
    (d) => d.add('Network', 'Open', { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { CidrIp: '10.0.0.0/8' } }),
  ],
  ['no-passwords', 'a password', (d) => Object.assign(d.resource('Data', 'MainPostgres').Properties, { MasterUserPassword: 'hunter2' })],
  [
    'no-passwords',
    'a password of something else',
    (d) => d.add('Data', 'Endpoint', { Type: 'AWS::DMS::Endpoint', Properties: { Password: 'hunter2' } }),
  ],
  ['no-passwords', 'a Secret', (d) => d.files.set('kubernetes/x/y.yaml', 'kind: Secret\n')],
  ['distinct-objects', 'an object twice', (d) => [...d.manifests.values()][0]?.push(d.object('Service', 'web'))],
  [
    'distinct-objects',
    'a namespace that is not there',
    (d) => Object.assign(d.object('Service', 'web').metadata, { namespace: 'nowhere' }),
  ],
  [
    'closed-namespaces',
    'a namespace that admits all',
    (d) => delete d.object('Namespace', 'apps').metadata.labels['pod-security.kubernetes.io/enforce'],
  ],
  [
    'closed-namespaces',
    'a namespace without a policy',
    (d) => Object.assign(d.object('NetworkPolicy', 'strata.default-deny').metadata, { namespace: 'kube-system' }),
  ],
  ['hardened-pods', 'a root user', (d) => Object.assign(podOf(d)['securityContext'] as object, { runAsNonRoot: false })],
  ['hardened-pods', 'a moving image', (d) => Object.assign(containerOf(d), { image: 'registry.example.com/web:latest' })],
  ['hardened-pods', 'no limit of memory', (d) => delete (containerOf(d)['resources'] as Partial<Loose>)['limits']],
  ['drainable-deployments', 'another selector', (d) => Object.assign(d.object('PodDisruptionBudget', 'web').spec, { maxUnavailable: 2 })],
  ['drainable-deployments', 'no spread', (d) => Object.assign(podOf(d), { topologySpreadConstraints: [] })],
  ['probed-services', 'no probe', (d) => delete (containerOf(d) as Partial<Loose>)['livenessProbe']],
  [
    'policy-per-workload',
    'a second policy',
    (d) => {
      const policy = d.object('NetworkPolicy', 'counter');
      [...d.manifests.values()][0]?.push({ ...policy, metadata: { ...policy.metadata, name: 'second' } });
    },
  ],
  [
    'policy-per-workload',
    'a policy of one direction',
    (d) => Object.assign(d.object('NetworkPolicy', 'counter').spec, { policyTypes: ['Ingress'] }),
  ],
  [
    'edge-policies',
    'a missing way out',
    (d) => {
      const { spec } = d.object('NetworkPolicy', 'web');
      Object.assign(spec, { egress: (spec['egress'] as unknown as object[]).filter((rule) => !JSON.stringify(rule).includes('titles')) });
    },
  ],
  ['edge-policies', 'a missing way in', (d) => delete (d.object('NetworkPolicy', 'titles').spec as Partial<Loose>)['ingress']],
  [
    'edge-policies',
    'a way in without an edge',
    (d) => Object.assign(d.object('NetworkPolicy', 'counter').spec, { ingress: d.object('NetworkPolicy', 'titles').spec['ingress'] }),
  ],
  [
    'edge-policies',
    'a way out without an edge',
    (d) => {
      const { spec } = d.object('NetworkPolicy', 'counter');
      Object.assign(spec, {
        egress: [...(spec['egress'] as unknown as object[]), { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 5432 }] }],
      });
    },
  ],
  ['edge-policies', 'a callee that does not know', (d) => Object.assign(d.entry('service/titles').spec, { callers: [] })],
];

const exportOf = (d: Damaged): string => {
  const outputs = Object.values(d.template('Network').Outputs ?? {}) as { Export?: { Name: string } }[];
  return outputs.flatMap((o) => o.Export?.Name ?? [])[0] as string;
};
const statementOf = (d: Damaged, policy: string): Loose => {
  const { Statement } = d.resource('Identity-apps', policy).Properties['PolicyDocument'] as unknown as { Statement: Loose[] };
  return Statement.find((s) => JSON.stringify(s).includes('s3:GetObject')) as Loose;
};
const podOf = (d: Damaged): Loose => (d.object('Deployment', 'web').spec as unknown as { template: { spec: Loose } }).template.spec;
const containerOf = (d: Damaged): Loose => (podOf(d)['containers'] as unknown as Loose[])[0] as Loose;

const damaged = (act: (d: Damaged) => void): Synthesized => {
  const d = new Damaged(whole);
  act(d);
  return d.result;
};

describe('invariants', () => {
  it('hold for what is whole', () => {
    expect(checkInvariants(whole)).toEqual([]);
    expect(() => assertInvariants(whole)).not.toThrow();
  });

  it('have names of their own, and say why', () => {
    const names = allInvariants.map((i) => i.name);
    expect(names).toEqual([...new Set(names)]);
    for (const { name, explanation } of allInvariants)
      expect([name, explanation]).toEqual([expect.stringMatching(/^[a-z-]+$/), expect.stringMatching(/^[A-Z].{30,}\.$/)]);
  });

  it('can all fail', () => {
    expect([...new Set(DAMAGES.map(([name]) => name))].sort()).toEqual(allInvariants.map((i) => i.name).sort());
  });

  it.each(DAMAGES)('%s notices %s, and nothing else does', (name, _, act) => {
    const violations = checkInvariants(damaged(act));
    expect([...new Set(violations.map((v) => v.invariant))]).toEqual([name]);
  });

  it.each(ENCRYPTION_RULES)('look at $type', ({ type }) => {
    const bare = damaged((d) => d.add('Data', 'Bare', { Type: type, Properties: {} }));
    expect(encryption.check(bare).map((v) => v.where)).toContain('whole-us-east-1-Data Bare');
  });

  it('are said in words that can be acted upon', () => {
    const broken = damaged((d) => d.add('Data', 'Code', { Type: 'AWS::Lambda::Function' }));
    expect(() => assertInvariants(broken)).toThrow(
      /^plain-resources: Templates hold plain resources only.*\n {2}whole-us-east-1-Data Code: is a AWS::Lambda::Function$/,
    );
  });
});

it('tells a cache and a topic of one name apart by their services', () => {
  const made = synthBlueprint({
    name: 'namesakes',
    tier: 'growth',
    services: {
      web: { runtime: 'node', expose: 'public', reads: ['titles'], writes: ['titles'] },
      scout: { runtime: 'node', role: 'worker', publishes: ['titles'] },
    },
    stores: { titles: { kind: 'cache', dedicated: true } },
    streams: { titles: {} },
  });
  expect(checkInvariants(made)).toEqual([]);
});
