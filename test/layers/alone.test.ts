import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import {
  AuroraPostgresCluster,
  KeyValueTable,
  ObjectStore,
  PostgresInstance,
  SearchDomain,
  SearchLogPolicy,
  ValkeyCluster,
} from '../../lib/layers/data';
import { PrivateLoadBalancer, PrivateOriginDistribution } from '../../lib/layers/edge';
import { AccessLogBucket, RejectedFlowLog, ZonedVpc } from '../../lib/layers/network';
import {
  AlarmTopic,
  DeliveredLogGroup,
  MetricAlarm,
  MetricsWorkspace,
  OperationsDashboard,
  layout,
  type Widget,
} from '../../lib/layers/observability';
import { AutoModeCluster, PurposeKey } from '../../lib/layers/platform';
import { BackupVault, DatabaseExperiment, PodDeleteExperiment } from '../../lib/layers/resilience';
import { ImageRepository, WorkloadRole } from '../../lib/layers/services';
import { EventStream, KafkaCluster, KafkaTopic } from '../../lib/layers/streaming';

const SUBNETS = ['subnet-1', 'subnet-2'];
const THREE = [...SUBNETS, 'subnet-3'];
const MONDAY = 'cron(0 10 ? * MON *)';
const PODS = {
  description: 'mine',
  clusterName: 'mine',
  clusterArn: 'arn:x',
  namespace: 'apps',
  selector: { app: 'web' },
  schedule: MONDAY,
};
const CONSUMER = { name: 'counter', queueName: 'plays-counter' };
const QUERY = { namespace: 'AWS/SQS', metric: 'ApproximateAgeOfOldestMessage', dimensions: {}, statistic: 'Maximum', periodSeconds: 300 };

/** What a construct adds to a stack of somebody else's, in eu-west-1 or in us-east-1. */
const made = (make: (scope: Construct) => void, region = 'eu-west-1'): Template => {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Mine', { env: { region } });
  make(stack);
  return Template.fromStack(stack);
};

