import { grouped } from '../../../diagnostics/grouped';
import { error } from '../../../diagnostics';
import { brokerStorage, brokersPerCluster, brokerTypes, kafkaVersion, replication } from '../../../facts/msk';
import { podsKnowTheirZone } from '../../../facts/pod-zone';
import { statefulId } from '../../../naming';
import { defineCapability, residentsOf, textOf, wholeNumber, type PlanContext, type Planned } from '../../../plan/contract';
import { brokersOf, brokerStorageGiB, kafkaBrokers, type KafkaDemand } from '../../../plan/sizing';
import { finalTopicSize, rateOf } from '../topic/demand';
import { kafkaCapacity } from './capacity';
import { kafkaQuotas, kafkaUsage } from './usage';

export interface KafkaSize {
  readonly instanceType: string;
  /** Brokers, a multiple of three: one in each zone, or more. Partitions do not move to further ones by themselves. */
  readonly brokers: number;
  /** GiB of storage of each broker; it can grow, never shrink. */
  readonly storageGiB: number;
  /** Days that the log of the brokers is kept. */
  readonly logDays: number;
}

export interface KafkaSpec {
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  readonly clusterName: string;
  readonly kafkaVersion: string;
  readonly logGroupName: string;
  /** Consumers can tell the id of their zone, and so read the copies of it. */
  readonly zonesKnown: boolean;
  /** Streams that have their topic here, or had it before they moved away. */
  readonly streams: readonly string[];
}

/** The one cluster of a region: plan id, logical id and output of its ARN, which topics name. */
export const KAFKA_ID = 'msk/main';
export const KAFKA_LOGICAL_ID = statefulId('main', 'msk');
export const KAFKA_ARN_OUTPUT = `${KAFKA_LOGICAL_ID}Arn`;

const demandOf = (streams: readonly string[], context: PlanContext): KafkaDemand =>
  streams
    .map((stream): KafkaDemand => {
      const { average, peak } = rateOf(stream, context);
      const { partitions, retentionSeconds } = finalTopicSize(stream, context);
      return {
        peakInMiBps: peak,
        peakOutMiBps: peak * context.graph.consumersOf(stream).length,
        partitionReplicas: partitions * replication.factor,
        storedGiB: (average * retentionSeconds * replication.factor) / 1_024,
      };
    })
    .reduce((a, b) => ({
      peakInMiBps: a.peakInMiBps + b.peakInMiBps,
      peakOutMiBps: a.peakOutMiBps + b.peakOutMiBps,
      partitionReplicas: a.partitionReplicas + b.partitionReplicas,
      storedGiB: a.storedGiB + b.storedGiB,
    }));

/** A pod knows the name of its zone from some version of Kubernetes on; which id that is, a network of ours says. */
const zonesKnown = ({ blueprint, entries }: PlanContext): boolean =>
  podsKnowTheirZone(blueprint.platform.kubernetes) && entries.some((e) => e.id === 'network/main' && 'zones' in (e.spec as object));

const number = (value: number): string => grouped(value, 2);

const planCluster = (streams: readonly string[], context: PlanContext): Planned<KafkaSize, KafkaSpec> => {
  const { blueprint, names, region } = context;
  const production = blueprint.profile === 'production';
  const demand = demandOf(streams, context);
  // A sandbox has the smallest of everything, whatever the load.
  const smallest = Object.keys(brokerTypes)[0] as string;
  const brokers = production ? kafkaBrokers(demand, context.assumed) : { instanceType: smallest, brokers: replication.brokers };
  const floor = Math.ceil(production ? context.assumed.brokerGiB : context.assumed.brokerGiBInSandbox);
  const stack = names.stack('Streaming');
  const clusterName = names.physical('kafka', region);
  return {
    id: KAFKA_ID,
    engine: 'msk',
    size: {
      ...brokers,
      storageGiB: production ? brokerStorageGiB(demand.storedGiB, brokers.brokers, floor) : floor,
      logDays: production ? 30 : 7,
    },
    spec: {
      stack,
      logicalId: KAFKA_LOGICAL_ID,
      clusterName,
      kafkaVersion,
      logGroupName: names.physical('logGroup', region, 'kafka'),
      zonesKnown: zonesKnown(context),
      streams,
    },
    reason: [
      `one cluster for ${streams.length === 1 ? 'the topic' : `the ${streams.length} topics`} of streams that queues would not carry as well`,
      production
        ? `${brokers.brokers} × ${brokers.instanceType} carry ${number(demand.peakInMiBps)} MiB/s in and ${number(demand.peakOutMiBps)} MiB/s out at the peak when one zone of three is lost`
        : 'the smallest brokers that Kafka without ZooKeeper takes, in a sandbox',
      production ? `every event is kept in three zones, ${number(demand.storedGiB)} GiB in all` : 'every event is kept in three zones',
    ].join('; '),
    alternatives: [
      {
        engine: 'msk-serverless',
        verdict: 'bills by partition and by the gigabyte, and is dearer than three small brokers while anything flows all day',
      },
      {
        engine: 'msk-express',
        verdict: 'three times the throughput of a broker at twice its price; pays when brokers of the standard kind have to be large',
        threshold: { metric: 'ingestMiBPerSecond', value: 100 },
      },
    ],
    needs: ['keys/main', 'network/main'],
    provides: [names.output('Streaming', KAFKA_ARN_OUTPUT)],
    stateful: [{ stack, logicalId: KAFKA_LOGICAL_ID, type: 'AWS::MSK::Cluster' }],
  };
};

/** More than one cluster carries is said before AWS says it (BP315). */
const reportLimits = (streams: readonly string[], context: PlanContext): void => {
  const demand = demandOf(streams, context);
  const largest = Object.keys(brokerTypes).at(-1) as string;
  const needed = brokersOf(largest, demand, context.assumed);
  if (needed <= brokersPerCluster) return;
  context.report(
    error('BP315', ['streams'], `${number(demand.peakInMiBps)} MiB/s at the peak would take ${needed} brokers of ${largest}`, {
      at: 'key',
      hint: `a cluster of MSK has at most ${brokersPerCluster}: lower eventsPerDay, eventBytes, retentionHours or partitions, or move streams to another engine`,
    }),
  );
};

/** The cluster of Kafka that all streams on MSK share: there while one lives on it, or moves away from it. */
export const msk = defineCapability<'msk', KafkaSize, KafkaSpec>({
  kind: 'msk',
  layer: 'streaming',
  scope: 'region',
  systems: ['Kafka', 'Kafka/MSK'],
  capacity: kafkaCapacity,
  limits: {
    instanceType: textOf(/^kafka\.m[0-9][a-z]*\.[a-z0-9]+$/, 'a broker of MSK, such as kafka.m7g.large'),
    brokers: {
      expected: `a multiple of 3 up to ${brokersPerCluster}`,
      holds: (value) =>
        Number.isInteger(value) && (value as number) > 0 && (value as number) % 3 === 0 && (value as number) <= brokersPerCluster,
    },
    storageGiB: wholeNumber(brokerStorage.minGiB, brokerStorage.maxGiB),
    logDays: wholeNumber(1, 3_653), // the longest that CloudWatch Logs keeps; rounded up to what it takes
  },
  plan: (context) => {
    const streams = [...residentsOf(context.engines.streams, 'topic').keys()];
    if (streams.length === 0) return [];
    if (context.blueprint.profile === 'production') reportLimits(streams, context);
    return [planCluster(streams, context)];
  },
  usage: kafkaUsage,
  quotas: kafkaQuotas,
});
