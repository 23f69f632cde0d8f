import { basename } from 'node:path';
import type { Synthesized, Template, TemplateResource } from '../../lib/testing';
import { estates, synthesizeFile } from '../support/estates';

/** Types whose loss loses data: DESIGN section 5, "Stateful, kept in production". */
const STATEFUL = new Set([
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::KMS::Key',
  'AWS::ECR::Repository',
  'AWS::Backup::BackupVault',
  'AWS::SecretsManager::Secret',
  'AWS::RDS::DBCluster',
  'AWS::DynamoDB::GlobalTable',
  'AWS::APS::Workspace',
  'AWS::OpenSearchService::Domain',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::MSK::Cluster',
  'AWS::MSK::Topic',
]);

/** Actions that AWS's service authorization reference lists without a resource type: they take `*` and nothing else. */
const WITHOUT_RESOURCE = [
  'logs:DescribeLogGroups',
  'tag:GetResources',
  'ec2:DescribeVolumes',
  'cloudwatch:PutMetricData',
  'kafka:GetBootstrapBrokers', // docs/decisions/0018
];

interface Statement {
  readonly Effect: string;
  readonly Action?: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const resources = (s: Synthesized): [string, string, TemplateResource, Template][] =>
  [...s.templates].flatMap(([stack, t]) =>
    Object.entries(t.Resources).map(([id, r]): [string, string, TemplateResource, Template] => [stack, id, r, t]),
  );

/** Every policy statement anywhere in a template's resource, with where it stands. */
const statements = (value: unknown, at = ''): [string, Statement][] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { Statement?: Statement | Statement[] }).Statement;
  const found: [string, Statement][] = own ? list(own).map((s): [string, Statement] => [at, s]) : [];
  return [...found, ...Object.entries(value).flatMap(([key, inner]) => statements(inner, `${at}.${key}`))];
};

