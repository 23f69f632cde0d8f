import { HOURS_PER_MONTH } from '../../../lib/capacity/units';
import { cheapestFirst, nodeTypes, type NodeType } from '../../../lib/facts/node-types';
import { factValue } from '../../../lib/facts/registry';
import { nodesFor, vcpuOf } from '../../../lib/layers/platform/node-pool/estimate';
import { packed, type Nodes, type PodGroup } from '../../../lib/layers/platform/node-pool/packing';
import type { NodePoolSize } from '../../../lib/layers/platform/node-pool/size';
import { nodeLines } from '../../../lib/layers/platform/node-pool/usage';

const REGION = 'us-east-1';
const shown = (nodes: readonly Nodes[]): string[] => nodes.map(({ type, count }) => `${count} ${type.name}`);
const pods = (count: number, cores: number, memoryGiB: number): PodGroup => ({ pods: count, cores, memoryGiB });
const graviton = (most: number): readonly NodeType[] =>
  cheapestFirst(
    nodeTypes().filter((t) => t.arch === 'arm64' && t.category !== 't' && t.vcpu > 1 && t.vcpu <= most),
    REGION,
  );

describe('types of nodes', () => {
  it('are told from their names', () => {
    const byName = new Map(nodeTypes().map((t) => [t.name, t]));
    expect(byName.get('c6g.large')).toEqual({
      name: 'c6g.large',
      vcpu: 2,
      memoryGiB: 4,
      arch: 'arm64',
      category: 'c',
      generation: 6,
    });
    expect(byName.get('m5a.2xlarge')).toMatchObject({ vcpu: 8, memoryGiB: 32, arch: 'amd64', generation: 5 });
    expect(byName.get('t3a.medium')).toMatchObject({ category: 't', generation: 3, arch: 'amd64' });
  });

  it('all have memory, and a number of network interfaces', () => {
    for (const { name, memoryGiB } of nodeTypes()) {
      expect(memoryGiB).toBeGreaterThan(0);
      expect(factValue(`ec2.${name}.maxEni`)).toBeGreaterThan(0);
    }
  });

  it('begin with the cheapest, in a region without prices, too', () => {
    expect(graviton(8)[0]?.name).toBe('c6g.large');
    expect(cheapestFirst(graviton(8), 'ap-south-2')[0]?.name).toBe('c6g.large');
  });
});

// A node of 2 vCPU leaves 1.63 cores, one of 8 leaves 7.61; 4 GiB leave 2.83, 8 GiB leave 6.53, 16 GiB on 8 vCPU leave 13.68.
describe('pods on nodes', () => {
  const types = graviton(8);

  it.each<[string, readonly PodGroup[], string[]]>([
    ['none without pods', [], []],
    ['the smallest that holds a pod', [pods(1, 0.25, 0.5)], ['1 c6g.large']],
    ['more memory where the memory is short: 1.5 cores and 3 GiB', [pods(3, 0.5, 1)], ['1 m6g.large']],
    [
      'a full node, and a small one for the rest: fifteen halves of a core fill eight',
      [pods(16, 0.5, 0.5)],
      ['1 c6g.2xlarge', '1 c6g.large'],
    ],
    ['two full nodes', [pods(30, 0.5, 0.5)], ['2 c6g.2xlarge']],
    // 3 x 2 cores and 4 GiB leave 1.61 cores and 1.68 GiB: six small pods beside them, four more alone, with 1 core.
    ['small pods beside large ones', [pods(10, 0.25, 0.25), pods(3, 2, 4)], ['1 c6g.2xlarge', '1 c6g.large']],
    ['none for a pod that no type holds', [pods(2, 20, 8)], []],
    ['as many as it takes for very many', [pods(15e6, 0.5, 0.5)], ['1000000 c6g.2xlarge']],
  ])('%s', (_, groups, nodes) => {
    expect(shown(packed(groups, types))).toEqual(nodes);
  });

  it('never hold more than they have, whatever the pods', () => {
    const groups = [pods(7, 1.1, 3), pods(41, 0.25, 0.75), pods(3, 0.1, 5), pods(100, 0.05, 0.1)];
    const nodes = packed(groups, types);
    const sum = (of: (g: PodGroup) => number): number => groups.reduce((total, g) => total + g.pods * of(g), 0);
    expect(vcpuOf(nodes)).toBeGreaterThan(sum((g) => g.cores));
    expect(nodes.reduce((total, n) => total + n.count * n.type.memoryGiB, 0)).toBeGreaterThan(sum((g) => g.memoryGiB));
  });

  it('are counted at once for more pods than anybody has', () => {
    for (const count of [0, 1e12, 1e300, Infinity]) {
      const nodes = packed([pods(count, 0.5, 1)], types);
      for (const { count: n } of nodes) expect(Number.isFinite(n)).toBe(true);
    }
  });
});

