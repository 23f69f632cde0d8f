import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { BlueprintInput } from '../../../lib/blueprint';
import { brokerTypes } from '../../../lib/facts/msk';
import { msk, type KafkaSize } from '../../../lib/layers/streaming/kafka/capability';
import { KafkaCluster } from '../../../lib/layers/streaming/kafka/construct';
import { topic, type TopicSize, type TopicSpec } from '../../../lib/layers/streaming/topic/capability';
import { KafkaTopic } from '../../../lib/layers/streaming/topic/construct';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { Access } from '../../../lib/plan/contract';
import { brokersOf, kafkaBrokers, topicPartitions } from '../../../lib/plan/sizing';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = Partial<BlueprintInput>;

const worker = (more: object) => ({ runtime: 'node' as const, role: 'worker' as const, ...more });
const quiet = { metrics: 'cloudwatch', delivery: { strategy: 'rolling' } } as const;

/** A stream of a million people's heartbeats, with two consumers in two teams. */
const estate = (stream: object = {}, more: Input = {}): Input => ({
  tier: 'growth',
  profile: 'sandbox',
  platform: quiet,
  services: {
    web: { runtime: 'node', publishes: ['plays'] },
    bookmarks: worker({ team: 'playback', consumes: ['plays'] }),
  },
  processors: { trending: { consumes: ['plays'] } },
  streams: { plays: { eventsPerDay: 125_000_000, eventBytes: 1_024, ...stream } },
  ...more,
});

const entries = (input: Input) => planOrThrow(blueprintOf(input)).entries;
const entryOf = <S extends object, P extends object = object>(input: Input, id: string) =>
  entries(input).find((e) => e.id === id) as PlanEntry<S, P>;
const engineOf = (input: Input) => planOrThrow(blueprintOf(input)).engines.streams['plays']!;

describe('the engine of a stream at growth', () => {
  const one = {
    services: { web: { runtime: 'node', publishes: ['plays'] }, one: worker({ consumes: ['plays'] }) },
    processors: {},
  } as Input;

  it.each([
    ['replay', { replay: true, eventsPerDay: 10 }, {}, 'msk', 'consumers read again from the past'],
    ['events that are kept for longer than a queue can', { retentionHours: 337, eventsPerDay: 10 }, {}, 'msk', '337 hours'],
    ['two consumers of a thousand events a second', {}, {}, 'msk', '2 consumers of 1,447 events a second'],
    ['two consumers of fewer', { eventsPerDay: 86_399_000 }, {}, 'sqs', 'the engine of the growth tier'],
    ['one consumer of many', {}, one, 'sqs', 'the engine of the growth tier'],
    ['a rate that nobody states', { eventsPerDay: undefined }, {}, 'sqs', 'the engine of the growth tier'],
    [
      'a share of all events that are stated',
      { eventsPerDay: undefined },
      { load: { eventsPerDay: 864_000_000 } },
      'msk',
      'of 10,000 events',
    ],
    ['the wish for the simplest that does it', {}, { choose: 'simplest' }, 'sqs', 'the simplest engine'],
    ['the wish for the simplest, and replay', { replay: true }, { choose: 'simplest' }, 'msk', 'read again from the past'],
    ['an engine that is named', { engine: 'sqs' }, {}, 'sqs', 'named in the blueprint'],
  ] as const)('with %s', (_, stream, more, engine, reason) => {
    const choice = engineOf(estate(stream, more as Input));
    expect([choice.engine, choice.reason]).toEqual([engine, expect.stringContaining(reason)]);
  });

  it('stays at queues below, with the same complaints', () => {
    const startup = { tier: 'startup', platform: {} } as const;
    expect(engineOf(estate({}, startup)).engine).toBe('sqs');
    const { diagnostics } = plan(blueprintOf(estate({ replay: true, retentionHours: 400 }, startup)));
    expect(diagnostics.map((d) => d.code)).toEqual(['BP311', 'BP312']);
  });

  it('may be Kafka below, when somebody measured a pain', () => {
    const because = { engine: 'msk', because: 'measured', pain: { metric: 'eventsPerSecond', value: 1_450 } };
    expect(engineOf(estate(because, { tier: 'startup', platform: {} })).home).toBe('topic/plays');
  });
});

