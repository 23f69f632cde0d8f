import type { WorkloadSpec } from '../../../lib/layers/services/workload/spec';
import { plan, planOrThrow } from '../../../lib/plan';
import { synthesize, type KubernetesObject } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { GROWTH } from '../observability/growth';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const WORKLOADS = ['flow/advice', 'processor/totals', 'service/mailer', 'service/prices', 'service/report', 'service/stock', 'service/web'];

const specsOf = (input: Input): readonly (readonly [string, WorkloadSpec])[] =>
  planOrThrow(blueprintOf(input))
    .entries.filter((e) => ['service', 'processor', 'flow'].includes(e.kind))
    .map((e) => [e.id, e.spec as WorkloadSpec] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const withConfig = (config: Record<string, string>): Input => ({
  ...GROWTH,
  services: { ...GROWTH.services, prices: { runtime: 'go', team: 'warehouse', config } },
});

it('tells every workload where to send what it measures, and who it is', () => {
  const specs = specsOf(GROWTH);
  expect(specs.map(([id]) => id)).toEqual(WORKLOADS);
  for (const [id, { name, team, environment, perPod, egress }] of specs) {
    expect([id, environment]).toEqual([
      id,
      expect.objectContaining({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.strata-observability.svc.cluster.local:4318',
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        OTEL_SERVICE_NAME: name,
        OTEL_METRICS_EXPORTER: 'otlp',
        OTEL_TRACES_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
        OTEL_SEMCONV_STABILITY_OPT_IN: 'http',
      }),
    ]);
    expect(perPod?.['OTEL_RESOURCE_ATTRIBUTES']?.split(',')).toEqual([
      `service.namespace=${team}`,
      `service.instance.id=${team}.$(POD_NAME).${name}`,
      'deployment.environment.name=sandbox',
      'k8s.cluster.name=shop-us-east-1',
      `k8s.namespace.name=${team}`,
      'k8s.pod.name=$(POD_NAME)',
    ]);
    expect(egress.filter((e) => e.to === 'workload' && e.team === 'strata-observability')).toEqual(
      [4317, 4318].map((port) => ({ to: 'workload', team: 'strata-observability', name: 'otel-collector', port })),
    );
  }
});

it('names a pod before what is made from its name, in Deployments and in jobs', () => {
  const objects = [...synthesize(planOrThrow(blueprintOf(GROWTH))).manifests.values()].flat();
  const containerOf = (o: KubernetesObject) => {
    const spec = o['spec'] as { template?: object; jobTemplate?: { spec: { template: object } } };
    const template = (spec.jobTemplate?.spec.template ?? spec.template) as {
      spec: { containers: { env?: { name: string; value?: string }[] }[] };
    };
    return template.spec.containers[0];
  };
  const made = objects.filter(
    (o) => ['Deployment', 'CronJob'].includes(o.kind) && !['strata-observability', 'chaoskube'].includes(o.metadata.namespace ?? ''),
  );
  expect(made.length).toBe(WORKLOADS.length);
  for (const o of made) {
    const { env = [] } = containerOf(o) ?? {};
    expect([o.metadata.name, env.map((e) => e.name)]).toEqual([o.metadata.name, ['POD_NAME', 'OTEL_RESOURCE_ATTRIBUTES']]);
  }
});

it('lets a blueprint say otherwise what is sent, but not where to or by whom', () => {
  const [, spec] =
    specsOf(withConfig({ OTEL_TRACES_EXPORTER: 'console', OTEL_METRIC_EXPORT_INTERVAL: '15000' })).find(
      ([id]) => id === 'service/prices',
    ) ?? [];
  expect(spec?.environment).toMatchObject({ OTEL_TRACES_EXPORTER: 'console', OTEL_METRIC_EXPORT_INTERVAL: '15000' });
  for (const variable of [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_PROTOCOL',
    'OTEL_SERVICE_NAME',
    'OTEL_RESOURCE_ATTRIBUTES',
    'POD_NAME',
  ])
    expect(plan(blueprintOf(withConfig({ [variable]: 'x' }))).diagnostics.map((d) => [d.code, d.path])).toEqual([
      ['BP313', ['services', 'prices', 'config', variable]],
    ]);
});

it('gives nothing of it where CloudWatch is all there is, and leaves the names to the blueprint', () => {
  const own = { OTEL_SERVICE_NAME: 'mine', POD_NAME: 'mine' };
  const startup = specsOf({ services: { web: { runtime: 'node', config: own } } });
  expect(startup.map(([, { environment }]) => environment)).toEqual([expect.objectContaining(own)]);
  const chosen = specsOf({ ...GROWTH, platform: { ...GROWTH.platform, metrics: 'cloudwatch' } });
  for (const [id, { environment }] of chosen) expect([id, Object.keys(environment).filter((v) => v.startsWith('OTEL_'))]).toEqual([id, []]);
  for (const [id, { perPod, egress }] of [...startup, ...chosen]) {
    expect([id, perPod]).toEqual([id, undefined]);
    expect(JSON.stringify(egress)).not.toContain('strata-observability');
  }
});
