import { STANDARD, type Assumed } from '../facts/assumptions';
import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { isExpress, timesXlarge, type BrokerTypeName, type ExpressBrokerType, type StandardBrokerType } from './broker-types';
import { charged, type Charge } from './charge';
import { roundedUp, share, wholes } from './quantity';
import { wholeStreamLoad, type StreamLoad, type WholeStreamLoad } from './stream-load';
import { BINARY_STEP, HOURS_PER_MONTH, SECONDS_PER_HOUR } from './units';

/** What brokers are counted for. Where several ask for as many, the first of them is the bottleneck. */
export type Constraint = 'ingress' | 'egress' | 'partitions' | 'storage' | 'provisionedThroughput';

/** A Kafka cluster of one type of broker. */
export interface BrokerPlan {
  readonly type: BrokerTypeName;
  /** A multiple of the number of zones, three. */
  readonly brokers: number;
  readonly bottleneck: Constraint;
  /** Brokers that each constraint asks for on its own. */
  readonly needs: Readonly<Partial<Record<Constraint, number>>>;
  /** The same as parts of a broker: without zones, and without rounding up. */
  readonly exact: Readonly<Partial<Record<Constraint, number>>>;
  /** What a month of it is paid for. */
  readonly charges: readonly Charge[];
}

interface Model {
  readonly load: WholeStreamLoad;
  /** Value of a fact below `msk.`. */
  readonly fact: (id: string) => number;
  readonly utilisation: number;
}

/** Brokers for a demand, in parts of one. Nothing needs none. */
const brokersFor = (demand: number, capacity: number): number => (demand > 0 ? demand / capacity : 0);

const gibOf = (mibPerSecond: number, hours: number): number => (mibPerSecond * hours * SECONDS_PER_HOUR) / BINARY_STEP;

/** Traffic between zones, GiB a month: of what producers write, the share that is for brokers elsewhere; and so for consumers that do not look for the nearest. */
const acrossZones = ({ load, fact }: Model): number => {
  const zones = fact('sizing.availabilityZones');
  const elsewhere = (mibPerSecond: number): number => (mibPerSecond * (zones - 1)) / zones;
  return gibOf(elsewhere(load.averageIn) + (load.rackAware ? 0 : elsewhere(load.averageOut)), HOURS_PER_MONTH);
};

const partitionsPerBroker = (type: BrokerTypeName, { load, fact }: Model): number =>
  fact(`${type}.${load.partitions === 'max' ? 'partitionsMax' : 'partitionsRecommended'}`);

const plan = (
  type: BrokerTypeName,
  exact: BrokerPlan['exact'],
  charges: (brokers: number) => readonly Charge[],
  { fact }: Model,
): BrokerPlan => {
  const zones = fact('sizing.availabilityZones');
  // As many in each zone.
  const asked = (Object.entries(exact) as [Constraint, number][]).map(([constraint, brokers]): [Constraint, number] => [
    constraint,
    roundedUp(wholes(brokers, 1), zones),
  ]);
  const [[bottleneck, most]] = asked.toSorted(([, a], [, b]) => b - a) as [[Constraint, number]]; // stable: the first of equals stays first
  const brokers = Math.max(zones, most);
  const hours = { fact: `msk.${type}.price`, quantity: brokers * HOURS_PER_MONTH };
  return { type, brokers, bottleneck, needs: Object.fromEntries(asked), exact, charges: charged([hours, ...charges(brokers)]) };
};