/** Of aws/agent-toolkit-for-aws d6ad2e4, msk_sizing.py: average MiB/s in, peak in, peak out, partitions with copies, hours kept, and the brokers of each type. */
const ORACLE = [
  { averageIn: 1, peakIn: 3, peakOut: 6, partitionReplicas: 300, hours: 24, brokers: [3, 3, 3, 3, 3, 3, 3] },
  { averageIn: 100, peakIn: 200, peakOut: 600, partitionReplicas: 3_000, hours: 24, brokers: [36, 18, 9, 6, 6, 6, 6] },
  { averageIn: 2_207, peakIn: 4_414, peakOut: 10_300, partitionReplicas: 60_000, hours: 24, brokers: [729, 369, 186, 93, 69, 69, 69] },
];

describe('brokers', () => {
  it.each(ORACLE)('are those of AWS for $peakIn MiB/s', ({ averageIn, peakIn, peakOut, partitionReplicas, hours, brokers }) => {
    const storedGiB = (averageIn * hours * 3_600 * 3) / 1_024;
    const demand = { peakInMiBps: peakIn, peakOutMiBps: peakOut, partitionReplicas, storedGiB };
    expect(Object.keys(brokerTypes).map((type) => brokersOf(type, demand))).toEqual(brokers);
  });

  const demand = { peakInMiBps: 5.65, peakOutMiBps: 11.3, partitionReplicas: 36, storedGiB: 358 };

  it('become larger before they become more, and end at the quota', () => {
    expect(kafkaBrokers(demand)).toEqual({ instanceType: 'kafka.m7g.large', brokers: 3 });
    expect(kafkaBrokers({ ...demand, peakInMiBps: 30 })).toEqual({ instanceType: 'kafka.m7g.xlarge', brokers: 3 });
    expect(kafkaBrokers({ ...demand, peakInMiBps: 400 })).toEqual({ instanceType: 'kafka.m7g.16xlarge', brokers: 6 });
    expect(kafkaBrokers({ ...demand, peakInMiBps: 1e6 }).brokers).toBe(60);
  });

  it('are three of the smallest in a sandbox, and have twice the storage that events need in production', () => {
    expect(entryOf<KafkaSize>(estate(), 'msk/main').size).toEqual({
      instanceType: 'kafka.m7g.large',
      brokers: 3,
      storageGiB: 20,
      logDays: 7,
    });
    const large = entryOf<KafkaSize>(estate({}, { profile: 'production' }), 'msk/main');
    // 1.41 MiB/s for 24 hours, three copies, is 358 GiB: twice that on three brokers.
    expect(large.size).toEqual({ instanceType: 'kafka.m7g.large', brokers: 3, storageGiB: 239, logDays: 30 });
    expect(large.reason).toContain('5.65 MiB/s in and 11.3 MiB/s out at the peak');
  });

  it('hold what the size of a topic was changed to', () => {
    const overrides = { 'topic/plays': { retentionSeconds: 864_000 } };
    expect(entryOf<KafkaSize>(estate({}, { profile: 'production', overrides }), 'msk/main').size.storageGiB).toBe(2_385);
  });

  it('share what a stream does not state of the load', () => {
    const silent = estate({ engine: 'msk', eventsPerDay: undefined }, { profile: 'production', load: { eventsPerDay: 125_000_000 } });
    expect(entryOf<KafkaSize>(silent, 'msk/main').size.storageGiB).toBe(239);
  });

  it('are refused where no cluster has so many', () => {
    const { diagnostics } = plan(blueprintOf(estate({ eventsPerDay: 1e12, eventBytes: 10_000 }, { profile: 'production' })));
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'BP315', path: ['streams'] }));
  });

  it.each([
    ['msk/main', 'brokers', 4],
    ['msk/main', 'instanceType', 'kafka.t3.small'],
    ['msk/main', 'storageGiB', 16_385],
    ['topic/plays', 'partitions', 0],
    ['topic/plays', 'retentionSeconds', 59],
  ])('refuse %s %s: %s as an override', (id, field, value) =>
    expect(plan(blueprintOf(estate({}, { overrides: { [id]: { [field]: value } } }))).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', id, field] }),
    ),
  );

  it('are not there where no stream is on Kafka', () =>
    expect(entries(estate({ engine: 'sqs' })).map((e) => e.kind)).not.toContain(msk.kind));
});

