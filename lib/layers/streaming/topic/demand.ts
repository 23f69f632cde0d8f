import type { Stream } from '../../../blueprint';
import type { PlanContext } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';
import { topicPartitions } from '../../../plan/sizing';
import { replicasOf } from '../../services/workload/replicas';

export interface TopicSize {
  /** Partitions: how many consumers of a group can share the work. The number can grow, never sink. */
  readonly partitions: number;
  /** Seconds that events are kept, read or not. */
  readonly retentionSeconds: number;
}

/** A broker looks for what is too old every five minutes (Kafka, `log.retention.check.interval.ms`): less than a minute means nothing. */
export const MIN_RETENTION_SECONDS = 60;

/** MiB/s that are published to a stream. */
export const rateOf = (name: string, { demand }: PlanContext): Rate => demand.streams[name]?.mebibytes ?? { average: 0, peak: 0 };

/** Replicas of the consumer that has most: each wants a partition of its own. */
const widestConsumer = (name: string, context: PlanContext): number =>
  Math.max(0, ...context.graph.workloads.filter((w) => w.consumes.includes(name)).map((w) => replicasOf(context, w).most));

/** The size of a topic, before overrides. */
export const topicSize = (name: string, context: PlanContext): TopicSize => {
  const { partitions, retentionHours } = context.blueprint.streams[name] as Stream;
  return {
    partitions: partitions ?? topicPartitions(rateOf(name, context).peak, widestConsumer(name, context), context.assumed),
    retentionSeconds: Math.max(MIN_RETENTION_SECONDS, Math.round(retentionHours * 3_600)),
  };
};

/** The same with what the blueprint overrides: brokers have to hold it. plan() reports what is wrong with an override. */
export const finalTopicSize = (name: string, context: PlanContext): TopicSize => {
  const size = topicSize(name, context);
  const wanted = Object.entries(context.blueprint.overrides[`topic/${name}`] ?? {}).filter(
    ([key, value]) => key in size && typeof value === 'number',
  );
  return { ...size, ...(Object.fromEntries(wanted) as Partial<TopicSize>) };
};
