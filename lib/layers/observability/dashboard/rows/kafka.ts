import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { KafkaSize, KafkaSpec } from '../../../streaming/kafka/capability';
import type { TopicSpec } from '../../../streaming/topic/capability';
import { inGroupsOf, type Row } from '../widget';
import { entriesOf, graph, GRAPH, heading, line, LINES } from './graph';

/** The cluster of Kafka, and who reads its topics. */
export const kafkaRows = (context: PlanContext): Row[] => {
  const [cluster] = entriesOf(context, 'msk').map((e) => ({ ...(e.spec as KafkaSpec), ...(e.size as KafkaSize) }));
  if (!cluster) return [];
  const name = cluster.clusterName;
  const brokers = Array.from({ length: cluster.brokers }, (_, i) => String(i + 1)).slice(0, LINES);
  const each = (metric: Metric) => brokers.map((broker) => line(`broker ${broker}`, metric, [broker, name]));
  const groups = entriesOf(context, 'topic').flatMap((e) => {
    const { stream, topicName, groups: own } = e.spec as TopicSpec;
    return own.map(({ consumer, group }) => ({ label: `${stream} → ${consumer}`, values: [name, group, topicName] }));
  });
  const { cpuIdle, diskUsed, bytesIn, bytesOut } = metrics.broker;
  const { timeLag, offsetLag } = metrics.consumerGroup;
  return [
    heading('Kafka', 'Each broker, and each consumer of each topic. A consumer whose lag grows is too slow, or stands still.'),
    {
      height: GRAPH,
      widgets: [
        graph(context, { title: 'Brokers: idle CPU, percent', lines: each(cpuIdle) }),
        graph(context, { title: 'Brokers: storage used, percent', lines: each(diskUsed) }),
        graph(context, { title: 'Brokers: bytes in, a second', lines: each(bytesIn) }),
        graph(context, { title: 'Brokers: bytes out, a second', lines: each(bytesOut) }),
      ],
    },
    ...inGroupsOf(LINES, groups).map((some): Row => ({
      height: GRAPH,
      widgets: [
        graph(context, { title: 'Consumers: seconds behind', lines: some.map((g) => line(g.label, timeLag, g.values)) }),
        graph(context, { title: 'Consumers: events behind', lines: some.map((g) => line(g.label, offsetLag, g.values)) }),
      ],
    })),
  ];
};
