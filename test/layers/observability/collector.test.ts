import { parse } from 'yaml';
import { collector } from '../../../lib/facts/prometheus';
import { bindFiles } from '../../../lib/kubernetes';
import { COLLECTOR_JOB } from '../../../lib/layers/observability/collector/names';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import { synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { GROWTH } from './growth';

const FILE = 'kubernetes/shop-us-east-1/10-platform/otel-collector.yaml';

let s: Synthesized;
let objects: readonly KubernetesObject[];
beforeAll(() => {
  s = synthesize(planOrThrow(blueprintOf(GROWTH)));
  objects = [...s.manifests.values()].flat();
});
const mine = (kind: string): KubernetesObject =>
  objects.find(
    (o) => o.kind === kind && o.metadata.namespace === 'strata-observability' && o.metadata.name.startsWith('otel-collector'),
  ) as KubernetesObject;
const spec = <T>(o: KubernetesObject): T => o['spec'] as T;
const configMaps = () =>
  objects
    .filter((o) => o.kind === 'ConfigMap' && o.metadata.namespace === 'strata-observability')
    .map((o) => [o.metadata.name, o['data'] as Record<string, string>] as const);
const config = () =>
  parse(configMaps().flatMap(([, data]) => data['collector.yaml'] ?? [])[0] ?? '') as {
    receivers: object;
    exporters: Record<string, { endpoint: string; auth: { authenticator: string } }>;
    extensions: Record<string, object>;
    service: { extensions: string[]; pipelines: Record<string, Record<string, string[]>>; telemetry: { resource: object } };
  };

it('runs once in a sandbox, and in production twice or more, with a budget and room on the nodes', () => {
  expect(spec<{ replicas: number }>(mine('Deployment')).replicas).toBe(1);
  const entry = planOrThrow(blueprintOf({ ...GROWTH, profile: 'production' })).entries.find((e) => e.id === 'collector/main') as PlanEntry;
  expect(entry.size).toMatchObject({ minReplicas: 2, maxReplicas: 6 });
  const cpuOf = (input: object) =>
    (planOrThrow(blueprintOf({ ...GROWTH, ...input })).entries.find((e) => e.id === 'node-pool/general') as PlanEntry<{ cpu: number }>)
      .reason;
  expect(cpuOf({})).not.toBe(cpuOf({ platform: { ...GROWTH.platform, metrics: 'cloudwatch' } }));
  const { diagnostics } = plan(blueprintOf({ ...GROWTH, overrides: { 'collector/main': { minReplicas: 0 } } }));
  expect(diagnostics.map((d) => d.code)).toEqual(['BP308']);
});

it('stands ready where there are stores and nobody yet who sends', () => {
  const { manifests } = synthesize(planOrThrow(blueprintOf({ name: 'shop', tier: 'growth', stores: { people: { kind: 'key-value' } } })));
  const policy = [...manifests.values()].flat().find((o) => o.kind === 'NetworkPolicy' && o.metadata.name === 'otel-collector');
  expect(policy?.['spec']).not.toHaveProperty('ingress');
});

it('takes OTLP and writes to the workspace, and every part of its configuration is there that another one names', () => {
  const { receivers, exporters, extensions, service } = config();
  expect(receivers).toEqual({
    otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } },
  });
  expect(exporters['prometheus_remote_write']).toMatchObject({
    endpoint: '${env:METRICS_WORKSPACE_URL}/api/v1/remote_write',
    auth: { authenticator: 'sigv4auth' },
  });
  expect(extensions['sigv4auth']).toEqual({ region: 'us-east-1', service: 'aps' });
  expect(service.extensions).toEqual(Object.keys(extensions));
  expect(Object.keys(service.pipelines)).toEqual(['metrics']);
  const whole = config() as unknown as Record<string, object>;
  for (const [section, names] of Object.entries(service.pipelines['metrics'] ?? {}))
    for (const name of names) expect([section, name, name in (whole[section] ?? {})]).toEqual([section, name, true]);
  expect(service.pipelines['metrics']?.['processors']).toEqual(['memory_limiter', 'batch']); // the limiter first
});

