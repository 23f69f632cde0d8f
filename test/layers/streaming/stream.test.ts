import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { StreamSpec } from '../../../lib/layers/streaming/stream/capability';
import { EventStream } from '../../../lib/layers/streaming/stream/construct';
import { stream as capability } from '../../../lib/layers/streaming/stream/capability';
import { plan, planOrThrow } from '../../../lib/plan';
import type { Connection } from '../../../lib/plan/contract';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const service = (edges: object) => ({ runtime: 'node' as const, role: 'worker' as const, ...edges });

const estate = (consumers: readonly string[], stream: object = {}) =>
  blueprintOf({
    services: {
      web: { runtime: 'node', publishes: ['plays'], scale: { min: 2 } },
      ...Object.fromEntries(consumers.map((name) => [name, service({ consumes: ['plays'] })])),
    },
    streams: { plays: stream },
  });

const planned = (consumers: readonly string[], stream?: object) => {
  const { entries } = planOrThrow(estate(consumers, stream));
  return entries.find((e) => e.id === 'stream/plays')!;
};

const connect = (consumers: readonly string[], access: 'publish' | 'consume', name: string, stream?: object): Connection =>
  capability.connect!(planned(consumers, stream), {
    access: [access],
    target: 'plays',
    variable: 'STREAM_PLAYS',
    workload: { name, team: 'apps' },
  });

describe('the plan of a stream', () => {
  it('sends straight to the queue of a single consumer, and to a topic in front of several or none', () => {
    const topics = [['one'], ['one', 'two'], []].map((consumers) => (planned(consumers).spec as StreamSpec).topic?.logicalId);
    expect(topics).toEqual([undefined, 'PlaysSns', 'PlaysSns']);
  });

  it('never moves a queue when another consumer comes', () => {
    const [before, after] = [['worker'], ['archiver', 'worker', 'zebra']].map((c) => (planned(c).spec as StreamSpec).queues);
    expect(after).toContainEqual(before![0]);
    expect(before![0]).toEqual({
      consumer: 'worker',
      logicalId: 'PlaysSqsWorker',
      queueName: 'streamflix-us-east-1-plays_worker',
      deadLetterLogicalId: 'PlaysSqsWorkerDeadLetters',
      deadLetterName: 'streamflix-us-east-1-plays_worker_dead-letters',
    });
  });

  it('is ordered throughout when there is a key', () => {
    const { queues, topic } = planned(['one', 'two'], { key: 'profileId' }).spec as StreamSpec;
    for (const name of [topic!.topicName, ...queues.flatMap((q) => [q.queueName, q.deadLetterName])]) expect(name).toMatch(/\.fifo$/);
  });

  it('keeps the names of FIFO queues within 80 characters', () => {
    const long = 'a'.repeat(30);
    const blueprint = blueprintOf({
      name: 'b'.repeat(20),
      services: { [long]: service({ consumes: [long] }) },
      streams: { [long]: { key: 'id' } },
    });
    const { queues } = planOrThrow(blueprint).entries.find((e) => e.id === `stream/${long}`)!.spec as StreamSpec;
    for (const { queueName, deadLetterName } of queues)
      for (const name of [queueName, deadLetterName]) expect(name).toMatch(/^.{1,75}\.fifo$/);
    expect(queues[0]!.queueName).not.toBe(queues[0]!.deadLetterName);
  });

  it.each([
    ['keeping events for a month', { retentionHours: 720 }, { code: 'BP311', path: ['streams', 'plays', 'retentionHours'] }],
    ['replay', { replay: true }, { code: 'BP312', path: ['streams', 'plays', 'replay'] }],
  ])('refuses %s, and names the engine that can', (_, stream, expected) => {
    const { diagnostics } = plan(estate(['one'], stream));
    expect(diagnostics).toContainEqual(expect.objectContaining(expected));
    expect(diagnostics.find((d) => d.code === expected.code)!.hint).toContain('msk');
  });

  it('takes 14 days, and no less than a minute', () => {
    const seconds = [336, 0.001].map(
      (retentionHours) => (planned(['one'], { retentionHours }).size as { retentionSeconds: number }).retentionSeconds,
    );
    expect(seconds).toEqual([1_209_600, 60]);
  });

  it('refuses an override that SQS would refuse', () => {
    const blueprint = { ...estate(['one']), overrides: { 'stream/plays': { retentionSeconds: 1_209_601 } } };
    expect(plan(blueprint).diagnostics).toEqual([
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'stream/plays', 'retentionSeconds'] }),
    ]);
  });
});

