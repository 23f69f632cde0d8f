import { instanceOf, knownInstances, nodesFor } from '../../lib/capacity';
import { STANDARD } from '../../lib/facts/assumptions';

it('knows the size of an instance, and its price by region', () => {
  expect(instanceOf('m7g.2xlarge', 'us-east-1')).toEqual({
    type: 'm7g.2xlarge',
    vcpu: 8,
    memoryGib: 32,
    maxEni: 4,
    ipv4PerEni: 15,
    baselineMbps: 3_750,
    usdPerHour: 0.3264,
  });
  expect(instanceOf('m7g.2xlarge', 'eu-west-1').usdPerHour).toBeGreaterThan(0.3264);
  expect(instanceOf('m7g.2xlarge', 'mars-north-1').usdPerHour).toBeUndefined();
  expect(knownInstances()).toContain('m7g.2xlarge');
});

describe('nodes for pods', () => {
  const none = { pods: 0, vcpu: 0, memoryGib: 0 };

  it.each([
    ['vcpu', { ...none, vcpu: 77 }, 17], // 77 / (8 × 0.6)
    ['memory', { ...none, memoryGib: 77 }, 5],
    ['pods', { ...none, pods: 59 }, 2], // 58 on each
    ['vcpu', none, 0],
  ] as const)('are counted by %s: %j', (bottleneck, demand, nodes) =>
    expect(nodesFor('m7g.2xlarge', demand)).toMatchObject({ nodes, bottleneck }),
  );

  it('are no fewer than the floor of a tier', () => expect(nodesFor('m7g.2xlarge', none, { least: 3 }).nodes).toBe(3));

  it('follow the target that is assumed', () =>
    expect(nodesFor('m7g.2xlarge', { ...none, vcpu: 80 }, {}, { ...STANDARD, targetUtilisation: 1 }).nodes).toBe(10));

  it('hold more pods with prefixes', () => expect(nodesFor('m7g.2xlarge', { ...none, pods: 110 }, { prefixes: true }).nodes).toBe(1));

  it.each([
    ['vcpu', () => nodesFor('m7g.large', { ...none, vcpu: Number.NaN })],
    ['least', () => nodesFor('m7g.large', none, { least: -1 })],
    ['targetUtilisation', () => nodesFor('m7g.large', none, {}, { ...STANDARD, targetUtilisation: 0 })],
    ['z9.huge', () => nodesFor('z9.huge', none)],
  ])('name %s', (name, wrong) => expect(wrong).toThrow(name));
});
