import type { Json, Resource } from '../../../../lib/change';
import { resources, stacks, subject, type Row } from '../row';

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const lambda = subject('AWS::Lambda::Function', {
  Runtime: 'nodejs22.x',
  Role: 'r',
  Code: { S3Bucket: 'b', S3Key: 'k' },
  Timeout: 3,
  MemorySize: 256,
});
const service = subject('AWS::ECS::Service', { Cluster: 'c', TaskDefinition: 't', DesiredCount: 3, LaunchType: 'FARGATE' });
const group = subject('AWS::AutoScaling::AutoScalingGroup', { MinSize: '2', MaxSize: '6', VPCZoneIdentifier: ['a', 'b'] });
const pool = subject('AWS::Cognito::UserPool', {
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  Policies: { PasswordPolicy: { MinimumLength: 14 } },
});
const cache = subject(
  'AWS::ElastiCache::ReplicationGroup',
  { Engine: 'valkey', UserGroupIds: ['g'], TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' },
  KEPT,
);
const vpc = subject('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true });
const timer = subject('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', State: 'ENABLED', Targets: [{ Id: 't', Arn: 'a' }] });
const rotation = subject('AWS::SecretsManager::RotationSchedule', { SecretId: 's', RotationRules: { AutomaticallyAfterDays: 30 } });

const brokers = (...lines: readonly string[]): Json => ({ 'Fn::Base64': lines.join('\n') });
const settings = subject('AWS::MSK::Configuration', {
  Name: 'c',
  ServerProperties: brokers('log.retention.hours=168', 'min.insync.replicas=2'),
});

const origin = (OriginProtocolPolicy: string): Json => ({
  DistributionConfig: { Enabled: true, Origins: [{ Id: 'o', DomainName: 'o.example.com', CustomOriginConfig: { OriginProtocolPolicy } }] },
});

/** Two tables, one of which leads to the internet, and a subnet that takes one of them. */
const taking = (table: string): Readonly<Record<string, Resource>> => ({
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Inner: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'v' } },
  Outer: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'v' } },
  Way: {
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: { Ref: 'Outer' }, DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } },
  },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'v', CidrBlock: '10.0.0.0/24' } },
  Takes: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: table } } },
});