describe('the edges of a stream', () => {
  it('lets a publisher send to the one queue, or publish to the topic, and nothing else', () => {
    const direct = connect(['one'], 'publish', 'web');
    expect(direct.statements[0]).toMatchObject({
      actions: ['sqs:SendMessage'],
      resources: [{ of: 'stream/plays', attribute: 'one.queueArn' }],
    });
    expect(direct.environment).toEqual({
      STREAM_PLAYS_ENGINE: 'sqs',
      STREAM_PLAYS_QUEUE_URL: '${binding:streamflix-us-east-1-Streaming.PlaysSqsOneUrl}',
    });
    const fanned = connect(['one', 'two'], 'publish', 'web');
    expect(fanned.statements[0]).toMatchObject({ actions: ['sns:Publish'], resources: [{ of: 'stream/plays', attribute: 'topicArn' }] });
    expect(fanned.environment).toEqual({
      STREAM_PLAYS_ENGINE: 'sqs',
      STREAM_PLAYS_TOPIC_ARN: '${binding:streamflix-us-east-1-Streaming.PlaysSnsArn}',
    });
  });

  it('lets a consumer read its own queue only', () => {
    const { statements, environment } = connect(['one', 'two'], 'consume', 'two');
    expect(statements[0]).toMatchObject({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      resources: [{ of: 'stream/plays', attribute: 'two.queueArn' }],
    });
    expect(statements[1]).toMatchObject({
      actions: ['kms:Decrypt'],
      conditions: { StringEquals: { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' } },
    });
    expect(environment).toMatchObject({ STREAM_PLAYS_INBOX_URL: '${binding:streamflix-us-east-1-Streaming.PlaysSqsTwoUrl}' });
    expect(() => connect(['one'], 'consume', 'stranger')).toThrow('stranger does not consume stream/plays');
  });

  it('tells of the key that orders events', () =>
    expect(connect(['one'], 'publish', 'web', { key: 'profileId' }).environment).toMatchObject({ STREAM_PLAYS_KEY: 'profileId' }));
});

describe('the stack of streams', () => {
  const templates = (['sandbox', 'production'] as const).map((profile) =>
    synthesize(planOrThrow({ ...estate(['one', 'two']), profile })).templates.get('streamflix-us-east-1-Streaming')!,
  );

  it('hands every event to each queue, and admits no other topic', () => {
    const { Resources } = templates[0]!;
    const subscriptions = Object.values(Resources).filter((r) => r.Type === 'AWS::SNS::Subscription');
    expect(subscriptions.map((s) => s.Properties)).toEqual(
      ['One', 'Two'].map((c) => ({
        TopicArn: { Ref: 'PlaysSns' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': [`PlaysSqs${c}`, 'Arn'] },
        RawMessageDelivery: true,
      })),
    );
    const allows = Object.values(Resources)
      .filter((r) => r.Type === 'AWS::SQS::QueuePolicy')
      .flatMap(
        (r) =>
          (r.Properties as { PolicyDocument: { Statement: { Effect: string; Condition: object; Principal: object }[] } }).PolicyDocument
            .Statement,
      )
      .filter((s) => s.Effect === 'Allow');
    expect(allows).toHaveLength(2);
    for (const allow of allows)
      expect(allow).toMatchObject({
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'PlaysSns' } } },
      });
  });

  it('gives each queue dead letters that only it may fill', () => {
    expect(templates[0]!.Resources['PlaysSqsOne']!.Properties).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['PlaysSqsOneDeadLetters', 'Arn'] }, maxReceiveCount: 5 },
    });
    expect(JSON.stringify(templates[0]!.Resources['PlaysSqsOneDeadLetters']!.Properties!['RedriveAllowPolicy'])).toMatch(
      /byQueue.*:streamflix-us-east-1-plays_one"/,
    );
  });

  it('keeps queues in production and deletes them in a sandbox', () =>
    expect(
      templates.map((t) => [t.Resources['PlaysSqsOne']!.DeletionPolicy, t.Resources['PlaysSqsOneDeadLetters']!.UpdateReplacePolicy]),
    ).toEqual([
      ['Delete', 'Delete'],
      ['RetainExceptOnCreate', 'Retain'],
    ]));
});

it('works in an app of its own', () => {
  const stack = new Stack(new App());
  new EventStream(stack, 'Plays', {
    consumers: [{ name: 'worker', queueName: 'plays', deadLetterName: 'plays-dead' }],
    keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::SNS::Topic', 0);
  template.hasResource('AWS::SQS::Queue', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { QueueName: 'plays', VisibilityTimeout: 60, MessageRetentionPeriod: 86_400 },
  });
});