describe.each(estates().map(([file, profile]) => [basename(file), profile, file] as const))('%s as %s', (_, profile, file) => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesizeFile(file, profile);
  });
  const of = (type: string) => resources(s).filter(([, , r]) => r.Type === type);
  const props = <T>(r: TemplateResource): T => (r.Properties ?? {}) as T;

  it('is made of plain resources only', () => {
    for (const [stack, id, { Type }] of resources(s))
      expect(`${stack} ${id} ${Type}`).not.toMatch(/ (Custom::|AWS::Lambda::|AWS::CloudFormation::(Stack|CustomResource))/);
    for (const template of s.templates.values()) expect(template.Parameters ?? {}).toEqual({});
    for (const [path, text] of s.files)
      if (path.endsWith('.assets.json')) {
        const { files, dockerImages } = JSON.parse(text) as { files: Record<string, { source: { path: string } }>; dockerImages: object };
        expect(Object.values(files).map((f) => f.source.path)).toEqual([path.replace('.assets.json', '.template.json')]);
        expect(dockerImages).toEqual({});
      }
  });

  it('promises in the plan exactly what is stateful in the templates', () => {
    const promised = s.plan.entries.flatMap((e) => e.stateful.map((r) => `${r.stack} ${r.logicalId} ${r.type}`));
    const made = resources(s)
      .filter(([, , r]) => STATEFUL.has(r.Type))
      .map(([stack, id, r]) => `${stack} ${id} ${r.Type}`);
    expect(made.sort()).toEqual(promised.sort());
  });

  it('says of everything stateful whether it stays', () => {
    for (const [stack, id, r] of resources(s).filter(([, , { Type }]) => STATEFUL.has(Type))) {
      const policy = `${stack} ${id} ${r.DeletionPolicy ?? 'unsaid'} ${r.UpdateReplacePolicy ?? 'unsaid'}`;
      if (profile === 'production') expect(policy).toMatch(/ (Retain|RetainExceptOnCreate|Snapshot) (Retain|Snapshot)$/);
      else expect(policy).toMatch(/ Delete Delete$/);
    }
  });

  it('has every output that the plan promises, and every one that a manifest names', () => {
    const outputs = new Set([...s.templates].flatMap(([stack, t]) => Object.keys(t.Outputs ?? {}).map((o) => `${stack}.${o}`)));
    for (const name of s.plan.entries.flatMap((e) => e.provides)) expect([name, outputs.has(name)]).toEqual([name, true]);
    for (const [path, text] of s.files)
      if (path.startsWith('kubernetes/'))
        for (const [, name = ''] of text.matchAll(/\$\{binding:([^}]+)\}/g))
          expect([path, name, outputs.has(name)]).toEqual([path, name, true]);
  });

  it('has every entry that another one needs', () => {
    const ids = new Set(s.plan.entries.map((e) => e.id));
    for (const entry of s.plan.entries)
      for (const need of entry.needs) expect([entry.id, need, ids.has(need)]).toEqual([entry.id, need, true]);
  });

  it('lets no statement reach everything', () => {
    const allowed = resources(s).flatMap(([stack, id, r]) =>
      statements(r.Properties)
        .filter(([, statement]) => statement.Effect === 'Allow')
        .map(([at, statement]) => [stack, id, r, at, statement] as const),
    );
    for (const [stack, id, r, at, statement] of allowed) {
      for (const action of list(statement.Action)) {
        const where = `${stack} ${id}${at} ${action}`;
        if (r.Type !== 'AWS::KMS::Key') expect(where).not.toMatch(/ (\*|[a-z0-9-]+:\*)$/);
        if (r.Type !== 'AWS::KMS::Key' && list(statement.Resource).includes('*')) expect([...WITHOUT_RESOURCE, where]).toContain(action);
      }
      if (statement.Principal === '*' || JSON.stringify(statement.Principal) === '{"AWS":"*"}')
        throw new Error(`${stack} ${id}${at} lets everybody in`);
    }
  });

  it('encrypts and closes every bucket', () => {
    for (const [stack, id, r, t] of of('AWS::S3::Bucket')) {
      expect([stack, id, props<{ PublicAccessBlockConfiguration: object }>(r).PublicAccessBlockConfiguration]).toEqual([
        stack,
        id,
        { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      ]);
      expect(r.Properties).toHaveProperty('BucketEncryption');
      const policies = Object.values(t.Resources).filter(
        (p) => p.Type === 'AWS::S3::BucketPolicy' && JSON.stringify(p.Properties?.['Bucket']).includes(id),
      );
      expect([id, JSON.stringify(policies)]).toEqual([id, expect.stringContaining('aws:SecureTransport')]);
    }
  });

  it('encrypts databases, queues, topics, logs and the secrets of the cluster', () => {
    for (const [, id, r] of of('AWS::RDS::DBInstance'))
      // An instance of Aurora has the storage and the users of its cluster.
      expect([id, r.Properties]).toEqual([
        id,
        expect.objectContaining(
          r.Properties?.['DBClusterIdentifier'] === undefined
            ? { StorageEncrypted: true, PubliclyAccessible: false, EnableIAMDatabaseAuthentication: true }
            : { PubliclyAccessible: false },
        ),
      ]);
    for (const [, id, r] of of('AWS::DynamoDB::GlobalTable')) {
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } })]);
      for (const replica of props<{ Replicas: object[] }>(r).Replicas)
        expect([id, replica]).toEqual([
          id,
          expect.objectContaining({
            SSESpecification: { KMSMasterKeyId: expect.anything() as unknown },
            PointInTimeRecoverySpecification: expect.objectContaining({ PointInTimeRecoveryEnabled: true }) as unknown,
            DeletionProtectionEnabled: profile === 'production',
          }),
        ]);
    }
    for (const [, id, r] of of('AWS::OpenSearchService::Domain')) {
      expect([id, r.Properties]).toEqual([
        id,
        expect.objectContaining({
          EncryptionAtRestOptions: { Enabled: true, KmsKeyId: expect.anything() as unknown },
          NodeToNodeEncryptionOptions: { Enabled: true },
          DomainEndpointOptions: expect.objectContaining({ EnforceHTTPS: true }) as unknown,
          VPCOptions: expect.objectContaining({ SecurityGroupIds: [expect.anything()] }) as unknown,
        }),
      ]);
      // Without it an upgrade of the version would be another domain, without data.
      expect([id, (r as { UpdatePolicy?: object }).UpdatePolicy]).toEqual([id, { EnableVersionUpgrade: true }]);
    }
    for (const [, id, r] of of('AWS::RDS::DBCluster'))
      expect([id, r.Properties]).toEqual([
        id,
        expect.objectContaining({ StorageEncrypted: true, EnableIAMDatabaseAuthentication: true, KmsKeyId: expect.anything() as unknown }),
      ]);
    for (const [, id, r] of of('AWS::SecretsManager::Secret'))
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ KmsKeyId: expect.anything() as unknown })]);
    for (const [, id, r] of of('AWS::ElastiCache::ReplicationGroup'))
      expect([id, r.Properties]).toEqual([
        id,
        expect.objectContaining({
          TransitEncryptionEnabled: true,
          AtRestEncryptionEnabled: true,
          KmsKeyId: expect.anything() as unknown,
          UserGroupIds: [expect.anything()],
        }),
      ]);
    for (const [, id, r] of of('AWS::MSK::Cluster'))
      expect([id, r.Properties]).toEqual([
        id,
        expect.objectContaining({
          EncryptionInfo: {
            EncryptionAtRest: { DataVolumeKMSKeyId: expect.anything() as unknown },
            EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
          },
          ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: false } }, Unauthenticated: { Enabled: false } },
        }),
      ]);
    for (const [, id, r] of of('AWS::SQS::Queue'))
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ KmsMasterKeyId: expect.anything() as unknown })]);
    for (const [, id, r] of of('AWS::SNS::Topic'))
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ KmsMasterKeyId: expect.anything() as unknown })]);
    for (const [, id, r] of of('AWS::Logs::LogGroup'))
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ RetentionInDays: expect.any(Number) as unknown })]);
    for (const [, id, r] of of('AWS::EKS::Cluster'))
      expect([id, r.Properties]).toEqual([id, expect.objectContaining({ EncryptionConfig: expect.anything() as unknown })]);
  });

  it('gives each user of a cache IAM, keys of one store, and no command that looks beyond them', () => {
    for (const [, id, r] of of('AWS::ElastiCache::User')) {
      const { AccessString, AuthenticationMode } = props<{ AccessString: string; AuthenticationMode: object }>(r);
      expect([id, AuthenticationMode]).toEqual([id, { Type: 'iam' }]);
      expect([id, AccessString]).toEqual([
        id,
        expect.stringMatching(/^(off ~\* -@all|on ~[a-z][a-z0-9-]*:\* -@all .*-@dangerous .*-dbsize -randomkey -scan)$/),
      ]);
    }
  });

  it('opens no security group to the world', () => {
    for (const [stack, id, r] of resources(s)) {
      if (!/^AWS::EC2::SecurityGroup(Ingress)?$/.test(r.Type)) continue;
      const rules = [
        ...list((r.Properties as { SecurityGroupIngress?: object[] }).SecurityGroupIngress),
        ...(r.Type.endsWith('Ingress') ? [r.Properties] : []),
      ];
      for (const rule of rules)
        expect([stack, id, JSON.stringify(rule)]).toEqual([stack, id, expect.not.stringMatching(/0\.0\.0\.0\/0|::\/0/)]);
    }
  });

  it('keeps passwords out', () => {
    for (const [path, text] of s.files)
      expect([path, /"SecretString"|kind: Secret\b|BEGIN [A-Z ]*PRIVATE KEY/.test(text)]).toEqual([path, false]);
    // A password may be generated where it is kept, and be read from there when the database is made.
    for (const [stack, id, r] of resources(s)) {
      const { MasterUserPassword: password, ...rest } = props<Record<string, unknown>>(r);
      expect([stack, id, JSON.stringify(rest)]).toEqual([stack, id, expect.not.stringMatching(/"[A-Za-z]*Password"/)]);
      if (password === undefined) continue;
      const parts = (password as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
      expect([stack, id, parts]).toEqual([
        stack,
        id,
        ['', ['{{resolve:secretsmanager:', { Ref: expect.any(String) as string }, ':SecretString:password::}}']],
      ]);
    }
    for (const [, id, r] of of('AWS::SecretsManager::Secret'))
      expect([id, Object.keys(r.Properties ?? {}).filter((key) => /SecretString/.test(key))]).toEqual([id, ['GenerateSecretString']]);
  });
});