const logs = (days: number): Readonly<Record<string, Resource>> => ({
  Logs: {
    Type: 'AWS::S3::Bucket',
    Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: days }] } },
    ...KEPT,
  },
  May: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Logs' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'delivery.logs.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Sub': '${Logs.Arn}/*' },
          },
        ],
      },
    },
  },
});

const member = (DBClusterIdentifier: string): Resource => ({
  Type: 'AWS::DocDB::DBInstance',
  Properties: { DBClusterIdentifier, DBInstanceClass: 'db.r6g.large' },
});

const alarm = (name: string): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateAgeOfOldestMessage',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [name, 'QueueName'] } }],
    Threshold: 600,
    AlarmActions: ['t'],
  },
});
const queue: Resource = { Type: 'AWS::SQS::Queue', Properties: {}, ...KEPT };

const api = subject('AWS::ApiGateway::Deployment', { RestApiId: 'a', Description: 'one' });

export const services: readonly Row[] = [
  lambda.set('more memory and time', { MemorySize: 512, Timeout: 30 }, 'safe'),
  lambda.set('into a network', { VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'] } }, 'safe'),
  lambda.set('as an image', { PackageType: 'Image', Code: { ImageUri: 'i' } }, 'attention BP523'),
  lambda.removed('removed', 'safe'),
  subject('AWS::Lambda::EventSourceMapping', { FunctionName: 'f', EventSourceArn: 'q', Enabled: true }).set(
    'switched off',
    { Enabled: false },
    'attention BP526',
  ),
  subject('AWS::Lambda::EventSourceMapping', { FunctionName: 'f', EventSourceArn: 'q' }).set('bigger batches', { BatchSize: 100 }, 'safe'),
  service.set('one task less', { DesiredCount: 2 }, 'safe'),
  service.set('no task', { DesiredCount: 0 }, 'attention BP526'),
  service.set('another revision', { TaskDefinition: 't:2' }, 'safe'),
  service.removed('removed', 'attention BP526'),
  group.set('more machines', { MaxSize: '12' }, 'safe'),
  group.set('numbers as numbers', { MinSize: 2, MaxSize: 6 }, 'safe'),
  timer.set('more often', { ScheduleExpression: 'rate(5 minutes)' }, 'safe'),
  timer.set('switched off', { State: 'DISABLED' }, 'attention BP526'),
  timer.removed('removed', 'attention BP526'),
  rotation.removed('removed', 'attention BP526'),
  api.set('deployed anew', { Description: 'two' }, 'safe'),
  subject('AWS::StepFunctions::StateMachine', { RoleArn: 'r', DefinitionString: '{}' }).set(
    'other steps',
    { DefinitionString: '{"a":1}' },
    'safe',
  ),
  subject('AWS::SSM::Parameter', { Name: '/a', Type: 'String', Value: '1' }).set('another value', { Value: '2' }, 'safe'),
  subject('AWS::SSM::Parameter', { Name: '/a', Type: 'String', Value: '1' }).removed('removed', 'attention BP526'),

  pool.set('whoever likes signs up', { AdminCreateUserConfig: undefined }, 'attention BP512'),
  pool.set('shorter passwords', { Policies: { PasswordPolicy: { MinimumLength: 8 } } }, 'attention BP512'),
  pool.set('longer passwords', { Policies: { PasswordPolicy: { MinimumLength: 16 } } }, 'safe'),
  cache.set('no users', { UserGroupIds: undefined }, 'refused BP513'),
  cache.set('plain text, too', { TransitEncryptionMode: 'preferred' }, 'refused BP516'),
  subject('AWS::RDS::DBProxy', { RequireTLS: true }).set('without TLS, too', { RequireTLS: false }, 'refused BP516'),
  subject('AWS::CloudFront::Distribution', origin('https-only') as Readonly<Record<string, Json>>).set(
    'an origin in plain text',
    origin('http-only') as Readonly<Record<string, Json>>,
    'refused BP516',
  ),
  subject('AWS::EC2::VPCEndpointServicePermissions', { ServiceId: 's', AllowedPrincipals: ['arn:aws:iam::111122223333:root'] }).set(
    'everybody',
    { AllowedPrincipals: ['*'] },
    'refused BP513',
  ),
  subject('AWS::RAM::ResourceShare', { Name: 's', Principals: ['111122223333'] }).set(
    'another account',
    { Principals: ['111122223333', '444455556666'] },
    'attention BP512',
  ),
  vpc.set('no names', { EnableDnsSupport: false }, 'attention BP526'),
  resources(
    'AWS::EC2::SubnetRouteTableAssociation: a private subnet takes the public table',
    taking('Inner'),
    taking('Outer'),
    'refused BP515 BP523',
  ),
  resources(
    'AWS::EC2::SubnetRouteTableAssociation: a public subnet takes the private table',
    taking('Outer'),
    taking('Inner'),
    'attention BP523',
  ),

  settings.set('events for an hour', { ServerProperties: brokers('log.retention.hours=1', 'min.insync.replicas=2') }, 'refused BP506'),
  settings.set('the same in milliseconds', { ServerProperties: brokers('log.retention.ms=604800000', 'min.insync.replicas=2') }, 'safe'),
  settings.set(
    'writes that one broker confirms',
    { ServerProperties: brokers('log.retention.hours=168', 'min.insync.replicas=1') },
    'attention BP525',
  ),
  settings.set(
    'a laggard may lead',
    { ServerProperties: brokers('log.retention.hours=168', 'min.insync.replicas=2', 'unclean.leader.election.enable=true') },
    'attention BP525',
  ),
  settings.set(
    'more threads',
    { ServerProperties: brokers('log.retention.hours=168', 'min.insync.replicas=2', 'num.io.threads=16') },
    'safe',
  ),

  resources('AWS::S3::Bucket: logs that expire earlier', logs(90), logs(30), 'attention BP506'),
  resources('AWS::DocDB::DBInstance: one of two', { A: member('c'), B: member('c') }, { A: member('c') }, 'attention BP522'),
  resources('AWS::DocDB::DBInstance: one of each', { A: member('c'), B: member('d') }, { A: member('c') }, 'refused BP502'),

  resources('an alarm, with what it watches', { Q: queue, A: alarm('Q') }, {}, 'refused BP503'),
  resources('an alarm under another logical id', { Q: queue, A: alarm('Q') }, { Q: queue, B: alarm('Q') }, 'safe'),
  resources(
    'an alarm with another threshold, under another logical id',
    { Q: queue, A: alarm('Q') },
    { Q: queue, B: { ...alarm('Q'), Properties: { ...alarm('Q').Properties, Threshold: 60, EvaluationPeriods: 3, Period: 60 } } },
    'safe',
  ),
  stacks(
    'an alarm in another stack',
    {
      A: { Resources: { Q: queue, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'm', Namespace: 'n' } } } },
      B: { Resources: { Q: queue } },
    },
    {
      A: { Resources: { Q: queue } },
      B: { Resources: { Q: queue, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'm', Namespace: 'n' } } } },
    },
    'safe',
  ),
  stacks(
    'a stack without resources of worth, and its neighbour',
    { A: { Resources: { T: { Type: 'AWS::SNS::Topic' } } } },
    { A: { Resources: { T: { Type: 'AWS::SNS::Topic' }, U: { Type: 'AWS::SNS::Topic' } } } },
    'safe',
  ),
  subject(
    'AWS::DynamoDB::GlobalTable',
    { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
    KEPT,
  ).set(
    'two regions more',
    { Replicas: ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-south-1'].map((Region) => ({ Region })) },
    'refused BP520',
  ),
  subject(
    'AWS::DynamoDB::GlobalTable',
    { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
    KEPT,
  ).set('without the region of its stack', { Replicas: [{ Region: 'eu-west-1' }] }, 'refused BP521'),
  subject('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'eu-west-1' }] }, KEPT).set(
    'one region less',
    { ReplicaRegions: undefined },
    'refused BP502',
  ),
];
