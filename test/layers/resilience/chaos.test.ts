import type { BlueprintInput } from '../../../lib/blueprint';
import { PodChaos, quietTimes, type PodChaosProps } from '../../../lib/layers/resilience';
import type { ChaosSpec } from '../../../lib/layers/resilience/chaos/capability';
import { planOrThrow } from '../../../lib/plan';
import type { KubernetesObject } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { objectsIn } from '../../kubernetes/objects';
import { GROWTH_SHOP } from '../delivery/growth-shop';
import { entryOf, objectOf, synthesized } from '../services/estate';

describe('quiet times', () => {
  it.each([
    ['MON-FRI 10:00-16:00', 'Sat,Sun', '16:00-10:00'],
    ['TUE 09:30-17:00', 'Mon,Wed,Thu,Fri,Sat,Sun', '17:00-09:30'],
    ['SAT-MON 00:00-23:59', 'Tue,Wed,Thu,Fri', '23:59-00:00'],
    ['MON-SUN 10:00-16:00', '', '16:00-10:00'],
  ])('outside %s are %s and %s', (hours, weekdays, timesOfDay) => expect(quietTimes(hours)).toEqual({ weekdays, timesOfDay }));
});

it('is left out where there is no team, whose pods it would end', () => {
  const planned = (input: Partial<BlueprintInput>) => planOrThrow(blueprintOf(input)).entries.some((e) => e.id === 'chaos/main');
  expect([planned({ tier: 'growth' }), planned(GROWTH_SHOP)]).toEqual([false, true]);
});

interface Rules {
  readonly rules: readonly { readonly resources: readonly string[]; readonly verbs: readonly string[] }[];
}

const PROPS: PodChaosProps = {
  image: 'ghcr.io/linki/chaoskube:v0.39.1',
  uid: 65_534,
  namespace: 'chaoskube',
  partOf: 'shop',
  targets: ['warehouse', 'apps'],
  selector: 'app.kubernetes.io/managed-by=strata',
  quietWeekdays: 'Sat,Sun',
  quietTimesOfDay: '16:00-10:00',
  privateBlocks: ['10.0.0.0/18'],
};
const built = (props: Partial<PodChaosProps> = {}): KubernetesObject[] => {
  let found: KubernetesObject[] = [];
  objectsIn((chart) => {
    new PodChaos(chart, 'Chaos', { ...PROPS, ...props });
    found = chart.toJson() as KubernetesObject[];
  });
  return found;
};
const rights = (objects: readonly KubernetesObject[]) =>
  objects
    .filter((o) => o.kind === 'ClusterRole' || o.kind === 'Role')
    .map((o) => [o.kind, o.metadata.namespace, (o as unknown as Rules).rules.map((r) => [r.resources.join(), r.verbs.join()])]);
const args = (objects: readonly KubernetesObject[]): readonly string[] =>
  (objects.find((o) => o.kind === 'Deployment')?.['spec'] as { template: { spec: { containers: { args: string[] }[] } } }).template.spec
    .containers[0]?.args ?? [];

describe('chaoskube', () => {
  it('only says which pod it would end, and may end none, until it is enabled', () => {
    expect(args(built())).toEqual([
      '--dry-run',
      '--interval=60m',
      '--minimum-age=60m',
      '--namespaces=apps,warehouse',
      '--labels=app.kubernetes.io/managed-by=strata',
      '--timezone=UTC',
      '--excluded-weekdays=Sat,Sun',
      '--excluded-times-of-day=16:00-10:00',
      '--log-format=json',
    ]);
    expect(rights(built())).toEqual([['ClusterRole', undefined, [['pods', 'list']]]]);
  });

  it('enabled, it may end pods of the namespaces named, and of no other', () => {
    const objects = built({ enabled: true });
    expect(args(objects)[0]).toBe('--no-dry-run');
    const end = [
      ['pods', 'delete'],
      ['events', 'create'],
    ];
    expect(rights(objects)).toEqual([
      ['ClusterRole', undefined, [['pods', 'list']]],
      ['Role', 'apps', end],
      ['Role', 'warehouse', end],
    ]);
  });

  it('has the one token that it needs as a volume of its own, and a way to the Kubernetes API alone', () => {
    const pod = (built().find((o) => o.kind === 'Deployment')?.['spec'] as { template: { spec: Record<string, unknown> } }).template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      volumes: [{ projected: { sources: [{ serviceAccountToken: { path: 'token' } }, {}, {}] } }],
    });
    expect(built().find((o) => o.kind === 'NetworkPolicy')).toMatchObject({
      metadata: { namespace: 'chaoskube' },
      spec: { egress: [{ to: [{ ipBlock: { cidr: '172.20.0.1/32' } }, { ipBlock: { cidr: '10.0.0.0/18' } }], ports: [{ port: 443 }] }] },
    });
  });
});

describe('at growth', () => {
  it('it runs in dry run, over the namespaces of all teams, in the office hours of the blueprint', () => {
    const { spec } = entryOf<ChaosSpec>({ ...GROWTH_SHOP, resilience: { hours: 'TUE-THU 12:00-14:00' } }, 'chaos/main');
    expect(spec).toMatchObject({
      enabled: false,
      targets: ['apps', 'warehouse'],
      quietWeekdays: 'Mon,Fri,Sat,Sun',
      quietTimesOfDay: '14:00-12:00',
    });
  });

  it('it is part of what needs no release, and ends pods once resilience is enabled', () => {
    const s = synthesized({ ...GROWTH_SHOP, resilience: { enabled: true } });
    expect(s.files.get('kubernetes/shop-us-east-1/kustomization.yaml')).toContain('40-resilience');
    expect(args([objectOf(s, 'Deployment', 'chaoskube') as KubernetesObject])[0]).toBe('--no-dry-run');
  });
});
