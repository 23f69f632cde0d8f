import type { KubernetesObject } from '../../lib/change';
import { apiLives } from '../../lib/facts/kubernetes-apis';
import { upgradeOf, type Estate, type Status, type Upgrade } from '../../lib/upgrade';
import { isMinor, minorOf, minorsBetween, pathOf } from '../../lib/upgrade/minor';
import { autoscaler, budget, object, pool, workload } from './objects';

const DAY = '2026-11-26';

const OWN: Estate = {
  name: 'shop',
  kubernetes: '1.36',
  clusters: [{ name: 'shop-us-east-1', region: 'us-east-1', folder: 'shop-us-east-1', autoMode: true, own: true, supportType: 'STANDARD' }],
  addons: [],
  components: [],
  argoCd: false,
  manifests: [],
};

const SHARED: Estate = {
  ...OWN,
  clusters: [{ name: 'Shared_1', region: 'us-east-1', folder: 'shop-us-east-1', autoMode: false, own: false }],
};

const withObjects = (objects: readonly KubernetesObject[], of: Estate = OWN): Estate => ({
  ...of,
  manifests: [{ name: 'shop-us-east-1', objects }],
});

const told = ({ findings }: Upgrade): readonly (readonly [Status, string])[] => findings.map((f) => [f.status, f.subject]);

describe('minor versions', () => {
  it.each([
    ['1.36', '1.37', 1],
    ['1.36', '1.34', -2],
    ['1.9', '1.10', 1],
    ['1.36', '2.0', NaN],
    ['1.36', 'latest', NaN],
  ])('from %s to %s are %d', (from, to, count) => expect(minorsBetween(from, to)).toBe(count));

  it('are listed on the way', () => expect(pathOf('1.34', '1.37')).toEqual(['1.34', '1.35', '1.36', '1.37']));
  it.each(['1.36.2', 'v1.36', '1', '', '1.x'])('are not %p', (text) => expect(isMinor(text)).toBe(false));
  it.each([
    ['v1.9.0', '1.9'],
    ['v0.9.0-eksbuild.11', '0.9'],
    ['1.19', '1.19'],
    ['latest', undefined],
  ])('of %s is %s', (release, minor) => expect(minorOf(release)).toBe(minor));
});

describe('the way to a version', () => {
  it('is free one version on, and has an order', () => {
    const upgrade = upgradeOf(OWN, '1.37', DAY);
    expect(upgrade).toMatchObject({ ready: true, findings: [], path: ['1.36', '1.37'] });
    expect(upgrade.order.map(({ title }) => title)).toEqual(['Ask EKS', 'Blueprint', 'Control plane', 'Nodes', 'Watch', 'Back']);
  });

  it('has no jumps, and says the steps', () => {
    const upgrade = upgradeOf({ ...OWN, kubernetes: '1.34' }, '1.37', DAY);
    expect(upgrade).toMatchObject({ ready: false, order: [] });
    expect(upgrade.findings[0]).toMatchObject({
      status: 'blocked',
      message: expect.stringContaining('1.34, then 1.35, then 1.36, then 1.37') as string,
    });
    expect(upgrade.findings[0]?.remedy).toContain('--kubernetes 1.35');
  });

  it('does not lead back', () => {
    const upgrade = upgradeOf(OWN, '1.35', DAY);
    expect(upgrade).toMatchObject({ ready: false, order: [] });
    expect(upgrade.findings[0]).toMatchObject({ status: 'blocked', message: expect.stringContaining('7 days') as string });
  });

  it.each([
    ['1.35', '2026-11-26', []],
    ['1.35', '2027-01-15', ['look']],
    ['1.35', '2027-04-01', ['look']],
  ] as const)('to %s on %s meets %j of the calendar', (to, day, statuses) => {
    const found = upgradeOf({ ...OWN, kubernetes: '1.34' }, to, day).findings.filter((f) => f.subject === `Kubernetes ${to}`);
    expect(found.map((f) => f.status)).toEqual(statuses);
  });

  it('names the price of extended support', () => {
    const { findings } = upgradeOf({ ...OWN, kubernetes: '1.34' }, '1.35', '2027-04-01');
    expect(findings.map((f) => f.message).join('\n')).toContain('$0.60 an hour instead of $0.10');
  });

  it('is urgent where support has ended', () => {
    const { findings } = upgradeOf({ ...OWN, kubernetes: '1.33' }, '1.34', DAY);
    expect(findings).toContainEqual(
      expect.objectContaining({ subject: 'Kubernetes 1.33', message: expect.stringContaining('upgrade it by itself') as string }),
    );
  });

  it('goes through the owner of a cluster that was there, whose nodes nobody here knows', () => {
    const upgrade = upgradeOf(SHARED, '1.37', DAY);
    expect(told(upgrade)).toEqual([
      ['look', 'cluster Shared_1'],
      ['look', 'nodes of Shared_1'],
    ]);
    const plane = upgrade.order.find(({ title }) => title === 'Control plane');
    expect(plane?.commands).toEqual([]);
    expect(upgrade.order.flatMap((s) => s.commands).join('\n')).not.toContain('update-cluster-version');
  });
});

