import { pascalCase, statefulId } from '../../../naming';
import type { Names } from '../../../plan/contract';

/** A queue of one consumer with the one that takes what it cannot handle. Names are physical, without the account. */
export interface ConsumerQueue {
  readonly consumer: string;
  readonly logicalId: string;
  readonly queueName: string;
  readonly deadLetterLogicalId: string;
  readonly deadLetterName: string;
}

/** The topic in front of the queues. */
export interface StreamTopic {
  readonly logicalId: string;
  readonly topicName: string;
}

/** SQS and SNS tell FIFO queues and topics by this ending (sqs CreateQueue `QueueName`, sns CreateTopic `Name`). */
const ending = (ordered: boolean): string => (ordered ? '.fifo' : '');

/**
 * Names and ids of one consumer's queue: they depend on the stream and the consumer, and on nothing else. The underscore, which no
 * name of a blueprint holds, keeps stream `a-b` of consumer `c` from stream `a` of consumer `b-c`.
 */
export const consumerQueue = (names: Names, region: string, stream: string, consumer: string, ordered: boolean): ConsumerQueue => {
  const logicalId = `${statefulId(stream, 'sqs')}${pascalCase(consumer)}`;
  const kind = ordered ? 'fifoQueue' : 'queue';
  return {
    consumer,
    logicalId,
    queueName: names.physical(kind, region, `${stream}_${consumer}`) + ending(ordered),
    deadLetterLogicalId: `${logicalId}DeadLetters`,
    deadLetterName: names.physical(kind, region, `${stream}_${consumer}_dead-letters`) + ending(ordered),
  };
};

export const streamTopic = (names: Names, region: string, stream: string, ordered: boolean): StreamTopic => ({
  logicalId: `${pascalCase(stream)}Sns`,
  topicName: names.physical('topic', region, stream) + ending(ordered),
});