it('measures itself under the name that its alerts look for', () => {
  const { resource } = config().service.telemetry as { resource: { attributes: { name: string; value: string }[] } };
  const of = Object.fromEntries(resource.attributes.map(({ name, value }) => [name, value]));
  expect(`${of['service.namespace']}/${of['service.name']}`).toBe(COLLECTOR_JOB);
  expect(of['service.instance.id']).toContain('${env:POD_NAME}');
  expect(collector.sent).toMatch(/^otelcol_exporter_/);
});

it('keeps Go below the limit at which it takes no more', () => {
  const environment = configMaps().find(([, data]) => 'GOMEMLIMIT' in data)?.[1];
  expect(environment).toMatchObject({
    GOMEMLIMIT: '327MiB', // 512 MiB × 0.8 × 0.8
    METRICS_WORKSPACE_URL: '${binding:shop-us-east-1-Observability.MetricsWorkspaceUrl}',
  });
});

it('is probed where it answers, and runs as the user of its image', () => {
  const pod = spec<{ template: { spec: { containers: Record<string, unknown>[]; securityContext: object } } }>(mine('Deployment')).template
    .spec;
  expect(pod.securityContext).toMatchObject({ runAsUser: 4317, runAsGroup: 4317, runAsNonRoot: true });
  expect(pod.containers[0]).toMatchObject({
    args: ['--config=/etc/otel-collector/collector.yaml'],
    env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    readinessProbe: { httpGet: { port: 13133, path: '/' } },
  });
  expect(pod.containers[0]).not.toHaveProperty('command');
});

it('admits the teams on its two ports, and reaches names, credentials and the outside', () => {
  const policy = spec<{ ingress: object[]; egress: { to: { ipBlock?: { cidr: string } }[]; ports: { port: number }[] }[] }>(
    mine('NetworkPolicy'),
  );
  const from = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  expect(policy.ingress).toEqual([
    {
      from: [from('apps'), from('warehouse')],
      ports: [
        { protocol: 'TCP', port: 4317 },
        { protocol: 'TCP', port: 4318 },
      ],
    },
  ]);
  expect(policy.egress.map((e) => [e.to[0]?.ipBlock?.cidr, e.ports.map((p) => p.port)])).toEqual([
    ['172.20.0.10/32', [53, 53]],
    ['169.254.170.23/32', [80]],
    ['0.0.0.0/0', [443]],
  ]);
  expect(spec<{ ports: { name: string; port: number }[] }>(mine('Service')).ports.map((p) => [p.name, p.port])).toEqual([
    ['http', 4318],
    ['grpc', 4317],
  ]);
});

it('rolls when the workspace is another one', () => {
  const files = new Map([[FILE, s.files.get(FILE) as string]]);
  const bound = (url: string) => {
    const { files: out, misplaced, unresolved } = bindFiles(files, { 'shop-us-east-1-Observability': { MetricsWorkspaceUrl: url } });
    expect([misplaced, unresolved]).toEqual([[], []]);
    return out.get(FILE) as string;
  };
  const names = (text: string) => [...text.matchAll(/name: (otel-collector-[0-9a-f]{8})$/gm)].map(([, name]) => name);
  const one = bound('https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1');
  expect(one).toContain('https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1"');
  expect(names(one).length).toBe(2); // of the map, and in the pod
  expect(new Set(names(one)).size).toBe(1);
  expect(names(bound('https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-2'))).not.toEqual(names(one));
});

it('has a namespace of its own, which no team can have at any tier', () => {
  expect(objects.filter((o) => o.kind === 'Namespace').map((o) => o.metadata.name)).toContain('strata-observability');
  for (const tier of ['startup', 'growth'] as const) {
    const { diagnostics } = plan(
      blueprintOf({
        ...GROWTH,
        tier,
        services: { web: { runtime: 'node', team: 'strata-observability' } },
        streams: {},
        processors: {},
        flows: {},
      }),
    );
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => [d.code, d.path])).toEqual([
      ['BP314', ['services', 'web', 'team']],
    ]);
  }
});
