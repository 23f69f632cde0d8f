import type { Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { KAFKA } from '../kafka/builder';
import type { TopicSize, TopicSpec } from './capability';
import { KafkaTopic } from './construct';

export const buildTopic: Builder<TopicSize, TopicSpec> = ({ size, spec }, context) => {
  const { topic } = new KafkaTopic(context.stack('Streaming'), `${pascalCase(spec.stream)}-Topic`, {
    clusterArn: context.use(KAFKA).clusterArn,
    topicName: spec.topicName,
    partitions: size.partitions,
    replicationFactor: spec.replicationFactor,
    retentionSeconds: size.retentionSeconds,
    retain: context.retain,
  });
  context.pin(topic, spec.logicalId);
};