describe('partitions', () => {
  it.each([
    [0, 0, 12],
    [60, 12, 12],
    [0, 13, 24],
    [61, 1, 24],
    [1_000, 1, 384],
  ])('for %d MiB/s and %d consumers are %d', (mibps, consumers, expected) => expect(topicPartitions(mibps, consumers)).toBe(expected));

  it('are what the blueprint says, and else enough for the widest consumer', () => {
    const of = (stream: object, more: Input = {}) => entryOf<TopicSize>(estate(stream, more), 'topic/plays').size.partitions;
    expect(of({ partitions: 5 })).toBe(5);
    expect(of({})).toBe(12);
    const services = {
      web: { runtime: 'node', publishes: ['plays'] },
      bookmarks: worker({ consumes: ['plays'], scale: { max: 40 } }),
    } as Input['services'];
    expect(of({}, { services: services! })).toBe(48);
  });
});

describe('the edges of a topic', () => {
  const connect = (access: readonly Access[], name: string, team: string, stream: object = {}) =>
    topic.connect!(entryOf<TopicSize, TopicSpec>(estate(stream), 'topic/plays'), {
      access,
      target: 'plays',
      variable: 'STREAM_PLAYS',
      workload: { name, team },
    });
  const brokers = {
    sid: 'KafkaBrokers',
    actions: ['kafka:GetBootstrapBrokers'],
    resources: [{ of: 'msk/main', attribute: 'everyCluster' }],
    conditions: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  };
  const plays = [{ of: 'msk/main', attribute: 'topicArn', suffix: '/plays' }];

  it('let a publisher connect and write to its topic, and nothing else', () => {
    const { statements, environment, egress, needs } = connect(['publish'], 'web', 'apps', { key: 'profileId' });
    expect(statements).toEqual([
      brokers,
      {
        sid: 'KafkaConnect',
        actions: ['kafka-cluster:Connect', 'kafka-cluster:WriteDataIdempotently'],
        resources: [{ of: 'msk/main', attribute: 'arn' }],
      },
      { sid: 'Publish', actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'], resources: plays },
    ]);
    expect(environment).toEqual({
      STREAM_PLAYS_ENGINE: 'msk',
      STREAM_PLAYS_TOPIC: 'plays',
      STREAM_PLAYS_CLUSTER_ARN: '${binding:streamflix-us-east-1-Streaming.MainMskArn}',
      STREAM_PLAYS_KEY: 'profileId',
    });
    expect(egress).toEqual([{ to: 'data-subnets', port: 9_098 }, { to: 'aws-endpoints' }]);
    expect(needs).toEqual(['topic/plays', 'msk/main']);
  });

  it('let a consumer read its topic in its own group, and in no other', () => {
    const { statements, environment } = connect(['consume'], 'bookmarks', 'playback');
    expect(statements).toEqual([
      brokers,
      { sid: 'KafkaConnect', actions: ['kafka-cluster:Connect'], resources: [{ of: 'msk/main', attribute: 'arn' }] },
      { sid: 'Consume', actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], resources: plays },
      {
        sid: 'ConsumerGroup',
        actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
        resources: [{ of: 'msk/main', attribute: 'groupArn', suffix: '/playback.bookmarks.plays' }],
      },
    ]);
    expect(environment).toMatchObject({ STREAM_PLAYS_GROUP: 'playback.bookmarks.plays' });
    expect(connect(['consume'], 'trending', 'apps').environment).toMatchObject({ STREAM_PLAYS_GROUP: 'apps.trending.plays' });
    expect(() => connect(['consume'], 'web', 'apps')).toThrow('web does not consume topic/plays');
    expect(() => connect(['consume'], 'bookmarks', 'apps')).toThrow('bookmarks does not consume topic/plays');
  });

  it('become the policy of a role that names this cluster, topic and group', () => {
    const { templates } = synthesize(planOrThrow(blueprintOf(estate())));
    const identity = JSON.stringify(templates.get('streamflix-us-east-1-Identity-playback'));
    const nameAndUuid = '{"Fn::Select":[1,{"Fn::Split":[":cluster/",{"Fn::ImportValue":"streamflix-us-east-1-Streaming:';
    expect(identity).toContain(`:topic/",${nameAndUuid}`);
    expect(identity).toContain(`:group/",${nameAndUuid}`);
    expect(identity).toContain('"/playback.bookmarks.plays"');
    expect(identity).not.toContain('WriteData');
  });
});

