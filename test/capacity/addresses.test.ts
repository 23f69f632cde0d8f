import {
  groupAddresses,
  hostAddresses,
  networkLimitsOf,
  nodeAddresses,
  sheetUsage,
  subnetAddresses,
  type WarmPool,
} from '../../lib/capacity';
import oracles from './oracles.json';

interface SheetCase {
  readonly mode: string;
  readonly hostNetworkingIps: number;
  readonly subnet: string;
  readonly available: number;
  readonly nodes: readonly { readonly type: string; readonly count: number; readonly podsPerNode: number; readonly ips: number }[];
  readonly ipsUsed: number;
  readonly pods: number;
  readonly remaining: number;
}

describe('subnet-calc.xlsx of aws/aws-eks-best-practices dc0243a', () => {
  const cases = (oracles.groups.find(({ id }) => id === 'subnet-ip-usage')?.cases ?? []) as unknown as readonly SheetCase[];

  it('has cases', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases)(
    'counts $ipsUsed addresses with $mode',
    ({ mode, hostNetworkingIps, subnet, available, nodes, ipsUsed, pods, remaining }) => {
      const warm = Number(/^WARM_ENI_TARGET=(\d+)$/.exec(mode)?.[1]);
      const groups = nodes.map(({ type, count, podsPerNode }) => ({ ...networkLimitsOf(type), nodes: count, podsPerNode }));
      const usage = sheetUsage(Number(subnet.slice(1)), groups, warm, hostNetworkingIps);
      expect(usage).toEqual({ available, groups: nodes.map(({ ips }) => ips), used: ipsUsed, pods, remaining });
      // A VPC leaves three addresses fewer, and the sheet knows better than the CNI what pods cannot have.
      expect(subnetAddresses(Number(subnet.slice(1)))).toBe(available - 3);
    },
  );

  const groups = [
    { ...networkLimitsOf('m5.12xlarge'), nodes: 2, podsPerNode: 100 },
    { ...networkLimitsOf('c5.2xlarge'), nodes: 1, podsPerNode: 30 },
  ];

  it('counts 276 on its other page, WARM_IP_TARGET', () =>
    expect(sheetUsage(23, groups, undefined)).toEqual({ available: 510, groups: [244, 32], used: 276, pods: 230, remaining: 234 }));

  it('gives pods the first address of an interface, where the CNI does not', () => {
    // 30 pods fill two interfaces of 15 addresses in the sheet; the CNI needs a third, for it has 14 for pods on each.
    expect(sheetUsage(23, groups, 0).groups[1]).toBe(32);
    expect(nodeAddresses(networkLimitsOf('c5.2xlarge'), 30, { by: 'eni', target: 0 })).toEqual({ enis: 3, forPods: 42, addresses: 45 });
    expect(groupAddresses(groups, { by: 'eni', target: 1 })).toBe(2 * 5 * 30 + 4 * 15);
  });

  it('leaves a block all addresses but two, as column "number of ips" has it', () => {
    expect([8, 16, 20, 24, 28, 30].map(hostAddresses)).toEqual([16_777_214, 65_534, 4_094, 254, 14, 2]);
    expect([16, 24, 28].map((length) => subnetAddresses(length))).toEqual([65_531, 251, 11]);
  });
});

const small = { maxEni: 3, ipv4PerEni: 4 }; // t3.small
const large = { maxEni: 15, ipv4PerEni: 50 }; // p3dn.24xlarge

describe('docs/eni-and-ip-target.md of aws/amazon-vpc-cni-k8s v1.23.2', () => {
  const eni: WarmPool = { by: 'eni', target: 1 };
  const ip = (target: number, minimum: number): WarmPool => ({ by: 'ip', target, minimum });

  it.each([
    ['t3.small', small, eni, 0, 1, 3],
    ['t3.small', small, eni, 5, 3, 9],
    ['t3.small', small, eni, 9, 3, 9],
    ['t3.small', small, ip(1, 1), 0, 1, 1],
    ['t3.small', small, ip(1, 1), 5, 2, 6],
    ['t3.small', small, ip(1, 1), 9, 3, 9],
    ['t3.small', small, ip(2, 5), 0, 2, 5],
    ['t3.small', small, ip(2, 5), 5, 3, 7],
    ['t3.small', small, ip(2, 5), 9, 3, 9],
    ['p3dn.24xlarge', large, eni, 0, 1, 49],
    ['p3dn.24xlarge', large, eni, 3, 2, 98],
    ['p3dn.24xlarge', large, eni, 95, 3, 147],
    ['p3dn.24xlarge', large, ip(5, 10), 0, 1, 10],
    ['p3dn.24xlarge', large, ip(5, 10), 7, 1, 12],
    ['p3dn.24xlarge', large, ip(5, 10), 15, 1, 20],
    ['p3dn.24xlarge', large, ip(5, 10), 45, 2, 50],
  ] as const)('%s %j %j with %d pods has %d interfaces, and %d addresses besides theirs', (_, limits, pool, pods, enis, forPods) =>
    expect(nodeAddresses(limits, pods, pool)).toEqual({ enis, forPods, addresses: enis + forPods }),
  );
});

describe('docs/prefix-and-ip-target.md of aws/amazon-vpc-cni-k8s v1.23.2', () => {
  const prefix: WarmPool = { by: 'prefix', target: 1 };
  const ip = (target: number, minimum: number): WarmPool => ({ by: 'ip', target, minimum, prefixes: true });

  // Left out are the rows of p3dn.24xlarge, which have a second interface for prefixes that fit on the first, and the first row of
  // WARM_IP_TARGET=7, which says one prefix in one column and two in another.
  it.each([
    [prefix, 0, 1, 1],
    [prefix, 5, 1, 2],
    [prefix, 16, 1, 2],
    [prefix, 17, 1, 3],
    [prefix, 58, 2, 5],
    [ip(1, 1), 0, 1, 1],
    [ip(1, 1), 5, 1, 1],
    [ip(1, 1), 17, 1, 2],
    [ip(1, 1), 58, 2, 4],
    [ip(7, 20), 5, 1, 2],
    [ip(7, 20), 17, 1, 2],
    [ip(7, 20), 58, 2, 5],
  ] as const)('t3.small %j with %d pods has %d interfaces and %d prefixes', (pool, pods, enis, prefixes) =>
    expect(nodeAddresses(small, pods, pool)).toEqual({ enis, forPods: prefixes * 16, addresses: prefixes * 16 + enis }),
  );

  it('takes 49 addresses for 32 pods on a large node', () => expect(nodeAddresses(large, 32, prefix).addresses).toBe(49));
});

it.each([
  ['pods', () => nodeAddresses(small, -1)],
  ['target', () => nodeAddresses(small, 1, { by: 'eni', target: Number.NaN })],
  ['minimum', () => nodeAddresses(small, 1, { by: 'ip', target: 1, minimum: 0.5 })],
  ['nodes', () => groupAddresses([{ ...small, nodes: Infinity, podsPerNode: 1 }])],
  ['prefixLength', () => subnetAddresses(33)],
  ['warmEnis', () => sheetUsage(24, [], -1)],
])('names %s', (name, wrong) => {
  expect(wrong).toThrow(RangeError);
  expect(wrong).toThrow(name);
});
