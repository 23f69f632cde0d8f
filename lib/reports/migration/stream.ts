import { screamingCase, snakeCase } from '../../naming';
import type { PlanEntry } from '../../plan/contract';
import type { Plan } from '../../plan';
import type { Migration } from '../migrations';

interface StreamSpec {
  readonly stack?: string;
  readonly ordered?: boolean;
  readonly key?: string;
  readonly topicName?: string;
  readonly queues?: readonly { readonly consumer: string; readonly logicalId: string; readonly deadLetterLogicalId: string }[];
  readonly groups?: readonly { readonly group: string }[];
}

/** What the page of a stream needs besides: queues with the names of shell variables, and the topic with its groups. */
export const streamView = (plan: Plan, { store, region }: Migration, from: PlanEntry, to: PlanEntry): object => {
  const ends = [from, to].map(({ spec }) => spec as StreamSpec);
  const withQueues = ends.find(({ queues }) => queues !== undefined);
  const withTopic = ends.find(({ topicName }) => topicName !== undefined);
  const kafka = plan.entries.find(({ id, region: at }) => id === 'msk/main' && at === region)?.spec as
    { readonly stack: string; readonly clusterName: string } | undefined;
  return {
    ordered: ends.some(({ ordered, key }) => ordered === true || key !== undefined),
    consumerVariable: `STREAM_${screamingCase(store)}`,
    queueStack: withQueues?.stack,
    queues: (withQueues?.queues ?? []).map(({ consumer, logicalId, deadLetterLogicalId }) => ({
      logicalId,
      deadLetterLogicalId,
      variable: `queue_${snakeCase(consumer)}`,
      deadVariable: `dead_${snakeCase(consumer)}`,
    })),
    kafka: { stack: kafka?.stack, cluster: kafka?.clusterName, topic: withTopic?.topicName },
    groups: withTopic?.groups ?? [],
  };
};
