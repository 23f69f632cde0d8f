import { STANDARD } from '../../../lib/facts/assumptions';
import { averageAcu } from '../../../lib/layers/data/aurora/usage';
import { objectUsage } from '../../../lib/layers/data/object/usage';
import { SECONDS_PER_MONTH } from '../../../lib/plan/contract';
import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { contextOf, entryOf, quantities } from '../../support/used';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const used = (id: string, input: Input) => quantities(entryOf(planOrThrow(blueprintOf(input)), id));
const quotasOf = (id: string, input: Input): Record<string, number> =>
  Object.fromEntries((entryOf(planOrThrow(blueprintOf(input)), id).quotas ?? []).map(({ quota, amount }) => [quota, amount]));

const rows = { rows: { kind: 'relational' } } as const satisfies Input['stores'];
const growth = { tier: 'growth', profile: 'production' } as const;

describe('an instance of RDS', () => {
  const instance = (overrides: object, stores: Input['stores'] = rows) =>
    used('relational/main', { profile: 'production', stores, overrides: { 'relational/main': overrides } } as Input);

  it('costs twice the hours and the storage with a standby', () => {
    expect(instance({ multiAz: false })).toMatchObject({ instance: 730, storage: 20 });
    expect(instance({ multiAz: true })).toMatchObject({ 'instance and its standby': 1_460, 'storage, twice': 40 });
  });

  it('pays for backups only beyond the size of its volume, and for logs as long as they are kept', () => {
    const beyond = 'backups beyond the size of the volume';
    expect(instance({})).not.toHaveProperty([beyond]);
    const large = { rows: { kind: 'relational', dataGiB: 1_000 } } as const;
    // 1,500 GiB with indexes, which fill the volume; 1 % of it changes in a day.
    expect(instance({ backupRetentionDays: 30 }, large)[beyond]).toBeCloseTo(450);
    expect(instance({ logDays: 90 })['logs, kept']).toBeCloseTo((instance({ logDays: 30 })['logs, kept'] as number) * 3);
  });

  it('takes an interface for each of its two instances', () => {
    expect(quotasOf('relational/main', { profile: 'production', stores: rows })).toMatchObject({
      'rds.instances': 1,
      'ec2.network-interfaces': 2,
      'logs.groups': 2,
    });
  });
});

describe('a cluster of Aurora', () => {
  const size = { minAcu: 2, maxAcu: 27, readers: 1 } as Parameters<typeof averageAcu>[0];
  const load = (writes: number) => ({
    reads: { average: 0, peak: 0 },
    writes: { average: writes, peak: writes },
    dataGiB: 0,
    itemBytes: 1_024,
  });

  it('runs on average with what the load asks for, between its bounds', () => {
    expect(averageAcu(size, load(0), STANDARD)).toBe(2);
    expect(averageAcu(size, load(600), STANDARD)).toBeCloseTo(16); // 600 / 250 vCPU of 4 ACUs at 60 %
    expect(averageAcu(size, load(1e12), STANDARD)).toBe(27);
    expect(averageAcu({ ...size, minAcu: 0 }, load(0), STANDARD)).toBe(0.5);
  });

  const cluster = (input: Input) => used('aurora-postgres/main', { ...growth, stores: rows, ...input });

  it('pays for readers as for the writer', () => {
    const readers = (count: number) =>
      cluster({ overrides: { 'aurora-postgres/main': { readers: count } } })[
        count > 0 ? 'capacity of the writer and its readers' : 'capacity'
      ] as number;
    expect(readers(0)).toBe(2 * 730);
    expect(readers(3)).toBe(4 * readers(0));
    expect(
      quotasOf('aurora-postgres/main', { ...growth, stores: rows, overrides: { 'aurora-postgres/main': { readers: 3 } } }),
    ).toMatchObject({ 'rds.clusters': 1, 'rds.instances': 4, 'secretsmanager.secrets': 1 });
  });

  it('is paused in a sandbox but for the hours that somebody uses it', () => {
    expect(cluster({ profile: 'sandbox' }).capacity).toBe(0.5 * STANDARD.sandboxHours);
    expect(cluster({ profile: 'sandbox', assumptions: { sandboxHours: 730 } }).capacity).toBe(0.5 * 730);
    expect(cluster({ profile: 'sandbox', overrides: { 'aurora-postgres/main': { minAcu: 1 } } }).capacity).toBe(730);
  });

  it('pays for reads that are not in memory, and for all writes', () => {
    const busy = { rows: { kind: 'relational', readsPerSecond: 1_000, writesPerSecond: 100, dataGiB: 10 } } as const;
    const input = { stores: busy, load: { peakFactor: 1 } };
    expect(cluster(input)['I/O requests']).toBeCloseTo((150 * SECONDS_PER_MONTH) / 1e6); // 1,000 x 0.1 + 100 x 0.5
    expect(cluster({ ...input, overrides: { 'aurora-postgres/main': { backupRetentionDays: 1 } } })).not.toHaveProperty([
      'backups beyond the size of the cluster',
    ]);
  });
});