/** What standard brokers do for each byte that is published: copies, lagging consumers and rebalancing, with a zone lost. */
const standardThroughput = (
  type: StandardBrokerType,
  { load, fact, utilisation }: Model,
): { readonly ingress: number; readonly egress: number } => {
  const tiered = load.retentionHours > load.primaryRetentionHours;
  const storage = fact(`${type}.ebsThroughput`) / (fact('sizing.storageIo') + (tiered ? fact('sizing.storageIoTiered') : 0));
  const base = fact('sizing.networkIo') + (tiered ? fact('sizing.networkIoTiered') : 0);
  const zones = fact('sizing.availabilityZones');
  const lostZone = zones / (zones - 1);
  const network = fact(`${type}.network`);
  const fanOut = load.peakOut / load.peakIn;
  const factor = fanOut * lostZone + base;
  // Reads alone are left to the network: where next to nothing is written, or read, their ratio is no exact number any more.
  const readAlone = (network / lostZone) * utilisation;
  if (!Number.isFinite(factor)) return { ingress: storage * utilisation, egress: readAlone };
  const ingress = Math.min(storage, network / factor);
  return { ingress: ingress * utilisation, egress: fanOut > Number.EPSILON ? fanOut * ingress * utilisation : readAlone };
};

const standardPlan = (type: StandardBrokerType, model: Model): BrokerPlan => {
  const { load, fact } = model;
  const { ingress, egress } = standardThroughput(type, model);
  const volumes = gibOf(load.averageIn, load.primaryRetentionHours) * load.replicationFactor * fact('sizing.diskHeadroom');
  const bought =
    load.provisionedThroughput !== undefined && timesXlarge(type) >= fact('sizing.provisionedThroughputSize')
      ? Math.min(load.provisionedThroughput, fact(`${type}.ebsThroughput`))
      : 0;
  const exact = {
    ingress: brokersFor(load.peakIn, ingress),
    egress: brokersFor(load.peakOut, egress),
    partitions: brokersFor(load.partitionReplicas, partitionsPerBroker(type, model)),
    storage: brokersFor(volumes, fact('storagePerBrokerMax')),
    ...(bought > 0 && { provisionedThroughput: brokersFor(load.averageOut, bought) }),
  };
  const tiered = gibOf(load.averageIn, load.retentionHours - load.primaryRetentionHours);
  return plan(
    type,
    exact,
    (brokers) => [
      { fact: 'msk.ebsStorage', quantity: volumes },
      { fact: 'msk.tieredStorage', quantity: tiered },
      { fact: 'msk.crossAz', quantity: acrossZones(model) },
      { fact: 'msk.provisionedThroughput', quantity: brokers * bought },
    ],
    model,
  );
};

const expressPlan = (type: ExpressBrokerType, model: Model): BrokerPlan => {
  const { load, fact, utilisation } = model;
  const ingress = fact(`${type}.ingress`);
  const exact = {
    ingress: brokersFor(load.peakIn, ingress * utilisation),
    egress: brokersFor(load.peakOut, ingress * fact('sizing.expressEgress')),
    partitions: brokersFor(load.partitionReplicas, partitionsPerBroker(type, model)),
  };
  return plan(
    type,
    exact,
    () => [
      { fact: 'msk.ebsStorage', quantity: gibOf(load.averageIn, load.retentionHours) },
      { fact: 'msk.expressDataIn', quantity: gibOf(load.averageIn, HOURS_PER_MONTH) },
      { fact: 'msk.crossAz', quantity: acrossZones(model) },
    ],
    model,
  );
};

/**
 * Brokers of a type that carry a load, and what they cost, as msk_sizing.py of aws/agent-toolkit-for-aws d6ad2e4 counts them: in three
 * zones, with room for the loss of one. A load of nothing needs the smallest cluster, three brokers.
 * @throws RangeError naming what is no amount; see `StreamLoad`
 */
export const brokersOf = (
  type: BrokerTypeName,
  load: StreamLoad,
  assumed: Assumed = STANDARD,
  book: FactBook = publishedFacts(),
): BrokerPlan => {
  const fact = (id: string): number => factValue(`msk.${id}`, undefined, book);
  const whole = wholeStreamLoad(load, book);
  return isExpress(type)
    ? expressPlan(type, { load: whole, fact, utilisation: share('expressUtilisation', assumed.expressUtilisation) })
    : standardPlan(type, { load: whole, fact, utilisation: share('brokerUtilisation', assumed.brokerUtilisation) });
};