describe('the pool', () => {
  const size: NodePoolSize = {
    cpu: 128,
    memoryGiB: 512,
    nodeCpu: 8,
    nodeMemoryGiB: 0,
    nodeDiskGiB: 40,
    burstable: false,
    spot: false,
  };
  const nodes = (groups: readonly PodGroup[], more: Partial<NodePoolSize> = {}, arch: 'arm64' | 'amd64' = 'arm64'): string[] =>
    shown(nodesFor(groups, { size: { ...size, ...more }, spec: { name: 'general', arch } }, REGION, 3));

  it('has a node in each zone that replicas are spread over', () => {
    expect(nodes([pods(2, 0.25, 0.5)])).toEqual(['2 c6g.large']);
    expect(nodes([pods(3, 0.25, 0.5)])).toEqual(['3 c6g.large']);
    expect(nodes([pods(6, 0.25, 0.5)])).toEqual(['3 c6g.large']);
  });

  it('shares what its ceiling lets stand', () => {
    expect(nodes([pods(3, 0.25, 0.5)], { cpu: 2 })).toEqual(['1 c6g.large']);
    expect(nodes([pods(100, 0.5, 0.5)], { cpu: 16 })).toEqual(['2 c6g.2xlarge']);
  });

  it('takes what its requirements let in: architecture, burstable ones, memory of the smallest', () => {
    expect(nodes([pods(1, 0.25, 0.5)], {}, 'amd64')).toEqual(['1 c6a.large']);
    expect(nodes([pods(1, 0.25, 0.5)], { burstable: true, nodeMemoryGiB: 4 })).toEqual(['1 t4g.medium']);
    expect(nodes([pods(1, 0.25, 0.5)], { burstable: true, nodeMemoryGiB: 8 })).toEqual(['1 t4g.large']);
    expect(nodes([pods(1, 0.25, 0.5)], { nodeMemoryGiB: 10_000 })).toEqual([]);
  });

  it('asks the fee of Auto Mode as a share of the price of each hour, on Spot, too', () => {
    const standing = nodesFor([pods(2, 0.25, 0.5)], { size, spec: { name: 'general', arch: 'arm64' } }, REGION, 3);
    const share = factValue('eks.autoMode.ratio', REGION);
    const hours = 2 * HOURS_PER_MONTH;
    const bill = { what: 'nodes', region: REGION, diskGiB: 40 };
    expect(nodeLines(standing, { ...bill, spot: false })).toEqual([
      { item: 'nodes, c6g.large', price: 'ec2.c6g.large.ondemand', quantity: hours },
      { item: 'Auto Mode fee, 12 % of c6g.large', price: 'ec2.c6g.large.ondemand', quantity: hours, share },
      { item: 'disks of nodes', price: 'gp3', quantity: 80 },
    ]);
    const [spot, fee] = nodeLines(standing, { ...bill, spot: true });
    expect(spot).toHaveProperty('unpriced');
    expect(fee).toMatchObject({ quantity: hours, share });
  });
});
