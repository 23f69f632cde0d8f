import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';
import { between, quantities, roundedUp } from './quantity';
import { BINARY_STEP, PERCENT } from './units';

/** What an instance of Aurora is used for, as its metrics show it. */
export interface DatabaseUse {
  /** `db.r6g.xlarge` */
  readonly instance: string;
  /** CPU that is exceeded a twentieth of the time only, percent. */
  readonly cpuP95: number;
  /** Highest CPU, percent. */
  readonly cpuMax: number;
  /** Average CPU, percent; zero where it is not known. @default 0: then 60 % of cpuP95 is taken */
  readonly cpuAverage?: number;
  /** Connections at the peak. @default 0 */
  readonly connections?: number;
  /** Data that is read again and again, GiB. @default 0 */
  readonly workingSetGib?: number;
}

/** Capacity of Aurora Serverless v2 in its place, ACU. */
export interface DatabaseCapacity {
  readonly min: number;
  readonly typical: number;
  readonly peak: number;
  readonly max: number;
  /** What the working set asks of `min`: below it, data is read from storage again after each scaling. */
  readonly memoryFloor: number;
  /** What connections ask of `min`. */
  readonly connectionFloor: number;
  /** More is asked for than the largest capacity, or always more than `max`. */
  readonly exceedsCapacity: boolean;
}

/** The letter of the family: `r` of `db.r6g.xlarge`. */
const family = (instance: string): string => /^db\.([a-z])/.exec(instance)?.[1] ?? '';

/** ACU of one vCPU. Families that the source does not name count as memory-optimized, as it does. */
const acuPerVcpu = (instance: string, book: FactBook): number =>
  (factIn(`aurora.sizing.acuPerVcpu.${family(instance)}`, undefined, book) ?? factIn('aurora.sizing.acuPerVcpu.r', undefined, book))
    ?.value ?? 0;

/**
 * Capacity of Aurora Serverless v2 for what an instance does today, as acu_calculator.py of aws/agent-toolkit-for-aws d6ad2e4 counts it:
 * in steps of half an ACU, with 30 % of room above the peak, and half as much again above what is typical.
 * @throws RangeError naming what is no amount, or no percentage @throws Error where no source says how many vCPU the instance has
 */
export const serverlessCapacity = (use: DatabaseUse, book: FactBook = publishedFacts()): DatabaseCapacity => {
  const { instance, cpuP95, cpuMax, cpuAverage = 0, connections = 0, workingSetGib = 0 } = use;
  for (const [name, percent] of Object.entries({ cpuP95, cpuMax, cpuAverage })) between(name, percent, 0, PERCENT);
  quantities({ connections, workingSetGib });
  const model = (name: string): number => factValue(`aurora.sizing.${name}`, undefined, book);
  const most = factValue('aurora.acuMax', undefined, book);
  const vcpu = factValue(`aurora.${instance}.vcpu`, undefined, book);
  const steps = (acu: number): number => roundedUp(acu, model('step'));
  const acu = (percent: number): number => (percent / PERCENT) * vcpu * acuPerVcpu(instance, book);
  const gibPerAcu = factValue('aurora.acuGiB', undefined, book);

  const rawTypical = acu(cpuP95 * model('p95Weight') + cpuMax * model('maxWeight'));
  const rawPeak = acu(cpuMax);
  const typical = Math.max(model('least'), Math.min(steps(rawTypical), most));
  const peak = steps(rawPeak);
  const average = steps(acu(cpuAverage > 0 ? cpuAverage : cpuP95 * model('averageShare')));
  const connectionFloor = steps((connections * model('mibPerConnection')) / BINARY_STEP / gibPerAcu);
  const memoryFloor = steps(workingSetGib / gibPerAcu);
  const max = Math.min(most, Math.max(steps(peak * model('peakHeadroom')), steps(typical * model('typicalHeadroom'))));
  const wanted = Math.max(model('least'), average, connectionFloor);
  const exceedsCapacity = rawTypical > most || rawPeak > most || wanted > max;
  return { min: Math.min(wanted, max), typical, peak, max, memoryFloor, connectionFloor, exceedsCapacity };
};
