import { grouped } from '../../../diagnostics/grouped';
import { error, warning } from '../../../diagnostics';
import { acu, autoPauseSeconds, MOST_READERS } from '../../../facts/aurora';
import { wholeNumber, type PlanContext, type PlanId, type SizeLimit } from '../../../plan/contract';
import { connectionsPerPool, databaseCapacity, sandboxCapacity } from '../../../plan/sizing';
import type { PoolDemand } from '../relational/demand';

export interface AuroraSize {
  /** Capacity of each instance when there is nothing to do, in ACUs of about 2 GiB; 0 lets it pause. */
  readonly minAcu: number;
  /** Where the capacity of each instance stops growing. `max_connections` follows from it, after a restart. */
  readonly maxAcu: number;
  /** Seconds without a connection after which an instance pauses, where `minAcu` is 0. */
  readonly autoPauseSeconds: number;
  /** Instances beside the writer, in other zones: they answer reads, and one takes over when the writer fails. */
  readonly readers: number;
  /** Days back to which the cluster can be restored to any second, 1 to 35. */
  readonly backupRetentionDays: number;
  /** Days that the log is kept. */
  readonly logDays: number;
  /** Statements that take at least this long are logged. */
  readonly slowStatementMs: number;
  /** Seconds after which a transaction that nobody works on is ended, so that it blocks nobody for ever. */
  readonly idleTransactionSeconds: number;
}

/** The largest value that a setting of PostgreSQL takes. */
const MAX_INTEGER = 2_147_483_647;

const capacity = (least: number): SizeLimit => ({
  expected: `a multiple of ${acu.step} from ${least} to ${acu.most}`,
  holds: (value) => typeof value === 'number' && value >= least && value <= acu.most && Number.isInteger(value / acu.step),
});

export const LIMITS: Readonly<Record<keyof AuroraSize, SizeLimit>> = {
  minAcu: capacity(acu.least),
  maxAcu: capacity(acu.leastMaximum),
  autoPauseSeconds: wholeNumber(autoPauseSeconds.least, autoPauseSeconds.most),
  readers: wholeNumber(0, MOST_READERS),
  backupRetentionDays: wholeNumber(1, 35), // rds CreateDBCluster `BackupRetentionPeriod`
  logDays: wholeNumber(1, 3_653), // the longest that CloudWatch Logs keeps; rounded up to what it takes
  slowStatementMs: wholeNumber(0, MAX_INTEGER),
  idleTransactionSeconds: wholeNumber(0, Math.floor(MAX_INTEGER / 1_000)),
};

/** The size with what the blueprint overrides, as far as it may: instances and limits follow from it. plan() reports the rest. */
const effective = (size: AuroraSize, wanted: Readonly<Record<string, unknown>> = {}): AuroraSize => ({
  ...size,
  ...Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => field in LIMITS && LIMITS[field as keyof AuroraSize].holds(value)),
  ),
});

/** The size of a pool, as planned and as the blueprint overrides it. */
export interface Sized {
  readonly planned: AuroraSize;
  readonly size: AuroraSize;
  /** Replicas that connect, each once for every store that it uses there. */
  readonly connectionPools: number;
}

const number = (value: number): string => grouped(value, 1);

interface Checked extends Pick<Sized, 'size' | 'connectionPools'> {
  readonly id: PlanId;
  /** What the demand asks for, in ACUs; 0 where nobody sends a load. */
  readonly wantedAcu: number;
  /** One of the pool's stores. */
  readonly store: string;
}

/** What no capacity gives (BP340), and capacities that contradict each other (BP308). */
const problemsOf = (
  { id, size, wantedAcu, connectionPools, store }: Checked,
  { assumed, blueprint, region, regions, report }: PlanContext,
): void => {
  if (region !== regions[0]) return;
  const wanted = blueprint.overrides[id] ?? {};
  if (size.minAcu > size.maxAcu)
    report(
      error(
        'BP308',
        ['overrides', id, 'minAcu' in wanted ? 'minAcu' : 'maxAcu'],
        `minAcu ${size.minAcu} is more than maxAcu ${size.maxAcu}`,
        {
          hint: 'a database cannot begin above its end',
        },
      ),
    );
  if (wantedAcu > acu.most)
    report(
      warning('BP340', ['stores', store], `the peak asks for ${number(wantedAcu)} ACUs of ${id}, and a writer ends at ${acu.most}`, {
        at: 'key',
        hint: 'give the busiest store `dedicated: true`, or another engine',
      }),
    );
  if (connectionsPerPool(size, connectionPools, assumed) < 1)
    report(
      warning(
        'BP340',
        ['stores', store],
        `${number(connectionPools)} replicas may connect to ${id} at once; with ${number(size.maxAcu)} ACUs it takes fewer`,
        { at: 'key', hint: 'lower `scale.max` of the services that use it, or give one of its stores `dedicated: true`' },
      ),
    );
};

/** How large a pool is. What no size gives, and sizes that contradict each other, are reported. */
export const sizeOf = (id: PlanId, store: string, demand: PoolDemand, context: PlanContext): Sized => {
  const { assumed, blueprint } = context;
  const production = blueprint.profile === 'production';
  // A sandbox is tried by a few people: nobody sends it the peak.
  const connectionPools = production ? demand.connectionPools.most : demand.connectionPools.fewest;
  const { minAcu, maxAcu, wantedAcu } = production
    ? databaseCapacity(demand, assumed)
    : { ...sandboxCapacity(connectionPools, assumed), wantedAcu: 0 };
  const planned: AuroraSize = {
    minAcu,
    maxAcu,
    autoPauseSeconds: autoPauseSeconds.least,
    readers: production ? 1 : 0,
    backupRetentionDays: production ? 14 : 1,
    logDays: production ? 30 : 7,
    slowStatementMs: 1_000,
    idleTransactionSeconds: 300,
  };
  const size = effective(planned, blueprint.overrides[id]);
  problemsOf({ id, size, wantedAcu, connectionPools, store }, context);
  return { planned, size, connectionPools };
};