describe('a stream that moves from queues', () => {
  const { migrateFrom, ...still } = { migrateFrom: 'sqs', retentionHours: 24 } as const;
  const before = synthesize(planOrThrow(blueprintOf(estate({ ...still, engine: 'sqs' }))));
  const moving = planOrThrow(blueprintOf(estate({ ...still, migrateFrom, replay: true })));
  const after = synthesize(moving);
  const queues = ({ templates }: typeof before) =>
    Object.fromEntries(
      Object.entries(templates.get('streamflix-us-east-1-Streaming')!.Resources).filter(([, r]) => /^AWS::(SQS|SNS)::/.test(r.Type)),
    );

  it('keeps its queues as they are, beside the topic', () => {
    expect(Object.keys(queues(before))).toContain('PlaysSqsBookmarks');
    expect(queues(after)).toEqual(queues(before));
    expect(after.templates.get('streamflix-us-east-1-Streaming')!.Resources).toHaveProperty('PlaysMsk');
    expect(moving.entries.find((e) => e.id === 'stream/plays')!.reason).toMatch(/^kept while consumers move/);
  });

  it('connects every workload to both', () => {
    const { environment } = moving.entries.find((e) => e.id === 'service/bookmarks')!.spec as { environment: Record<string, string> };
    expect(environment).toMatchObject({
      STREAM_PLAYS_ENGINE: 'msk',
      STREAM_PLAYS_GROUP: 'playback.bookmarks.plays',
      STREAM_PLAYS_FROM_ENGINE: 'sqs',
      STREAM_PLAYS_FROM_INBOX_URL: '${binding:streamflix-us-east-1-Streaming.PlaysSqsBookmarksUrl}',
    });
    const identity = JSON.stringify(after.templates.get('streamflix-us-east-1-Identity-playback'));
    expect(identity).toContain('sqs:ReceiveMessage');
    expect(identity).toContain('kafka-cluster:ReadData');
  });

  it('keeps its topic, when it moves back', () => {
    const back = planOrThrow(blueprintOf(estate({ engine: 'sqs', migrateFrom: 'msk' })));
    expect(back.entries.map((e) => e.id)).toEqual(expect.arrayContaining(['msk/main', 'topic/plays', 'stream/plays']));
    expect(back.entries.find((e) => e.id === 'topic/plays')!.reason).toMatch(/^kept while consumers move/);
  });
});

