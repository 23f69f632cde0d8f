import { imageReference, placeholder } from '../../../lib/facts/images';
import type { BlueprintInput, Service } from '../../../lib/blueprint';
import { plan } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import type { WorkloadSpec } from '../../../lib/layers/services/workload/spec';
import { entryOf, objectOf, problemsOf, SHOP, synthesized } from './estate';

const specOf = (id: string, more: Partial<BlueprintInput> = {}) => entryOf<WorkloadSpec>({ ...SHOP, ...more }, id).spec;

describe('the environment', () => {
  it('says where a service listens and lives, and what the user set', () => {
    expect(specOf('service/web').environment).toMatchObject({ PORT: '8080', AWS_REGION: 'us-east-1', FEATURE_BASKET: 'on' });
    expect(specOf('service/mailer').environment).not.toHaveProperty('PORT');
  });

  it("gives a caller the callee's address, and patience by the callee's objective", () => {
    expect(specOf('service/web').environment).toMatchObject({
      SERVICE_STOCK_URL: 'http://stock.warehouse.svc.cluster.local:9000',
      SERVICE_STOCK_TIMEOUT_MS: '500',
      SERVICE_STOCK_RETRIES: '1',
    });
  });

  it.each([
    [90, '2'],
    [99, '1'],
    [99.9, '1'],
    [99.99, '0'],
    [99.999, '0'],
  ])('repeats a call to a service of %d %% availability %s times at most', (availability, retries) => {
    const services = { ...SHOP.services, stock: { ...SHOP.services?.['stock'], runtime: 'node' as const, slo: { availability } } };
    expect(specOf('service/web', { services }).environment).toMatchObject({
      SERVICE_STOCK_RETRIES: retries,
      SERVICE_STOCK_TIMEOUT_MS: '1000',
    });
  });

  it('names stores and streams, by binding where only a deployment knows', () => {
    const { environment } = specOf('service/web');
    expect(environment).toMatchObject({ STORE_ORDERS_ENGINE: 'postgres', STORE_IMAGES_ENGINE: 's3', STREAM_SALES_ENGINE: 'sqs' });
    expect(environment['STORE_ORDERS_HOST']).toBe('${binding:shop-us-east-1-Data.MainPostgresEndpoint}');
    expect(environment['STREAM_SALES_TOPIC_ARN']).toBe('${binding:shop-us-east-1-Streaming.SalesSnsArn}');
    expect(specOf('processor/totals').environment).toMatchObject({
      PROCESSOR_WINDOW_SECONDS: '300',
      STREAM_SALES_INBOX_URL: '${binding:shop-us-east-1-Streaming.SalesSqsTotalsUrl}',
    });
  });

  // The language refuses the names that it knows of; what a capability from outside sets, only the plan can see.
  it('may not be set in two ways: the clash is shown where the user wrote it', () => {
    const blueprint = blueprintOf(SHOP);
    const web = blueprint.services['web'] as Service;
    const clashing = {
      ...blueprint,
      services: { ...blueprint.services, web: { ...web, config: { STORE_ORDERS_HOST: 'x', STORE_OTHER: 'fine' } } },
    };
    expect(plan(clashing).diagnostics.filter((d) => d.severity === 'error')).toMatchObject([
      { code: 'BP313', path: ['services', 'web', 'config', 'STORE_ORDERS_HOST'], at: 'key' },
    ]);
  });
});

