import { AURORA_LADDER } from '../../facts/assumptions';
import { gp3StorageGiB, instanceClasses } from '../../facts/rds';
import { factValue } from '../../facts/registry';
import { auroraInstanceFact } from '../aurora-cost';
import { serverlessCapacity } from '../aurora-capacity';
import { GIB, HOURS_PER_MONTH, KILO, MILLION, PERCENT, SECONDS_PER_MONTH, BYTES_PER_GB } from '../units';
import { both, times, type PlatformRate } from './demand';
import type { PlatformItem, RegionTask } from './region';

/** The relational database of a region. */
export interface RelationalSize {
  readonly engine: 'postgres' | 'aurora-postgres';
  /** `db.r7g.large` */
  readonly instanceClass: string;
  readonly instances: number;
  /** vCPU that the busiest instance needs, with the room of the target utilisation. */
  readonly vcpu: number;
  /** Writes per second of the one writer, from all regions. */
  readonly writes: PlatformRate;
  /** Writes per second that the largest class takes. */
  readonly writesAtMost: number;
  /** Data, without indexes, GB. */
  readonly dataGb: number;
  /** Aurora Serverless v2 in its place, ACU; undefined for PostgreSQL on RDS. */
  readonly acu: { readonly min: number; readonly max: number } | undefined;
  readonly items: readonly PlatformItem[];
}

interface Need {
  readonly peak: number;
  readonly average: number;
  readonly memoryGib: number;
}

/** What a writer takes in, wherever it comes from: there is one. */
const writesOf = ({ whole, load, topology }: RegionTask): PlatformRate => {
  const { relationalWrites: measured, peakFactor } = load;
  if (measured !== undefined) return { average: measured / peakFactor, peak: measured };
  const ofRequests = times(whole.requests, (1 - load.readShare) * load.ofTier.relationalWriteShare);
  return topology.rows === 'none' ? both(ofRequests, whole.bookmarks) : ofRequests;
};

const readsOf = ({ demand, load, evacuation }: RegionTask): PlatformRate =>
  times(demand.requests, load.readShare * load.assumed.operationsPerRequest * (1 - load.ofTier.rowCacheHitShare) * evacuation);

/** What is needed over what an instance class has: one and less fits. A burstable class keeps up its baseline only. */
const partOf = ({ peak, average, memoryGib }: Need, has: { vcpu: number; memoryGiB: number; burstable?: boolean }, baseline = 1): number =>
  Math.max(peak / has.vcpu, memoryGib / has.memoryGiB, has.burstable ? average / (has.vcpu * baseline) : 0);

const postgresPart = (need: Need, name: string, baseline: number): number =>
  partOf(need, instanceClasses[name] as (typeof instanceClasses)[string], baseline);

const smallestPostgres = (need: Need, baseline: number): string => {
  const names = Object.keys(instanceClasses);
  return names.find((name) => postgresPart(need, name, baseline) <= 1) ?? (names.at(-1) as string);
};

/** Hours of instances that carry a part of what they could; where even the largest is too small, it is billed whole. */
const hoursOfLoad = (instances: number, part: number): number => instances * HOURS_PER_MONTH * Math.min(1, part);

const postgres = (task: RegionTask, need: Need, writes: PlatformRate, dataGb: number): RelationalSize => {
  const { assumed, ofTier } = task.load;
  const instanceClass = smallestPostgres(need, assumed.burstableBaseline);
  const instances = task.load.redundant ? ofTier.databaseInstances : 1;
  const stored = dataGb * assumed.storagePerData;
  const storage = Math.max(gp3StorageGiB.min, stored);
  const most = Math.max(...Object.values(instanceClasses).map(({ vcpu }) => vcpu));
  return {
    engine: 'postgres',
    instanceClass,
    instances,
    vcpu: need.peak,
    writes,
    writesAtMost: most * assumed.writesPerDatabaseVcpu * assumed.targetUtilisation,
    dataGb,
    acu: undefined,
    items: [
      {
        item: `instances, ${instances} × ${instanceClass}`,
        price: `rds.${instanceClass}.rds-postgres-single-az`,
        quantity: instances * HOURS_PER_MONTH,
        ofLoad: hoursOfLoad(instances, postgresPart(need, instanceClass, assumed.burstableBaseline)),
      },
      { item: 'storage', price: 'rds.gp3', quantity: storage * instances, ofLoad: stored * instances },
    ],
  };
};

