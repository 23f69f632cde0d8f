import fc from 'fast-check';
import type { BlueprintInput } from '../../lib/blueprint';
import { assumedWith, STANDARD } from '../../lib/facts/assumptions';
import { planOrThrow } from '../../lib/plan';
import { demandOf } from '../../lib/plan/demand';
import { chooseEngines } from '../../lib/plan/engines';
import { graphOf } from '../../lib/plan/graph';
import { loadOf } from '../../lib/plan/load';
import { trafficOf } from '../../lib/plan/traffic';
import { blueprintArbitrary } from '../arbitraries/blueprint';
import { blueprintOf } from '../support/blueprint';

/** A hundred requests a second on average, eight of ten operations are reads. */
const load = { subscribers: 8_640_000, dailyActiveShare: 1, requestsPerUserPerDay: 1, peakFactor: 4, readShare: 0.8 };
const DAY = 86_400;
const KIB = 1_024;
const GIB = 1_024 ** 3;

const web = { runtime: 'node', role: 'site', expose: 'public' } as const;
const worker = { runtime: 'node', role: 'worker' } as const;

const storeIn = (more: Partial<BlueprintInput>, store: NonNullable<BlueprintInput['stores']>[string] = { kind: 'object' }) => {
  const { demand } = planOrThrow(
    blueprintOf({ tier: 'growth', profile: 'production', load, services: { web }, ...more, stores: { files: store, ...more.stores } }),
  );
  const found = demand.stores['files'];
  if (!found) throw new Error('no demand of files');
  return found;
};

describe('an object store', () => {
  it('is filled by a small share of what a service writes, where no stream says how many', () => {
    const { writes } = storeIn({ services: { web: { ...web, reads: ['files'], writes: ['files'] } } });
    expect(writes.average).toBeCloseTo(100 * 0.2 * STANDARD.objectShare);
    expect(writes.peak).toBeCloseTo(4 * writes.average);
    const half = storeIn({
      services: { web: { ...web, writes: ['files', 'rows'] } },
      stores: { rows: { kind: 'relational' } },
    } as Partial<BlueprintInput>);
    expect(half.writes.average).toBeCloseTo(writes.average / 2);
  });

  it('is read past CloudFront by whom visitors cannot reach, and through it by the others', () => {
    const reads = (services: BlueprintInput['services']) => storeIn({ services }).reads.average;
    expect(reads({ web: { ...web, calls: ['inner'] }, inner: { runtime: 'node', reads: ['files'] } })).toBeCloseTo(80);
    expect(reads({ web: { ...web, reads: ['files'] } })).toBeCloseTo(80 * (1 - STANDARD.objectHitShare));
  });

  const announced: Partial<BlueprintInput> = {
    services: {
      web: { ...web, writes: ['files'], publishes: ['uploads'] },
      thumbnails: { ...worker, consumes: ['uploads'], reads: ['files'], writes: ['files'] },
    },
    streams: { uploads: { eventsPerDay: 5 * DAY } },
  };

  it('takes an upload for each event that announces one, and what its reader makes of it', () => {
    const { writes, reads } = storeIn(announced);
    expect(writes).toEqual({ average: 10, peak: 40 });
    expect(reads).toEqual({ average: 5, peak: 20 });
    // Kafka changes nothing: an event still means an object.
    expect(storeIn({ ...announced, streams: { uploads: { eventsPerDay: 5 * DAY, engine: 'msk' } } }).writes.average).toBe(10);
  });

  it('takes an object for each task of a queue, and large ones made of the events of a topic', () => {
    const archive = (streams: BlueprintInput['streams'], store?: NonNullable<BlueprintInput['stores']>[string]) =>
      storeIn(
        { services: { web: { ...web, publishes: ['plays'] }, archive: { ...worker, consumes: ['plays'], writes: ['files'] } }, streams },
        store,
      );
    const eventsPerDay = 1_000 * DAY;
    expect(archive({ plays: { eventsPerDay, eventBytes: KIB } }).writes.average).toBe(1_000);
    const kafka = { plays: { eventsPerDay, eventBytes: KIB, engine: 'msk' } } as const;
    const gathered = archive(kafka);
    expect(gathered.writes.average).toBeCloseTo(1_000 / (STANDARD.archiveObjectMiB * KIB));
    expect(gathered.itemBytes).toBeCloseTo(STANDARD.archiveObjectMiB * KIB * KIB);
    // A year of the stream lies in it, whatever the size of its objects.
    const kept = (1_000 * KIB * DAY * 365 * 0.9) / GIB;
    expect(gathered.dataGiB).toBeCloseTo(kept);
    const said = archive(kafka, { kind: 'object', itemBytes: 100 * KIB, retentionDays: 73 });
    expect(said.writes.average).toBeCloseTo(10);
    expect(said.dataGiB).toBeCloseTo(kept / 5);
  });

  it('holds what was written in a year, less what replaced something', () => {
    const { dataGiB, itemBytes } = storeIn(announced);
    expect(itemBytes).toBe(STANDARD.objectKiB * KIB);
    expect(dataGiB).toBeCloseTo((10 * DAY * STANDARD.objectDays * itemBytes * (1 - STANDARD.replacedShare)) / GIB);
  });

  it('is what it says of itself, and where it says nothing that follows', () => {
    const said = { kind: 'object', writesPerSecond: 4, readsPerSecond: 8, dataGiB: 7, itemBytes: 1_000 } as const;
    expect(storeIn(announced, said)).toEqual({
      reads: { average: 2, peak: 8 },
      writes: { average: 1, peak: 4 },
      dataGiB: 7,
      itemBytes: 1_000,
    });
    expect(storeIn(announced, { kind: 'object', writesPerSecond: 4 }).dataGiB).toBeCloseTo(storeIn(announced).dataGiB / 10);
  });

  it('takes a few objects of each run of a flow or a job, which read what came since the one before', () => {
    const flows: BlueprintInput['flows'] = { train: { framework: 'pytorch', schedule: 'hourly', reads: ['files'], writes: ['files'] } };
    const { writes, reads } = storeIn({ flows });
    expect(writes.average).toBeCloseTo((24 * STANDARD.objectsPerRun) / DAY);
    expect(reads.average).toBeCloseTo(writes.average);
    expect(storeIn({ services: { web, pack: { runtime: 'go', role: 'job', schedule: 'hourly', writes: ['files'] } } }).writes.average).toBe(
      writes.average,
    );
  });
});