describe('APIs', () => {
  it.each<[string, KubernetesObject, string, readonly Status[]]>([
    ['what is served', object('apps/v1', 'Deployment', 'web'), '1.37', []],
    ['a removed one', object('networking.k8s.io/v1beta1', 'ServiceCIDR', 'more'), '1.37', ['blocked']],
    ['one that goes later', object('resource.k8s.io/v1beta1', 'ResourceClaim', 'gpu'), '1.37', ['look']],
    ['one that is not deprecated yet', object('certificates.k8s.io/v1beta1', 'ClusterTrustBundle', 'roots'), '1.36', []],
    ['the same a version later', object('certificates.k8s.io/v1beta1', 'ClusterTrustBundle', 'roots'), '1.37', ['look']],
    ['one that went long ago', object('policy/v1beta1', 'PodDisruptionBudget', 'web'), '1.37', ['blocked']],
    ['a kind without an end', object('v1', 'Endpoints', 'db'), '1.37', ['look']],
    ['another kind of that group', object('v1', 'Service', 'db'), '1.37', []],
    [
      'a reference to a removed one',
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1beta2', kind: 'Deployment', name: 'web' } },
      }),
      '1.37',
      ['blocked'],
    ],
    [
      'an object in the values of a chart',
      object('argoproj.io/v1alpha1', 'Application', 'chart', {
        spec: { sources: [{ helm: { valuesObject: { extraObjects: [{ apiVersion: 'batch/v1beta1', kind: 'CronJob' }] } } }] },
      }),
      '1.37',
      ['blocked'],
    ],
  ])('%s', (_, one, to, statuses) => {
    const { findings } = upgradeOf(
      withObjects([one], { ...OWN, argoCd: false, components: [{ name: 'argo-rollouts', version: 'v1.9.0' }] }),
      to,
      DAY,
    );
    expect(findings.filter((f) => f.subject.startsWith(one.kind)).map((f) => f.status)).toEqual(statuses);
  });

  it('say where they are, since when, and what takes their place', () => {
    const { findings } = upgradeOf(withObjects([object('batch/v1beta1', 'CronJob', 'nightly')]), '1.37', DAY);
    expect(findings).toEqual([
      {
        status: 'blocked',
        subject: 'CronJob apps/nightly',
        cluster: 'shop-us-east-1',
        message: 'Kubernetes 1.25 and later do not serve batch/v1beta1 CronJob: applying it fails, and what watches it stops',
        remedy: 'write apiVersion: batch/v1',
        source: 'go module k8s.io/api v0.37.2',
      },
    ]);
  });

  it('end after they are deprecated, and each is told of once', () => {
    const names = apiLives.flatMap(({ api, kinds }) => kinds.map((kind) => `${api} ${kind}`));
    expect(new Set(names).size).toBe(names.length);
    for (const { deprecated, removed } of apiLives) if (removed) expect(minorsBetween(deprecated, removed)).toBeGreaterThan(0);
  });
});

