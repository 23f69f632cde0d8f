import { maxPods, networkLimitsOf, podAddresses, recommendedPods } from '../../lib/capacity';
import { publishedFacts } from '../../lib/facts/registry';
import limits from './eni-max-pods.json';
import oracles from './oracles.json';

interface PodCase {
  readonly type: string;
  readonly maxEni: number;
  readonly ipv4PerEni: number;
  readonly maxPods: number;
}

describe('eni-max-pods.txt of aws/amazon-vpc-cni-k8s v1.23.2', () => {
  const cases = (oracles.groups.find(({ id }) => id === 'eni-max-pods')?.cases ?? []) as unknown as readonly PodCase[];

  it('has cases', () => expect(cases.length).toBeGreaterThan(7));

  it.each(cases)('counts $maxPods pods on $type', (one) => expect(maxPods(one)).toBe(one.maxPods));

  // All 1,391 types of the file stand in 46 rows, with the limits of the same module. The oracle counts four types that another source
  // gives other limits: i7ie.48xlarge, i8ge.48xlarge and their metal ones. With the limits of the CNI itself, they agree, too.
  it.each(limits.cases as unknown as readonly [number, number, number, string][])(
    'counts %d × (%d - 1) + 2 as %d: %s',
    (maxEni, ipv4PerEni, pods) => expect(maxPods({ maxEni, ipv4PerEni })).toBe(pods),
  );

  it('is what our facts say of each type', () => {
    const facts = [...publishedFacts().values()].filter(({ id }) => id.endsWith('.maxPodsSecondaryIp'));
    expect(facts.length).toBeGreaterThan(40);
    for (const { id, value } of facts) expect([id, maxPods(networkLimitsOf(id.split('.').slice(1, 3).join('.')))]).toEqual([id, value]);
  });
});

describe('pods that EKS recommends at most', () => {
  it.each([
    ['a small node by its addresses', { maxEni: 3, ipv4PerEni: 10 }, 2, false, 29],
    ['a small node with prefixes', { maxEni: 3, ipv4PerEni: 10 }, 2, true, 110],
    ['30 vCPU', { maxEni: 8, ipv4PerEni: 30 }, 30, false, 110],
    ['31 vCPU', { maxEni: 8, ipv4PerEni: 30 }, 31, false, 234],
    ['a large node with prefixes', { maxEni: 15, ipv4PerEni: 50 }, 64, true, 250],
  ])('caps %s', (_, one, vcpu, prefixes, expected) => expect(recommendedPods(one, vcpu, prefixes)).toBe(expected));

  it('has 16 addresses in each prefix', () => expect(podAddresses({ maxEni: 3, ipv4PerEni: 4 }, true)).toBe(144));

  it.each([
    ['maxEni', { maxEni: 0, ipv4PerEni: 4 }],
    ['ipv4PerEni', { maxEni: 1, ipv4PerEni: 1.5 }],
  ])('names %s', (name, wrong) => expect(() => maxPods(wrong)).toThrow(name));
});
