import { CanaryRollout, stepsFor, type CanaryRolloutProps } from '../../../lib/layers/delivery';
import type { RolloutSize, RolloutSpec } from '../../../lib/layers/delivery/canary/capability';
import { planOrThrow } from '../../../lib/plan';
import { objectsIn } from '../../kubernetes/objects';
import { blueprintOf } from '../../support/blueprint';
import { entryOf, objectOf, problemsOf, synthesized } from '../services/estate';
import { GROWTH_SHOP } from './growth-shop';

describe('the steps', () => {
  it.each([
    [1, [50]],
    [2, [50]],
    [3, [50]],
    [4, [25, 50]],
    [9, [25, 50]],
    [10, [10, 25, 50]],
    [500, [10, 25, 50]],
  ])('of %i pods have no share smaller than one pod: %j', (pods, weights) => expect(stepsFor(pods)).toEqual(weights));
});

interface Built {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, unknown>;
}

const PROPS: CanaryRolloutProps = {
  name: 'web',
  component: 'site',
  partOf: 'shop',
  team: 'apps',
  minReplicas: 4,
  maxReplicas: 20,
  weights: [25, 50],
  health: { port: 8080, path: '/healthz' },
};
const build = (props: Partial<CanaryRolloutProps> = {}) =>
  objectsIn<Built>((chart) => new CanaryRollout(chart, 'Canary', { ...PROPS, ...props }), 'apps');

describe('a canary', () => {
  it('takes the template of the Deployment of its name, and its pods over one by one', () => {
    expect(build().get('Rollout')?.spec).toMatchObject({
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', scaleDown: 'progressively' },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
    });
    expect(build().get('Rollout')?.spec).not.toHaveProperty('template');
  });

  it('waits at each share, never has fewer pods than before, and goes back by itself when pods do not come up', () => {
    expect(build({ pauseSeconds: 60 }).get('Rollout')?.spec).toMatchObject({
      progressDeadlineSeconds: 600,
      progressDeadlineAbort: true,
      revisionHistoryLimit: 5,
      strategy: {
        canary: {
          maxSurge: '25%',
          maxUnavailable: 0,
          steps: [{ setWeight: 25 }, { pause: { duration: '60s' } }, { setWeight: 50 }, { pause: { duration: '60s' } }],
        },
      },
    });
  });

  it.each([
    [{}, 10],
    [{ behindLoadBalancer: true }, 20],
  ])('counts a pod only after it was well for a while: %j', (props, seconds) =>
    expect(build(props).get('Rollout')?.spec).toMatchObject({ minReadySeconds: seconds }),
  );

  it('leaves the number of pods to the autoscaler, which scales the Rollout', () => {
    const objects = build();
    expect(objects.get('Rollout')?.spec).not.toHaveProperty('replicas');
    expect(objects.get('HorizontalPodAutoscaler')?.spec).toMatchObject({
      minReplicas: 4,
      maxReplicas: 20,
      scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' },
    });
  });

  it('states the number where nothing scales', () => {
    const objects = build({ maxReplicas: 4 });
    expect(objects.get('Rollout')?.spec).toMatchObject({ replicas: 4 });
    expect(objects.has('HorizontalPodAutoscaler')).toBe(false);
  });
});

describe('at growth', () => {
  const ids = (platform: object): string[] =>
    planOrThrow(blueprintOf({ ...GROWTH_SHOP, platform: { metrics: 'cloudwatch', ...platform } }))
      .entries.filter((e) => e.kind === 'rollout' || e.id === 'release/argo-rollouts')
      .map((e) => e.id)
      .sort();

  it('every service that listens has one, and nothing else', () => {
    expect(ids({})).toEqual(['release/argo-rollouts', 'rollout/stock', 'rollout/web']);
    expect(entryOf<RolloutSpec>(GROWTH_SHOP, 'rollout/web')).toMatchObject({
      size: { weights: [25, 50], pauseSeconds: 300 },
      spec: { minReplicas: 4, maxReplicas: 20, behindLoadBalancer: true },
    });
  });

  it('the Deployment keeps all but the number and the autoscaler', () => {
    const s = synthesized(GROWTH_SHOP);
    const apps = [...s.files].find(([path]) => path.endsWith('20-services/apps-web.yaml'))?.[1] ?? '';
    expect(objectOf(s, 'Deployment', 'web')?.['spec']).not.toHaveProperty('replicas');
    expect(objectOf(s, 'Deployment', 'stock')?.['spec']).not.toHaveProperty('replicas');
    expect(objectOf(s, 'HorizontalPodAutoscaler', 'web')).toMatchObject({ spec: { scaleTargetRef: { kind: 'Rollout' } } });
    expect(apps).not.toContain('HorizontalPodAutoscaler');
    expect(objectOf(s, 'Deployment', 'mailer')).toBeDefined();
    expect(objectOf(s, 'Rollout', 'mailer')).toBeUndefined();
  });

  it.each([{ delivery: { strategy: 'rolling' } }, { delivery: { engine: 'kubernetes' } }])(
    'none is made where it is refused: %j',
    (platform) => {
      expect(ids(platform)).toEqual([]);
      const s = synthesized({ ...GROWTH_SHOP, platform: { metrics: 'cloudwatch', ...platform } as never });
      expect(objectOf(s, 'HorizontalPodAutoscaler', 'web')).toMatchObject({ spec: { scaleTargetRef: { kind: 'Deployment' } } });
      expect(objectOf(s, 'Deployment', 'stock')).toMatchObject({ spec: { replicas: 3 } });
    },
  );

  it.each([[[50, 10]], [[]], [[100]], [['10']]])('shares that are none are refused where they stand: %j', (weights) => {
    expect(problemsOf({ ...GROWTH_SHOP, overrides: { 'rollout/web': { weights } } })).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'rollout/web', 'weights'] }),
    );
  });

  it('takes other shares and times', () => {
    const { size } = entryOf({ ...GROWTH_SHOP, overrides: { 'rollout/web': { weights: [5, 20], pauseSeconds: 30 } } }, 'rollout/web');
    expect(size as RolloutSize).toMatchObject({ weights: [5, 20], pauseSeconds: 30 });
  });
});

describe('at startup', () => {
  it('there is none, and asking for one says from which tier on', () => {
    const services = { web: { runtime: 'node' as const } };
    expect(
      planOrThrow(blueprintOf({ services })).entries.filter((e) => ['rollout', 'release', 'chaos', 'policies'].includes(e.kind)),
    ).toEqual([]);
    expect(problemsOf({ services, platform: { delivery: { engine: 'argo-rollouts' } } })).toEqual([
      expect.objectContaining({
        code: 'BP305',
        path: ['platform', 'delivery', 'engine'],
        hint: expect.stringContaining('growth tier') as string,
      }),
    ]);
  });
});
