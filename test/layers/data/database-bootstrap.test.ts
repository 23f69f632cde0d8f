import type { BootstrapSpec } from '../../../lib/layers/data/database-bootstrap/capability';
import { planOrThrow } from '../../../lib/plan';
import { synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const input = (reads: readonly string[] = ['accounts'], region = 'us-east-1') =>
  blueprintOf({
    profile: 'sandbox',
    regions: [region],
    services: {
      web: { runtime: 'node', reads: [...reads], writes: ['accounts'] },
      worker: { runtime: 'node', role: 'worker', team: 'data', reads: ['accounts'] },
      idle: { runtime: 'node', role: 'worker' },
    },
    stores: { accounts: { kind: 'relational' }, titles: { kind: 'search' }, ledger: { kind: 'relational', dedicated: true } },
  });

const spec = (...args: Parameters<typeof input>) =>
  planOrThrow(input(...args)).entries.find((e) => e.id === 'database-bootstrap/main')!.spec as BootstrapSpec;

const estate = synthesize(planOrThrow(input()));

it('grants to each workload what its edges say, writing before reading', () =>
  expect(spec().stores).toEqual([
    {
      store: 'accounts',
      kind: 'relational',
      database: 'store_accounts',
      writer: 'store_accounts_writer',
      reader: 'store_accounts_reader',
      writers: ['svc_apps__web'],
      readers: ['svc_data__worker'],
    },
    {
      store: 'titles',
      kind: 'search',
      database: 'store_titles',
      writer: 'store_titles_writer',
      reader: 'store_titles_reader',
      writers: [],
      readers: [],
    },
  ]));

it('verifies the server where the root certificate of the region is known, and says so where it is not', () => {
  expect(spec().rootCertificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
  const entry = planOrThrow(blueprintOf({ regions: ['il-central-1'], stores: { accounts: { kind: 'relational' } } })).entries.find(
    (e) => e.kind === 'database-bootstrap',
  )!;
  expect(entry.spec).toEqual(expect.not.objectContaining({ rootCertificate: expect.anything() as unknown }));
  expect(entry.reason).toMatch(/the server is not verified$/);
});

describe('the manifests', () => {
  const objects = (of: Synthesized) =>
    of.manifests
      .get('streamflix-us-east-1')!
      .filter(
        (o) => o.metadata.namespace === 'strata-system' && o.metadata.labels?.['app.kubernetes.io/name'] === 'database-bootstrap-main',
      );
  const first = objects(estate);
  const jobOf = (of: readonly KubernetesObject[]) => of.find((o) => o.kind === 'Job')!;
  interface Pod {
    readonly containers: readonly [{ readonly envFrom: readonly [{ readonly configMapRef: { readonly name: string } }] }];
    readonly volumes: readonly {
      readonly name: string;
      readonly configMap?: { readonly name: string };
      readonly emptyDir?: { readonly medium?: string };
    }[];
  }
  const podOf = (of: readonly KubernetesObject[]) => (jobOf(of)['spec'] as { template: { spec: Pod } }).template.spec;

  it('make another Job of a changed graph, and leave those of other pools alone', () => {
    const changed = synthesize(planOrThrow(input(['accounts', 'titles'])));
    expect(jobOf(objects(changed)).metadata.name).not.toBe(jobOf(first).metadata.name);
    const ledger = (of: Synthesized) => of.files.get('kubernetes/streamflix-us-east-1/15-bootstrap/database-bootstrap-ledger.yaml');
    expect(ledger(changed)).toBe(ledger(estate));
    expect(jobOf(first).metadata.name).toMatch(/^database-bootstrap-main-[0-9a-f]{8}$/);
  });

  it('hold what the Job refers to', () => {
    const maps = first.filter((o) => o.kind === 'ConfigMap').map((o) => o.metadata.name);
    const pod = podOf(first);
    expect([pod.containers[0].envFrom[0].configMapRef.name, pod.volumes.find((v) => v.name === 'scripts')!.configMap!.name].sort()).toEqual(
      maps.sort(),
    );
    expect(first.filter((o) => o.kind === 'ServiceAccount').map((o) => o.metadata.name)).toEqual(['database-bootstrap-main']);
  });

  it('keep the token in memory', () =>
    expect(podOf(first).volumes.find((v) => v.name === 'credentials')).toMatchObject({ emptyDir: { medium: 'Memory' } }));

  it('verify the server with the certificate that lies beside the scripts', () => {
    const data = Object.assign({}, ...first.filter((o) => o.kind === 'ConfigMap').map((o) => o['data'])) as Record<string, string>;
    expect(data).toMatchObject({ PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/bootstrap/root-certificate.pem' });
    expect(data['root-certificate.pem']).toBe(spec().rootCertificate);
  });
});

it('lets the pods of the Job log in as the master user of their own pool, and do nothing else', () => {
  const { templates } = estate;
  const data = templates.get('streamflix-us-east-1-Data')!;
  const roles = Object.entries(data.Resources).filter(([, r]) => r.Type === 'AWS::IAM::Role');
  expect(roles.map(([id]) => id)).toEqual(['DatabaseBootstrapLedgerRole', 'DatabaseBootstrapMainRole']);
  for (const [id, role] of roles) {
    const statements = (role.Properties!['Policies'] as [{ PolicyDocument: { Statement: { Action: string[]; Resource: unknown }[] } }])[0]
      .PolicyDocument.Statement;
    expect(statements.map((s) => s.Action)).toEqual([['rds-db:connect']]);
    expect(JSON.stringify(statements[0]!.Resource)).toContain(
      id.includes('Ledger') ? '"LedgerPostgres","DbiResourceId"' : '"MainPostgres","DbiResourceId"',
    );
    expect(JSON.stringify(statements[0]!.Resource)).toMatch(/"\/strata"/);
  }
  const identity = templates.get('streamflix-us-east-1-Identity-strata-system')!;
  // Nothing of a pool is imported, so that a pool can go.
  expect(JSON.stringify(identity)).not.toContain('streamflix-us-east-1-Data:');
  expect(Object.values(identity.Resources).map((r) => r.Properties!['ServiceAccount'])).toEqual([
    'database-bootstrap-ledger',
    'database-bootstrap-main',
  ]);
});

describe('a pool on Aurora', () => {
  const growth = (profile: 'sandbox' | 'production' = 'sandbox') =>
    synthesize(
      planOrThrow(
        blueprintOf({
          tier: 'growth',
          profile,
          platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } },
          services: { web: { runtime: 'node', reads: ['accounts'], writes: ['accounts'] } },
          stores: { accounts: { kind: 'relational' } },
        }),
      ),
    );
  const s = growth();
  const objects = s.manifests
    .get('streamflix-us-east-1')!
    .filter((o) => o.metadata.labels?.['app.kubernetes.io/name'] === 'database-bootstrap-main-aurora');
  interface Command {
    readonly command: readonly string[];
  }
  const pod = (
    objects.find((o) => o.kind === 'Job')!['spec'] as {
      template: { spec: { initContainers: [Command]; containers: [Command]; volumes: { name: string; csi?: object }[] } };
    }
  ).template.spec;

  it('has its password read by the container that goes first, into memory, from a secret that the environment only names', () => {
    const data = Object.assign({}, ...objects.filter((o) => o.kind === 'ConfigMap').map((o) => o['data'])) as Record<string, string>;
    expect(data['SECRET_ARN']).toBe('${binding:streamflix-us-east-1-Data.MainAuroraPostgresSecretArn}');
    expect(pod.initContainers[0].command[2]).toContain('secretsmanager get-secret-value --secret-id "$SECRET_ARN"');
    expect(pod.containers[0].command.slice(0, 2)).toEqual(['/bin/sh', '-c']);
    expect(pod.volumes.find((v) => v.name === 'credentials')).toMatchObject({ emptyDir: { medium: 'Memory' } });
    expect(pod.volumes.filter((v) => v.csi)).toEqual([]);
  });

  it('lets the Job read one secret with one key, log in as the master user of its own cluster, and do nothing else', () => {
    const { Resources } = s.templates.get('streamflix-us-east-1-Data')!;
    const [policy] = Resources['DatabaseBootstrapMainAuroraRole']!.Properties!['Policies'] as [
      { PolicyDocument: { Statement: { Action: string[]; Resource: [unknown]; Condition?: object }[] } },
    ];
    const { Statement } = policy.PolicyDocument;
    expect(Statement.map((statement) => statement.Action)).toEqual([
      ['rds-db:connect'],
      ['secretsmanager:GetSecretValue'],
      ['kms:Decrypt'],
    ]);
    expect(JSON.stringify(Statement[0]!.Resource)).toMatch(/"MainAuroraPostgres","DBClusterResourceId".*"\/strata"/);
    expect(Statement[1]!.Resource).toEqual([{ Ref: 'MainAuroraPostgresSecret' }]);
    expect(Statement[2]!.Condition).toEqual({
      StringEquals: {
        'kms:EncryptionContext:SecretARN': { Ref: 'MainAuroraPostgresSecret' },
        'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com',
      },
    });
  });
});
