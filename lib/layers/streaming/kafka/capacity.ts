import { brokerTypes, replication, throughputFactors } from '../../../facts/msk';
import type { Part, PlanEntry, UsageContext } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';
import type { TopicSize } from '../topic/demand';

/** What counts of a cluster: see the capability. */
type Cluster = PlanEntry<
  { readonly instanceType: string; readonly brokers: number; readonly storageGiB: number },
  { readonly streams: readonly string[] }
>;

/** Share of the brokers that is left without one zone of three. */
const WITHOUT_A_ZONE = (replication.brokers - 1) / replication.brokers;

/** MiB of a GiB. */
const MIB_PER_GIB = 1_024;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * What the brokers take: their volumes, their network, and the events that they keep. Sizes count with what is left of them without one
 * zone (`throughputFactors`); while all are there, each has that much less to do.
 */
export const kafkaCapacity = ({ id, size, spec }: Cluster, { demand, entries }: UsageContext): readonly Part[] => {
  const type = brokerTypes[size.instanceType];
  if (!type) return [];
  const streams = spec.streams.flatMap((name) => {
    const stream = demand.streams[name];
    const topic = entries.find((entry) => entry.id === `topic/${name}`);
    return stream && topic ? [{ ...stream, retentionSeconds: (topic.size as TopicSize).retentionSeconds }] : [];
  });
  const rates = (perIn: number, perOut: number): Rate => {
    const of = (when: keyof Rate): number =>
      sum(streams.map(({ mebibytes, consumers }) => mebibytes[when] * (perIn + consumers * perOut))) * WITHOUT_A_ZONE;
    return { average: of('average'), peak: of('peak') };
  };
  const kept =
    (sum(streams.map(({ mebibytes, retentionSeconds }) => mebibytes.average * retentionSeconds)) * replication.factor) / MIB_PER_GIB;
  const common = { zones: { of: replication.brokers }, remedy: `a larger instanceType in overrides.${id}: broker by broker` } as const;
  return [
    {
      name: 'volumes',
      follows: 'events',
      unit: 'MiB/s',
      load: rates(throughputFactors.storage, 0),
      capacity: size.brokers * type.storageMiBps,
      perServer: type.storageMiBps,
      ...common,
    },
    {
      name: 'network',
      follows: 'events',
      unit: 'MiB/s',
      load: rates(throughputFactors.network, throughputFactors.reads),
      capacity: size.brokers * type.networkMiBps,
      perServer: type.networkMiBps,
      ...common,
    },
    {
      name: 'storage',
      follows: 'data',
      unit: 'GiB',
      load: { average: kept, peak: kept },
      level: true,
      capacity: size.brokers * size.storageGiB,
      zones: { of: 0 },
      remedy: `storageGiB in overrides.${id}, or a shorter retentionHours of its streams`,
    },
  ];
};
