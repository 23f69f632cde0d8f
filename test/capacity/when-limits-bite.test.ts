import { brokerPlans, type Finding } from '../../lib/capacity';
import { publishedFacts } from '../../lib/facts/registry';
import { EXAMPLES, firstOf, modelOf, near, type Example } from './worked-examples';

/** "When limits bite" of CAPACITY.md section 3: quotas and ceilings, and how near the examples are to them. */
describe('when limits bite', () => {
  const findingOf = (example: Example, id: string): Finding => {
    const found = modelOf(example).findings.find((one) => one.id === id);
    if (!found) throw new Error(`no finding ${id}`);
    return found;
  };

  it('Keyspaces, 40,000 a table: scale writes 98.8 % of it at the peak, and provisions 56,459, so from ten million users on', () => {
    const found = findingOf('scale 15M', 'keyspaces-table-writes');
    near(modelOf('scale 15M').real.demand.bookmarks.peak / found.limit, 0.988);
    near(found.need, 56_459);
    near(found.fromUsers ?? NaN, 10e6);
    expect(found).toMatchObject({ bites: true, limit: 40_000, source: 'quota.cassandra.L-3D8ED127.tableWriteThroughput' });
  });

  it('Keyspaces at netflix: 17 times the quota of a table, in each region', () =>
    near(modelOf('netflix 260M').real.demand.bookmarks.peak / findingOf('netflix 260M', 'keyspaces-table-writes').limit, 17));

  it('MSK, 60 a cluster and 90 a region: one full cluster in each region, and all 90 with room for a lost one', () => {
    expect(findingOf('netflix 260M', 'cluster-brokers')).toMatchObject({ need: 60, limit: 60, bites: false });
    expect(findingOf('netflix 260M', 'region-brokers')).toMatchObject({ need: 90, limit: 90, bites: false });
  });

  it('MSK on standard brokers from m7g.8xlarge on: 861 brokers, 15 clusters', () => {
    const { mebibytes, mebibytesRead } = modelOf('netflix 260M').real.demand;
    const load = {
      averageIn: mebibytes.average,
      peakIn: mebibytes.peak,
      averageOut: mebibytesRead.average,
      peakOut: mebibytesRead.peak,
      partitionReplicas: 60_000,
      retentionHours: 12,
    };
    near(brokerPlans(load).find(({ type }) => type === 'kafka.m7g.8xlarge')?.brokers ?? NaN, 861, 0.001);
    const { stream } = firstOf(modelOf('netflix 260M'));
    if (stream.engine !== 'msk') throw new Error('a queue');
    near(stream.standard.brokers * 3, 861);
    expect(stream.standard.clusters * 3).toBe(15);
  });

  it('EKS: 1,372 nodes and 87,808 vCPU in a region, so two clusters, and two node groups in each', () => {
    expect(findingOf('netflix 260M', 'cluster-nodes')).toMatchObject({ need: 1_372, limit: 1_000, bites: true });
    expect(findingOf('netflix 260M', 'on-demand-vcpu')).toMatchObject({ need: 87_808, limit: 5 });
    expect(findingOf('netflix 260M', 'node-group-nodes')).toMatchObject({ limit: 450, bites: true });
    expect(firstOf(modelOf('netflix 260M')).compute.clusters).toBe(2);
  });

  // The example counts 102 addresses a node, ceil(32 / 50) + 1 interfaces of 50 and two more; the CNI's own documents, by which the model
  // counts, have 100: the first address of each interface is among its 50.
  it('a /16: 139,944 addresses one by one, 67,228 in prefixes, of 65,531; 6,630 at scale', () => {
    near(findingOf('netflix 260M', 'vpc-addresses').need, 139_944);
    expect(findingOf('netflix 260M', 'vpc-addresses-prefix')).toMatchObject({ need: 67_228, limit: 65_531, bites: true });
    near(findingOf('scale 15M', 'vpc-addresses').need, 6_630);
    expect(findingOf('scale 15M', 'vpc-addresses').bites).toBe(false);
    expect(firstOf(modelOf('netflix 260M')).compute.podsPerNode).toBe(32);
  });

  it('one Aurora writer: 9,600 writes/s on 64 vCPU and 28,800 on 192; growth wants 1,034, scale 52,021, so 2.8 and 8.3 million users', () => {
    near(findingOf('growth 1M', 'aurora-writer-64-vcpu').need, 1_034, 0.001);
    const [small, large] = [findingOf('scale 15M', 'aurora-writer-64-vcpu'), findingOf('scale 15M', 'aurora-writer-192-vcpu')];
    expect([small.limit, large.limit].map(Math.round)).toEqual([9_600, 28_800]);
    near(small.need, 52_021);
    near(small.fromUsers ?? NaN, 2.8e6);
    near(large.fromUsers ?? NaN, 8.3e6);
  });

  it('a cache as large as EVCache: 42,400 nodes, $173M a month, against 300 in a region; a tenth of it 4,148 and $16.9M; in no sum', () => {
    const evcache = modelOf('netflix 260M').excluded.find(({ unit }) => unit === 'nodes');
    near(evcache?.quantity ?? NaN, 42_400, 0.01);
    near(evcache?.monthly ?? NaN, 173e6, 0.01);
    near((evcache?.quantity ?? NaN) / 10, 4_148);
    near((evcache?.monthly ?? NaN) / 10, 16.9e6);
    expect(findingOf('netflix 260M', 'cache-nodes').limit).toBe(300);
  });

  it('video: 8.1 EB a month, which would be $162M, in no sum', () => {
    const video = modelOf('netflix 260M').excluded.find(({ unit }) => unit.startsWith('GB'));
    near(video?.quantity ?? NaN, 8.1e9);
    near(video?.monthly ?? NaN, 162e6);
  });

  it('every limit names a fact that exists', () => {
    const ids = new Set([...publishedFacts().values()].map(({ id }) => id));
    for (const example of EXAMPLES) for (const { source } of modelOf(example).findings) expect(ids).toContain(source);
  });
});
