// Events for two consumers, in order: a FIFO topic in front, and for each an encrypted queue with one for dead letters.
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { PurposeKey, publisherKeyStatement } from 'strata-blueprints/platform';
import { EventStream } from 'strata-blueprints/streaming';

export const app = new App();
const stack = new Stack(app, 'Streaming', { env: { region: 'eu-west-1' } });

// SNS hands events on to encrypted queues, so it must be let use their key.
const { key } = new PurposeKey(stack, 'MessagesKey', {
  description: 'Queues and topics',
  users: [publisherKeyStatement('sns', { account: stack.account })],
});
const plays = new EventStream(stack, 'Plays', {
  topicName: 'plays.fifo',
  ordered: true,
  keyArn: key.keyArn,
  consumers: [
    { name: 'history', queueName: 'plays-history.fifo' },
    { name: 'billing', queueName: 'plays-billing.fifo' },
  ],
});
for (const [consumer, { queue }] of plays.queues) new CfnOutput(stack, `${consumer}Inbox`, { value: queue.ref });