describe('nodes', () => {
  it.each<[string, readonly KubernetesObject[], readonly Status[]]>([
    ['one at a time', [workload('Deployment', 'web', { replicas: 1 }), budget('web', { maxUnavailable: 1 })], []],
    ['none ever', [budget('web', { maxUnavailable: 0 })], ['blocked']],
    ['none in a hundred', [budget('web', { maxUnavailable: '0%' })], ['blocked']],
    ['as many as there are', [workload('Deployment', 'web', { replicas: 2 }), budget('web', { minAvailable: 2 })], ['blocked']],
    ['fewer than there are', [workload('Deployment', 'web', { replicas: 3 }), budget('web', { minAvailable: 2 })], []],
    ['all of them', [workload('Deployment', 'web', { replicas: 3 }), budget('web', { minAvailable: '100%' })], ['blocked']],
    [
      'a share that rounds up to all',
      [workload('Deployment', 'web', { replicas: 2 }), budget('web', { minAvailable: '51%' })],
      ['blocked'],
    ],
    ['half of them', [workload('Deployment', 'web', { replicas: 2 }), budget('web', { minAvailable: '50%' })], []],
    [
      'what an autoscaler keeps',
      [workload('Deployment', 'web'), autoscaler('Deployment', 'web', 2), budget('web', { minAvailable: 1 })],
      [],
    ],
    [
      'what the autoscaler of its Rollout keeps',
      [
        workload('Deployment', 'web'),
        object('argoproj.io/v1alpha1', 'Rollout', 'web', { spec: { workloadRef: { kind: 'Deployment', name: 'web' } } }),
        autoscaler('Rollout', 'web', 2),
        budget('web', { minAvailable: 1 }),
      ],
      [],
    ],
    ['of another', [workload('Deployment', 'web', { replicas: 1 }), budget('other', { minAvailable: 1 })], []],
  ])('budget of %s', (_, objects, statuses) => {
    const { findings } = upgradeOf(withObjects(objects), '1.37', DAY);
    expect(findings.filter((f) => f.subject.startsWith('PodDisruptionBudget')).map((f) => f.status)).toEqual(statuses);
  });

  it('are kept by pods that must not be disturbed', () => {
    const held = workload('Deployment', 'web', { template: { metadata: { annotations: { 'karpenter.sh/do-not-disrupt': 'true' } } } });
    expect(told(upgradeOf(withObjects([held]), '1.37', DAY))).toEqual([['blocked', 'Deployment apps/web']]);
  });

  it.each<[object, string, readonly Status[]]>([
    [{ consolidationPolicy: 'WhenEmpty', budgets: [{ nodes: '1' }] }, '1.37', []],
    [{ consolidationPolicy: 'WhenEmpty', budgets: [{ nodes: '0' }] }, '1.37', ['blocked']],
    [{ consolidationPolicy: 'WhenEmpty', budgets: [{ nodes: '0', schedule: '0 9 * * *', duration: '8h' }] }, '1.37', ['look']],
    [{ budgets: [{ nodes: '1' }] }, '1.37', ['look']],
    [{ budgets: [{ nodes: '1' }] }, '1.36', []],
  ])('of a pool with %j on %s', (disruption, to, statuses) => {
    const { findings } = upgradeOf(withObjects([pool(disruption)], { ...OWN, kubernetes: to === '1.37' ? '1.36' : '1.35' }), to, DAY);
    expect(findings.map((f) => f.status)).toEqual(statuses);
  });

  it('leave gaps where one pod is all', () => {
    const upgrade = upgradeOf(
      withObjects([workload('Deployment', 'web', { replicas: 1 }), workload('Deployment', 'api', { replicas: 2 })]),
      '1.37',
      DAY,
    );
    expect(upgrade.order.find(({ title }) => title === 'Nodes')?.notes.join(' ')).toContain('apps/web runs as one pod');
  });
});