describe('the cluster', () => {
  const [sandbox, production] = (['sandbox', 'production'] as const).map(
    (profile) => synthesize(planOrThrow(blueprintOf(estate({}, { profile })))).templates.get('streamflix-us-east-1-Streaming')!.Resources,
  );

  it('lets nobody in without IAM and TLS, from nodes alone', () => {
    expect(sandbox!['MainMsk']!.Properties).toMatchObject({
      ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: false } }, Unauthenticated: { Enabled: false } },
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
      KafkaVersion: '4.1.x.kraft',
    });
    expect(sandbox!['MainMsk']!.Properties!['BrokerNodeGroupInfo']).toMatchObject({
      ClientSubnets: Array.from({ length: 3 }, () => ({ 'Fn::ImportValue': expect.stringContaining('DataSubnet') as unknown })),
      ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
    });
    const group = Object.values(sandbox!).find((r) => r.Type === 'AWS::EC2::SecurityGroup')!;
    expect(group.Properties!['SecurityGroupIngress']).toEqual([
      expect.objectContaining({
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        FromPort: 9_098,
        ToPort: 9_098,
      }),
    ]);
  });

  it('never asks at its creation for connections from other VPCs, which AWS refuses', () =>
    expect(JSON.stringify(production!['MainMsk'])).not.toContain('VpcConnectivity'));

  it('makes no topic by itself, and forgets nothing for the sake of a leader', () => {
    const settings = Object.values(sandbox!).find((r) => r.Type === 'AWS::MSK::Configuration')!.Properties!['ServerProperties'] as string;
    expect(settings.trim().split('\n')).toEqual([
      'auto.create.topics.enable=false',
      'replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector',
      'default.replication.factor=3',
      'min.insync.replicas=2',
      'unclean.leader.election.enable=false',
    ]);
  });

  it('is kept with its topics in production, and deleted in a sandbox', () =>
    expect(
      [sandbox, production].map((r) => ['MainMsk', 'PlaysMsk'].map((id) => [r![id]!.DeletionPolicy, r![id]!.UpdateReplacePolicy])),
    ).toEqual([
      [
        ['Delete', 'Delete'],
        ['Delete', 'Delete'],
      ],
      [
        ['RetainExceptOnCreate', 'Retain'],
        ['RetainExceptOnCreate', 'Retain'],
      ],
    ]));

  it('gives each topic its settings as JSON in Base64, three copies and the name of its stream', () => {
    const { Configs, ...rest } = sandbox!['PlaysMsk']!.Properties!;
    expect(rest).toEqual({
      ClusterArn: { 'Fn::GetAtt': ['MainMsk', 'Arn'] },
      TopicName: 'plays',
      PartitionCount: 12,
      ReplicationFactor: 3,
    });
    expect(Buffer.from(Configs as string, 'base64').toString()).toBe(
      '{"cleanup.policy":"delete","min.insync.replicas":"2","retention.ms":"86400000"}',
    );
  });
});

describe('the alarms', () => {
  const { entries: planned } = planOrThrow(blueprintOf(estate()));
  const { alarms } = planned.find((e) => e.id === 'alarms/main')!.spec as {
    alarms: { id: string; threshold: number; query: { dimensions: object } }[];
  };
  const ids = alarms.map((a) => a.id);

  it('watch the cluster, each broker, and how far each consumer is behind', () => {
    expect(ids).toEqual(
      expect.arrayContaining(['KafkaOffline', 'KafkaController', 'KafkaBroker1Disk', 'KafkaBroker3Cpu', 'KafkaBroker2UnderReplicated']),
    );
    expect(alarms.find((a) => a.id === 'PlaysMskPlaybackBookmarksLag')).toMatchObject({
      threshold: 21_600, // a quarter of 24 hours
      query: {
        dimensions: { 'Cluster Name': 'streamflix-us-east-1', 'Consumer Group': 'playback.bookmarks.plays', Topic: 'plays' },
      },
    });
  });

  it('stand on the dashboard beside brokers and consumers', () => {
    const dashboard = JSON.stringify(planned.find((e) => e.id === 'dashboard/main')!.spec);
    for (const text of ['## Kafka', 'broker 3', 'plays → trending']) expect(dashboard).toContain(text);
  });
});

it('works in an app of its own', () => {
  const stack = new Stack(new App());
  const { cluster } = new KafkaCluster(stack, 'Kafka', {
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    clientSecurityGroupIds: ['sg-1'],
    encryptionKey: new Key(stack, 'Key'),
    clusterName: 'events',
    retain: false,
  });
  new KafkaTopic(stack, 'Plays', {
    clusterArn: cluster.attrArn,
    topicName: 'plays',
    partitions: 6,
    configs: { 'max.message.bytes': '2097152' },
  });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::MSK::Cluster', {
    DeletionPolicy: 'Delete',
    Properties: {
      ClusterName: 'events',
      NumberOfBrokerNodes: 3,
      BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', StorageInfo: { EBSStorageInfo: { VolumeSize: 100 } } },
      LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: { Ref: Match.anyValue() } } } },
    },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/msk/events',
    RetentionInDays: 30,
    ResourcePolicyDocument: { Statement: [{ Principal: { Service: ['delivery.logs.amazonaws.com'] } }] },
  });
  template.hasResource('AWS::MSK::Topic', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { PartitionCount: 6, ReplicationFactor: 3 },
  });
});