describe('a store that flows write into', () => {
  const written = (schedule: string, more: Partial<BlueprintInput> = {}, store: object = {}) =>
    storeIn(
      { flows: { nightly: { framework: 'pytorch', schedule, writes: ['files'] } }, load: { ...load, dailyActiveShare: 0.25 }, ...more },
      { kind: 'key-value', ...store },
    );

  it('gets an item for each person who came since the run before, within an hour', () => {
    const { writes, dataGiB } = written('daily');
    expect(writes.average).toBeCloseTo((8_640_000 * 0.25) / DAY);
    expect(writes.peak).toBeCloseTo((8_640_000 * 0.25) / 3_600);
    expect(dataGiB).toBeCloseTo((8_640_000 * 1_024) / GIB);
    expect(written('hourly').writes.average).toBeCloseTo(writes.average); // each run a part of the day
    expect(written('hourly').writes.peak).toBeCloseTo(writes.average);
    expect(written('weekly').writes.average).toBeCloseTo(8_640_000 / 7 / DAY); // nobody twice
    expect(written('0 3 * * 1-5').writes.average).toBeLessThanOrEqual(writes.average * 1.001);
  });

  it('says more of itself than anybody can derive', () => {
    expect(written('daily', {}, { writesPerSecond: 4, dataGiB: 3 })).toMatchObject({ writes: { average: 1, peak: 4 }, dataGiB: 3 });
    expect(written('daily', {}, { writesPerSecond: 4 }).dataGiB).toBeCloseTo(4 * STANDARD.gibPerWritePerSecond);
  });

  it('has its own peak, which comes at night', () => {
    const services: BlueprintInput['services'] = { web: { ...web, reads: ['files'], writes: ['files'] } };
    const alone = storeIn({ services }, { kind: 'key-value' }).writes;
    const both = written('daily', { services, load }).writes;
    expect(both.average).toBeCloseTo(alone.average + 100);
    expect(both.peak).toBeCloseTo(Math.max(alone.peak, 8_640_000 / 3_600));
  });
});

it('is a number for any graph', () =>
  fc.assert(
    fc.property(blueprintArbitrary({ services: 8 }), (input) => {
      const blueprint = blueprintOf(input);
      const [graph, drawn, assumed] = [graphOf(blueprint), loadOf(blueprint), assumedWith(blueprint.assumptions)];
      const engines = chooseEngines(blueprint, graph, () => undefined);
      const demand = demandOf({ blueprint, graph, load: drawn, traffic: trafficOf(blueprint, graph, drawn), engines, assumed });
      for (const { reads, writes, dataGiB, itemBytes } of Object.values(demand.stores))
        for (const value of [reads.average, reads.peak, writes.average, writes.peak, dataGiB, itemBytes]) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
    }),
    { numRuns: 100 },
  ));
