import { Aws } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { constructId } from '../../../naming';
import { KEYS } from '../../platform/keys/builder';
import type { StreamSize, StreamSpec } from './capability';
import { EventStream, type ConsumerQueues } from './construct';

export const buildStream: Builder<StreamSize, StreamSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('Streaming');
  const made = new EventStream(stack, constructId(spec.stream), {
    ...size,
    consumers: spec.queues.map(({ consumer, queueName, deadLetterName }) => ({ name: consumer, queueName, deadLetterName })),
    ...(spec.topic ? { topicName: spec.topic.topicName } : {}),
    ordered: spec.ordered,
    keyArn: context.use(KEYS).messages.keyArn,
    retain: context.retain,
  });

  // Made from the names, not from the resources: a role that names a queue is then no obstacle to the queue's removal.
  const arn = (service: string, name: string): string => `arn:${Aws.PARTITION}:${service}:${context.region}:${Aws.ACCOUNT_ID}:${name}`;
  for (const { consumer, logicalId, queueName, deadLetterLogicalId, deadLetterName } of spec.queues) {
    const { queue, deadLetters } = made.queues.get(consumer) as ConsumerQueues;
    context.pin(queue, logicalId);
    context.pin(deadLetters, deadLetterLogicalId);
    context.output('Streaming', `${logicalId}Url`, queue.ref, `Queue of ${consumer} for ${spec.stream}`);
    context.output('Streaming', `${deadLetterLogicalId}Url`, deadLetters.ref, `What ${consumer} could not handle of ${spec.stream}`);
    context.provideAttributes(id, {
      [`${consumer}.queueArn`]: arn('sqs', queueName),
      [`${consumer}.deadLetterArn`]: arn('sqs', deadLetterName),
    });
  }
  if (spec.topic && made.topic) {
    context.pin(made.topic, spec.topic.logicalId);
    context.output('Streaming', `${spec.topic.logicalId}Arn`, made.topic.ref, `Topic in front of the queues of ${spec.stream}`);
    context.provideAttributes(id, { topicArn: arn('sns', spec.topic.topicName) });
  }
};
