import { metrics } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import type { KafkaSize, KafkaSpec } from '../../../streaming/kafka/capability';
import type { TopicSize, TopicSpec } from '../../../streaming/topic/capability';
import { query, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

/** Percent of a broker's CPU that AWS advises to stay below, so that the others can take over from one that is lost (MSK developer guide, "Best practices"). */
const CPU_PERCENT = 60;
/** Percent of a broker's volume from which on AWS asks for action (as above). */
const DISK_PERCENT = 85;

const brokerAlarms = (id: string, name: string, broker: string, storageGiB: number): Draft[] => {
  const { cpuIdle, diskUsed, underReplicated } = metrics.broker;
  return [
    {
      id: `${id}Disk`,
      means: `Broker ${broker} of Kafka ${name} has used ${DISK_PERCENT} % of its storage; at the end it stops, and its topics with it.`,
      remedy: `Raise overrides.msk/main.storageGiB (now ${storageGiB}; six hours must lie between two changes), or keep events for less time (retentionHours).`,
      query: query(diskUsed, [broker, name]),
      when: 'above',
      threshold: DISK_PERCENT,
      essential: true,
    },
    {
      id: `${id}Cpu`,
      means: `Broker ${broker} of Kafka ${name} has been above ${CPU_PERCENT} % CPU for a quarter of an hour; there is no room to take over from another one.`,
      remedy: 'Look whether clients send in batches and keep their connections; else take the next type (overrides.msk/main.instanceType).',
      query: query(cpuIdle, [broker, name]),
      when: 'below',
      threshold: 100 - CPU_PERCENT,
    },
    {
      id: `${id}UnderReplicated`,
      means: `Partitions of broker ${broker} of Kafka ${name} have lacked a copy for a quarter of an hour: a second loss would stop them.`,
      remedy:
        'See in the console whether a broker is being maintained or is overloaded (CPU, storage); MSK replaces a broken one by itself.',
      query: query(underReplicated, [broker, name]),
      when: 'atLeast',
      threshold: 1,
      essential: true,
    },
  ];
};

/** Alarms on the cluster of Kafka and on each of its brokers. */
export const kafkaAlarms = ({ size, spec }: PlanEntry<KafkaSize, KafkaSpec>): Draft[] => {
  const name = spec.clusterName;
  const { offlinePartitions, controllers } = metrics.kafka;
  return [
    {
      id: 'KafkaOffline',
      means: `Partitions of Kafka ${name} have no leader: nobody can publish to them or read from them.`,
      remedy:
        'Two brokers are lost at once, or storage is full: look at the alarms of the brokers and at the state of the cluster; open a case with AWS.',
      query: query(offlinePartitions, [name]),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
      essential: true,
    },
    {
      id: 'KafkaController',
      means: `Kafka ${name} has had no controller for a quarter of an hour: leaders are not replaced when a broker is lost.`,
      remedy: 'Look at the state of the cluster in the console; a change of controllers takes seconds. Open a case with AWS.',
      query: query(controllers, [name]),
      when: 'below',
      threshold: 1,
    },
    ...Array.from({ length: size.brokers }, (_, i) => brokerAlarms(`KafkaBroker${i + 1}`, name, String(i + 1), size.storageGiB)).flat(),
  ];
};

/** Alarms on how far the consumers of a topic are behind. */
export const topicAlarms = ({ size, spec }: PlanEntry<TopicSize, TopicSpec>, clusterName: string, limits: Thresholds): Draft[] =>
  spec.groups.map(({ team, consumer, group }) => ({
    id: `${spec.logicalId}${pascalCase(team)}${pascalCase(consumer)}Lag`,
    means: `${consumer} is behind: the oldest event of ${spec.stream} that it has not read is ${limits.queueAgePercent} % of the way to being deleted unread.`,
    remedy: `See whether ${consumer} runs and how busy it is; give it more replicas (services.${consumer}.scale.max, at most ${size.partitions} work at the same time: streams.${spec.stream}.partitions).`,
    query: query(metrics.consumerGroup.timeLag, [clusterName, group, spec.topicName]),
    when: 'above',
    threshold: Math.round((size.retentionSeconds * limits.queueAgePercent) / 100),
    essential: true,
  }));