describe('components and add-ons', () => {
  it.each<[string, string | undefined, string, readonly Status[]]>([
    ['kyverno', 'v1.19.0', '1.35', []],
    ['kyverno', 'v1.19.0', '1.37', ['look']],
    ['kyverno', 'v1.30.0', '1.35', ['look']],
    ['kyverno', undefined, '1.35', ['look']],
    ['argo-rollouts', 'v1.9.0', '1.34', []],
    ['chaoskube', 'v0.39.1', '1.35', ['look']],
    ['something-else', 'v1.0.0', '1.35', ['look']],
  ])('%s %s on %s', (name, version, to, statuses) => {
    const component = { name, ...(version === undefined ? {} : { version }) };
    const { findings } = upgradeOf(
      { ...OWN, kubernetes: to === '1.37' ? '1.36' : to === '1.35' ? '1.34' : '1.33', components: [component] },
      to,
      DAY,
    );
    expect(findings.filter((f) => !f.subject.startsWith('Kubernetes')).map((f) => f.status)).toEqual(statuses);
  });

  it('are blocked where a chart does not install', () => {
    const estate = { ...OWN, kubernetes: '1.23', components: [{ name: 'kyverno', version: 'v1.19.0' }] };
    expect(upgradeOf(estate, '1.24', DAY).findings).toContainEqual(
      expect.objectContaining({ status: 'blocked', subject: 'Kyverno v1.19.0' }),
    );
  });

  it('name the Argo CD that is tested with the version', () => {
    const argoCd = upgradeOf({ ...OWN, argoCd: true }, '1.37', DAY).findings.find((f) => f.subject === 'Argo CD');
    expect(argoCd).toMatchObject({ status: 'look', message: expect.stringContaining('3.6 is the first') as string });
  });

  it.each([
    ['eks.amazonaws.com/v1', 'NodeClass', OWN, []],
    ['karpenter.sh/v1', 'NodeClaim', SHARED, ['NodeClaim of karpenter.sh']],
    ['elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', SHARED, ['TargetGroupBinding of elbv2.k8s.aws']],
    ['gateway.networking.k8s.io/v1', 'Gateway', OWN, []],
    ['example.com/v1', 'Widget', OWN, ['Widget of example.com']],
  ] as const)('of %s %s is somebody’s to know', (api, kind, estate, subjects) => {
    const { findings } = upgradeOf(withObjects([object(api, kind, 'one')], estate), '1.37', DAY);
    expect(findings.filter((f) => f.subject.startsWith(kind)).map((f) => f.subject)).toEqual(subjects);
  });

  it('move to the version that is known, or stay and are asked about', () => {
    const addons = [{ name: 'metrics-server', version: 'v0.9.0-eksbuild.5' }, { name: 'aws-secrets-store-csi-driver-provider' }];
    const upgrade = upgradeOf({ ...OWN, kubernetes: '1.35', addons }, '1.36', DAY);
    expect(upgrade.addons).toEqual([
      { name: 'metrics-server', from: 'v0.9.0-eksbuild.5', to: 'v0.9.0-eksbuild.11' },
      { name: 'aws-secrets-store-csi-driver-provider' },
    ]);
    expect(upgrade.findings).toEqual([
      expect.objectContaining({
        status: 'look',
        subject: 'add-on aws-secrets-store-csi-driver-provider',
        remedy:
          'aws eks describe-addon-versions --addon-name aws-secrets-store-csi-driver-provider --kubernetes-version 1.36 --region us-east-1',
      }),
    ]);
  });
});