describe('a table of DynamoDB', () => {
  const items = (itemBytes: number) =>
    ({ items: { kind: 'key-value', readsPerSecond: 40, writesPerSecond: 10, itemBytes, dataGiB: 7 } }) as const;
  const table = (itemBytes: number) => used('dynamodb/items', { ...growth, load: { peakFactor: 4 }, stores: items(itemBytes) });
  const millions = (perSecond: number): number => (perSecond * SECONDS_PER_MONTH) / 1e6;

  it.each([
    [1, 1, 0.5],
    [1_024, 1, 0.5],
    [1_025, 2, 0.5],
    [4_097, 5, 1],
  ])('with items of %d bytes takes %d units for a write and %d for a read', (bytes, write, read) => {
    const { 'write units': writes, 'read units': reads } = table(bytes);
    expect(writes).toBeCloseTo(millions(2.5 * write));
    expect(reads).toBeCloseTo(millions(10 * read));
  });

  it('pays for what it holds, twice over for its recovery, and asks its quota for the peak', () => {
    expect(table(1_024)).toMatchObject({ storage: 7, 'point-in-time recovery': 7 });
    expect(quotasOf('dynamodb/items', { ...growth, stores: items(4_097) })).toEqual({
      'dynamodb.tables': 1,
      'dynamodb.table-read-units': 40,
      'dynamodb.table-write-units': 50,
    });
  });
});

describe('a bucket', () => {
  const files = (itemBytes: number) =>
    ({ files: { kind: 'object', readsPerSecond: 2, writesPerSecond: 1, itemBytes, dataGiB: 10_000 } }) as const;
  const bucket = (itemBytes: number, sizes: object = {}) =>
    used('object/files', { ...growth, load: { peakFactor: 1 }, stores: files(itemBytes), overrides: { 'object/files': sizes } } as Input);

  it('leaves small objects where they are, and watches large ones', () => {
    expect(bucket(1_000)).toMatchObject({ objects: 10_000, 'objects written': SECONDS_PER_MONTH / 1_000 });
    expect(bucket(1_000)).not.toHaveProperty(['objects, seldom read']);
    const large = bucket(1_048_576);
    // 2,531 GiB are written in 30 days, 5,063 in 60: the rest is older, and one twentieth of it is read.
    expect(large['objects, seldom read']).toBeCloseTo((10_000 - 5_062.5) * 0.95, 0);
    expect(large.objects).toBeCloseTo(10_000 - (large['objects, seldom read'] as number));
    expect(large['objects that are watched']).toBeCloseTo(((10_000 - 2_531.25) * 1_024) / 1_000, 0);
    expect(bucket(1_048_576, { tieringDays: 0 })).toMatchObject({ objects: 10_000 });
  });

  it('keeps former versions, and in Glacier for three months at least', () => {
    expect(bucket(1_048_576)['former versions']).toBeCloseTo(2_531.25 * 0.1); // a month of writes, one of ten of which replaces
    const moved = bucket(1_048_576, { noncurrentDays: 60, noncurrentTieringDays: 30 });
    expect(moved['former versions in Glacier']).toBeCloseTo(3 * (moved['former versions'] as number));
  });

  it('counts nothing where nothing is written', () => {
    const context = contextOf(blueprintOf({ ...growth, stores: { files: { kind: 'object' } } }));
    const size = { noncurrentDays: 30, tieringDays: 30, noncurrentTieringDays: 0, tieringMinKiB: 256 };
    expect(objectUsage({ size, spec: { store: 'files' } }, context).every((line) => 'quantity' in line && line.quantity === 0)).toBe(true);
  });
});

describe('caches and search domains', () => {
  it('pay for every node, and a cache for snapshots beyond the first', () => {
    const hot = { hot: { kind: 'cache', engine: 'valkey', dataGiB: 2 } } as const;
    const cache = (sizes: object) => used('valkey/main', { ...growth, stores: hot, overrides: { 'valkey/main': sizes } } as Input);
    expect(cache({ replicas: 2 })).toMatchObject({ 'primary and its copies': 3 * 730 });
    expect(cache({ replicas: 0 })).toMatchObject({ node: 730 });
    expect(cache({})).not.toHaveProperty(['snapshots beyond the first']);
    expect(cache({ snapshotDays: 4 })).toMatchObject({ 'snapshots beyond the first': 6 });
    const index = { index: { kind: 'search', engine: 'opensearch' } } as const;
    const domain = (sizes: object) =>
      used('opensearch/main', { ...growth, stores: index, overrides: { 'opensearch/main': sizes } } as Input);
    expect(domain({})).toMatchObject({ 'data nodes': 2 * 730, 'volumes of the data nodes': 20 });
    expect(domain({})).not.toHaveProperty(['master nodes']);
    expect(domain({ masterNodes: 3, dataNodes: 4 })).toMatchObject({ 'data nodes': 4 * 730, 'master nodes': 3 * 730 });
  });
});