describe('the image', () => {
  it('is the one that the blueprint names, whatever else is said', () => {
    const services = { web: { runtime: 'node' as const, image: 'docker.io/acme/web:1.2' } };
    for (const images of ['built', 'placeholder'] as const)
      expect(specOf('service/web', { services, processors: {}, flows: {}, images })).toMatchObject({ image: 'docker.io/acme/web:1.2' });
  });

  it.each(['service/web', 'service/mailer', 'service/report', 'processor/totals', 'flow/advice'])(
    'of %s is the one that is built for it',
    (id) => {
      const { image, command, args, name } = specOf(id);
      const pascal = name[0]?.toUpperCase() + name.slice(1);
      expect(image).toBe(`\${binding:shop-us-east-1-Registry-apps.${pascal}RepositoryUri}:initial`);
      expect([command, args]).toEqual([undefined, undefined]);
    },
  );

  it.each([
    [
      'service/web',
      {
        args: ['netexec', '--http-port=8080', '--udp-port=-1', '--http-override=/', '--delay-shutdown=5'],
        health: { path: '/healthz', port: 8080 },
      },
    ],
    ['service/stock', { args: expect.arrayContaining(['--http-port=9000']) as unknown, health: { path: '/ready', port: 9000 } }],
    ['service/idle', { args: expect.arrayContaining(['--http-port=8080']) as unknown, health: { port: 8080 } }],
    ['service/mailer', { args: ['pause'] }],
    ['service/report', { command: ['/bin/true'] }],
    ['processor/totals', { args: ['pause'] }],
    ['flow/advice', { command: ['/bin/true'] }],
  ])('of %s is a stand-in that does what its probes and its schedule expect', (id, expected) => {
    expect(specOf(id, { images: 'placeholder' })).toMatchObject({ image: imageReference(placeholder), ...expected });
  });

  it('that stands in for a worker with a probe answers it', () => {
    const services = { mailer: { runtime: 'node' as const, role: 'worker' as const, health: { path: '/ok', port: 7000 } } };
    expect(specOf('service/mailer', { services, processors: {}, streams: {}, images: 'placeholder' })).toMatchObject({
      args: expect.arrayContaining(['--http-port=7000']) as unknown,
      health: { path: '/ok', port: 7000 },
    });
  });
});

describe('sizes', () => {
  it.each([
    ['service/web', { minReplicas: 2 }],
    ['service/mailer', { minReplicas: 1 }],
    ['service/report', { deadlineSeconds: 21_600, retries: 2 }],
    ['flow/advice', { cpu: '1', memory: '2Gi' }],
  ])('of %s', (id, size) => expect(entryOf(SHOP, id).size).toMatchObject(size));

  it.each([
    ['cpu', 'lots'],
    ['cpu', '0m'],
    ['memory', '512'],
    ['memory', '0Mi'],
    ['minReplicas', 0],
    ['minReplicas', 1.5],
  ])('that an override makes impossible are refused where it stands: %s %p', (field, value) => {
    expect(problemsOf({ ...SHOP, overrides: { 'service/web': { [field]: value } } })).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'service/web', field] }),
    );
  });

  it('with fewest above most mean that many, always', () => {
    const s = synthesized({ ...SHOP, overrides: { 'service/web': { minReplicas: 9 } } });
    expect(objectOf(s, 'Deployment', 'web')).toMatchObject({ spec: { replicas: 9 } });
    expect(objectOf(s, 'HorizontalPodAutoscaler', 'web')).toBeUndefined();
  });
});

describe('schedules', () => {
  it.each([
    ['hourly', /^\d{1,2} \* \* \* \*$/],
    ['daily', /^\d{1,2} 3 \* \* \*$/],
    ['weekly', /^\d{1,2} 3 \* \* 0$/],
    ['*/5  8-18 * *   MON-FRI', /^\*\/5 8-18 \* \* MON-FRI$/],
  ])('%s', (schedule, cron) => {
    const services = { report: { runtime: 'node' as const, role: 'job' as const, schedule } };
    expect(specOf('service/report', { services, processors: {}, flows: {}, streams: {} }).schedule).toMatch(cron);
  });

  it.each([
    ['hourly', 2_880],
    ['7 * * * *', 2_880],
    ['*/15 * * * *', 720],
    ['0,45 * * * *', 720],
    ['* * * * *', 600],
    ['55 8-18/2 * * MON-FRI', 5_760],
    ['0 23,1 * * *', 5_760],
    ['30 3 * * 1', 21_600],
    ['daily', 21_600],
    ['weekly', 86_400],
  ])('a run of %s is given up after %i seconds', (schedule, deadlineSeconds) => {
    const services = { report: { runtime: 'node' as const, role: 'job' as const, schedule } };
    expect(entryOf({ services }, 'service/report').size).toMatchObject({ deadlineSeconds });
  });

  it('by a word do not all begin in the same minute', () => {
    const job = { runtime: 'node' as const, role: 'job' as const, schedule: 'daily' };
    const services = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`job-${i}`, job]));
    const minutes = Object.keys(services).map(
      (name) => specOf(`service/${name}`, { services, processors: {}, flows: {}, streams: {} }).schedule,
    );
    expect(new Set(minutes).size).toBeGreaterThan(5);
  });
});