const aurora = (task: RegionTask, need: Need, writes: PlatformRate, dataGb: number): RelationalSize => {
  const { assumed, ofTier, book } = task.load;
  const fact = (name: string, of: string): number => factValue(`aurora.${name}.${of}`, undefined, book);
  const largest = AURORA_LADDER.at(-1) as string;
  const part = (name: string): number => partOf(need, { vcpu: fact(name, 'vcpu'), memoryGiB: fact(name, 'memory') });
  const instanceClass = AURORA_LADDER.find((name) => part(name) <= 1) ?? largest;
  const instances = ofTier.databaseInstances;
  const used = (vcpu: number): number => Math.min(PERCENT, (vcpu / fact(instanceClass, 'vcpu')) * assumed.targetUtilisation * PERCENT);
  const { min, max } = serverlessCapacity(
    { instance: instanceClass, cpuP95: used(need.peak), cpuMax: used(need.peak), cpuAverage: used(need.average) },
    book,
  );
  const requests = writes.average * SECONDS_PER_MONTH * assumed.storageWritesPerWrite;
  return {
    engine: 'aurora-postgres',
    instanceClass,
    instances,
    vcpu: need.peak,
    writes,
    writesAtMost: fact(largest, 'vcpu') * assumed.writesPerDatabaseVcpu * assumed.targetUtilisation,
    dataGb,
    acu: { min, max },
    items: [
      {
        item: `instances, ${instances} × ${instanceClass}`,
        price: auroraInstanceFact(instanceClass),
        quantity: instances * HOURS_PER_MONTH,
        ofLoad: hoursOfLoad(instances, part(instanceClass)),
      },
      { item: 'storage', price: 'aurora.storage', quantity: dataGb },
      // Only the region with the writer is asked for it; the others copy storage to storage.
      { item: 'requests to storage', price: 'aurora.io', quantity: task.region === task.load.regions[0] ? requests / MILLION : 0 },
    ],
  };
};

/** The database that holds what has to be right: one writer for all regions, and readers in each. */
export const relationalSize = (task: RegionTask): RelationalSize => {
  const { assumed, ofTier } = task.load;
  const writes = writesOf(task);
  const reads = readsOf(task);
  const writer = (rate: 'peak' | 'average'): number => writes[rate] / assumed.writesPerDatabaseVcpu;
  const readers = Math.max(1, ofTier.databaseInstances - 1);
  const reader = (rate: 'peak' | 'average'): number => reads[rate] / assumed.readsPerDatabaseVcpu;
  const dataGb = task.load.relationalGb ?? (task.whole.users * ofTier.relationalKbPerUser * KILO) / BYTES_PER_GB;
  // Behind PostgreSQL on RDS the second instance only waits; Aurora's readers take what is read.
  const own = task.topology.relational === 'postgres';
  const busiest = (rate: 'peak' | 'average'): number =>
    (own ? writer(rate) + reader(rate) : Math.max(writer(rate), reader(rate) / readers)) / assumed.targetUtilisation;
  const memoryGib = ((dataGb * BYTES_PER_GB) / GIB) * assumed.hotShareOfData;
  const need = { peak: busiest('peak'), average: busiest('average'), memoryGib };
  return own ? postgres(task, need, writes, dataGb) : aurora(task, need, writes, dataGb);
};

/** MySQL for the tool of delivery that asks for it: the smallest class, with one that takes over. */
export const mysqlItems = ({ topology }: RegionTask): readonly PlatformItem[] =>
  topology.mysql
    ? [
        {
          item: `instances, 2 × ${AURORA_LADDER[0]}`,
          price: `rds.${AURORA_LADDER[0]}.aurora-mysql-standard`,
          quantity: 2 * HOURS_PER_MONTH,
          ofLoad: 0,
        },
      ]
    : [];
