import { metrics } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import type { StreamSize, StreamSpec } from '../../../streaming/stream/capability';
import { query, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

/** Alarms on the queues of one stream, and on the topic in front of them. */
export const queueAlarms = ({ size, spec }: PlanEntry<StreamSize, StreamSpec>, limits: Thresholds): Draft[] => {
  const { visible, oldest } = metrics.queue;
  const ofQueues = spec.queues.flatMap((queue): Draft[] => [
    {
      id: `${queue.logicalId}DeadLetters`,
      means: `${queue.consumer} could not handle events of ${spec.stream}: each was tried ${size.maxReceiveCount} times and now lies in ${queue.deadLetterName}.`,
      remedy: `Read the log of ${queue.consumer}, repair it, then send them again (SQS console, "Start DLQ redrive"). They are kept for ${size.deadLetterDays} days.`,
      query: query(visible, [queue.deadLetterName]),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
      essential: true,
    },
    {
      id: `${queue.logicalId}Age`,
      means: `${queue.consumer} is behind: the oldest event of ${spec.stream} has waited ${limits.queueAgePercent} % of the time for which events are kept.`,
      remedy: `See whether ${queue.consumer} runs and how busy it is; give it more replicas (services.${queue.consumer}.scale.max).`,
      query: query(oldest, [queue.queueName]),
      when: 'above',
      threshold: Math.round((size.retentionSeconds * limits.queueAgePercent) / 100),
      essential: true,
    },
  ]);
  if (!spec.topic) return ofQueues;
  const { failed } = metrics.topic;
  return [
    ...ofQueues,
    {
      id: `${pascalCase(spec.stream)}SnsFailures`,
      means: `Events of ${spec.stream} did not get from their topic into every queue.`,
      remedy: 'Look at the policies of the queues and of the key "messages": somebody changed what the topic may do.',
      query: query(failed, [spec.topic.topicName]),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
    },
  ];
};