describe('with nothing but what they cannot do without', () => {
  it.each([
    [
      'ZonedVpc',
      'AWS::EC2::Subnet',
      6,
      (s) => new ZonedVpc(s, 'It', { name: 'mine', cidr: '10.1.0.0/16', zones: [{ zoneId: 'euw1-az1' }, { zoneId: 'euw1-az2' }] }),
    ],
    ['AccessLogBucket', 'AWS::S3::Bucket', 1, (s) => new AccessLogBucket(s, 'It', {})],
    ['RejectedFlowLog', 'AWS::EC2::FlowLog', 1, (s) => new RejectedFlowLog(s, 'It', { vpcId: 'vpc-1' })],
    ['ObjectStore', 'AWS::S3::Bucket', 1, (s) => new ObjectStore(s, 'It', {})],
    [
      'PostgresInstance',
      'AWS::RDS::DBInstance',
      1,
      (s) => new PostgresInstance(s, 'It', { vpcId: 'vpc-1', subnetIds: SUBNETS, identifier: 'mine', instanceClass: 'db.t4g.micro' }),
    ],
    [
      'AuroraPostgresCluster',
      'AWS::RDS::DBInstance',
      2,
      (s) => new AuroraPostgresCluster(s, 'It', { vpcId: 'vpc-1', subnetIds: SUBNETS, identifier: 'mine' }),
    ],
    ['KeyValueTable', 'AWS::DynamoDB::GlobalTable', 1, (s) => new KeyValueTable(s, 'It', { tableName: 'mine' })],
    [
      'SearchDomain',
      'AWS::OpenSearchService::Domain',
      1,
      (s) => new SearchDomain(s, 'It', { vpcId: 'vpc-1', subnetIds: ['subnet-1'], domainName: 'mine', instanceType: 't3.small.search' }),
    ],
    ['SearchLogPolicy', 'AWS::Logs::ResourcePolicy', 1, (s) => new SearchLogPolicy(s, 'It', { policyName: 'mine', domainNames: ['mine'] })],
    [
      'ValkeyCluster',
      'AWS::ElastiCache::ReplicationGroup',
      1,
      (s) => new ValkeyCluster(s, 'It', { vpcId: 'vpc-1', subnetIds: SUBNETS, cacheName: 'mine' }),
    ],
    ['KafkaCluster', 'AWS::MSK::Cluster', 1, (s) => new KafkaCluster(s, 'It', { vpcId: 'vpc-1', subnetIds: THREE, clusterName: 'mine' })],
    ['KafkaTopic', 'AWS::MSK::Topic', 1, (s) => new KafkaTopic(s, 'It', { clusterArn: 'arn:x', topicName: 'plays', partitions: 6 })],
    ['DeliveredLogGroup', 'AWS::Logs::LogGroup', 1, (s) => new DeliveredLogGroup(s, 'It', { logGroupName: '/mine' })],
    ['MetricsWorkspace', 'AWS::APS::Workspace', 1, (s) => new MetricsWorkspace(s, 'It', { alias: 'mine' })],
    [
      'DatabaseExperiment',
      'AWS::FIS::ExperimentTemplate',
      1,
      (s) => new DatabaseExperiment(s, 'It', { description: 'mine', databaseArn: 'arn:x', schedule: MONDAY }),
    ],
    ['PodDeleteExperiment', 'AWS::EKS::AccessEntry', 1, (s) => new PodDeleteExperiment(s, 'It', PODS)],
    ['EventStream', 'AWS::SQS::Queue', 2, (s) => new EventStream(s, 'It', { consumers: [CONSUMER] })],
    [
      'PrivateLoadBalancer',
      'AWS::ElasticLoadBalancingV2::Listener',
      1,
      (s) =>
        new PrivateLoadBalancer(s, 'It', {
          name: 'mine',
          vpcId: 'vpc-1',
          subnetIds: SUBNETS,
          sourceSecurityGroupIds: ['sg-1'],
          nodeSecurityGroupId: 'sg-2',
          nodePorts: [{ from: 8080, to: 8080 }],
        }),
    ],
    [
      'PrivateOriginDistribution',
      'AWS::CloudFront::Distribution',
      1,
      (s) =>
        new PrivateOriginDistribution(s, 'It', {
          comment: 'mine',
          originName: 'mine',
          loadBalancerArn: 'arn:x',
          loadBalancerDnsName: 'x.elb.amazonaws.com',
        }),
    ],
    [
      'AutoModeCluster',
      'AWS::EKS::Cluster',
      1,
      (s) => new AutoModeCluster(s, 'It', { clusterName: 'mine', version: '1.36', subnetIds: SUBNETS }),
    ],
    ['PurposeKey', 'AWS::KMS::Key', 1, (s) => new PurposeKey(s, 'It', { description: 'mine' })],
    ['ImageRepository', 'AWS::ECR::Repository', 1, (s) => new ImageRepository(s, 'It', {})],
    ['BackupVault', 'AWS::Backup::BackupVault', 1, (s) => new BackupVault(s, 'It', { vaultName: 'mine', resourceArns: {} })],
    ['AlarmTopic', 'AWS::SNS::Topic', 1, (s) => new AlarmTopic(s, 'It', {})],
    [
      'MetricAlarm',
      'AWS::CloudWatch::Alarm',
      1,
      (s) => new MetricAlarm(s, 'It', { description: 'late', query: QUERY, when: 'above', threshold: 300 }),
    ],
    [
      'WorkloadRole',
      'AWS::EKS::PodIdentityAssociation',
      1,
      (s) => new WorkloadRole(s, 'web', { clusterName: 'mine', namespace: 'apps', grants: [] }),
    ],
  ] as const satisfies readonly (readonly [string, string, number, (s: Construct) => unknown])[])('%s makes %s', (_, type, count, make) => {
    made(make).resourceCountIs(type, count);
  });

  it('encrypt with what AWS keeps where no key is given', () => {
    const template = made((s) => {
      new EventStream(s, 'Plays', { consumers: [CONSUMER], topicName: 'plays' });
      new ObjectStore(s, 'Posters', {});
      new ImageRepository(s, 'Images', {});
    });
    template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() });
    template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' });
    template.hasResourceProperties('AWS::ECR::Repository', { EncryptionConfiguration: { EncryptionType: 'AES256' } });
    expect(JSON.stringify(template.findResources('AWS::S3::Bucket'))).toContain('"SSEAlgorithm":"AES256"');
  });

  it('encrypt stores with the keys that AWS keeps where none is given', () => {
    const template = made((s) => {
      new AuroraPostgresCluster(s, 'Aurora', { vpcId: 'vpc-1', subnetIds: SUBNETS, identifier: 'mine' });
      new KeyValueTable(s, 'Table', { tableName: 'mine' });
      new SearchDomain(s, 'Search', { vpcId: 'vpc-1', subnetIds: ['subnet-1'], domainName: 'mine', instanceType: 't3.small.search' });
      new ValkeyCluster(s, 'Cache', { vpcId: 'vpc-1', subnetIds: SUBNETS, cacheName: 'mine' });
      new KafkaCluster(s, 'Kafka', { vpcId: 'vpc-1', subnetIds: THREE, clusterName: 'mine' });
    });
    template.hasResourceProperties('AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: Match.absent() });
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: Match.absent() });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [Match.objectLike({ SSESpecification: Match.absent() })],
    });
    template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: Match.absent() },
    });
    template.hasResourceProperties('AWS::ElastiCache::ReplicationGroup', { AtRestEncryptionEnabled: true, KmsKeyId: Match.absent() });
    template.hasResourceProperties('AWS::MSK::Cluster', {
      EncryptionInfo: { EncryptionAtRest: Match.absent(), EncryptionInTransit: { ClientBroker: 'TLS' } },
    });
    // Nobody may connect until somebody is let in.
    template.allResourcesProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [] });
  });

  it('keep what they cannot work without, whatever settings are given', () => {
    const template = made((s) => {
      new ValkeyCluster(s, 'Cache', { vpcId: 'vpc-1', subnetIds: SUBNETS, cacheName: 'mine', parameters: { timeout: '60' } });
      new KafkaCluster(s, 'Kafka', {
        vpcId: 'vpc-1',
        subnetIds: THREE,
        clusterName: 'mine',
        serverProperties: { 'message.max.bytes': '2097152' },
      });
    });
    template.hasResourceProperties('AWS::ElastiCache::ParameterGroup', { Properties: { 'cluster-enabled': 'yes', timeout: '60' } });
    template.hasResourceProperties('AWS::MSK::Configuration', {
      ServerProperties: Match.stringLikeRegexp('unclean\\.leader\\.election\\.enable=false[^]*message\\.max\\.bytes=2097152'),
    });
  });

  it.each([
    [1, '1'],
    [2, '1'],
    [3, '2'],
    [5, '2'],
  ])('never ask for all %i copies of an event before it counts as published', (replicationFactor, least) => {
    const template = made((s) => new KafkaTopic(s, 'It', { clusterArn: 'arn:x', topicName: 'plays', partitions: 6, replicationFactor }));
    const [topic] = Object.values(template.findResources('AWS::MSK::Topic')) as { Properties: { Configs: string } }[];
    expect(JSON.parse(Buffer.from(topic!.Properties.Configs, 'base64').toString())).toMatchObject({ 'min.insync.replicas': least });
  });

  it('show metrics whose dimensions are text on a dashboard', () => {
    const widgets: Widget[] = [{ kind: 'graph', title: 'Age', region: 'eu-west-1', lines: [{ label: 'oldest', query: QUERY }] }];
    const template = made((s) => new OperationsDashboard(s, 'It', { dashboardName: 'mine', widgets: layout([{ height: 6, widgets }]) }));
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });

  it('leave private subnets without a way out where there is no NAT gateway', () => {
    const template = made(
      (s) => new ZonedVpc(s, 'It', { name: 'mine', cidr: '10.1.0.0/16', zones: [{ zoneId: 'euw1-az1' }], natGateways: 0 }),
    );
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.resourceCountIs('AWS::EC2::Route', 1);
  });
});
