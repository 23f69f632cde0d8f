import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { ObjectStore, PostgresInstance } from '../../lib/layers/data';
import {
  DistributionLog,
  DnsCertificate,
  EdgeFirewall,
  PodTargetGroup,
  PrivateLoadBalancer,
  PrivateOriginDistribution,
} from '../../lib/layers/edge';
import { AccessLogBucket, RejectedFlowLog, ZonedVpc } from '../../lib/layers/network';
import { AlarmTopic, MetricAlarm, MonthlyBudget, OperationsDashboard, layout, type Widget } from '../../lib/layers/observability';
import { AutoModeCluster, PurposeKey } from '../../lib/layers/platform';
import { BackupVault } from '../../lib/layers/resilience';
import { ImageRepository, WorkloadRole } from '../../lib/layers/services';
import { EventStream } from '../../lib/layers/streaming';

const SUBNETS = ['subnet-1', 'subnet-2'];
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

describe('with what only a deployment would find wrong', () => {
  const database = { vpcId: 'vpc-1', subnetIds: SUBNETS, identifier: 'mine', instanceClass: 'db.t4g.micro' };
  const balancer = {
    name: 'mine',
    vpcId: 'vpc-1',
    subnetIds: SUBNETS,
    sourceSecurityGroupIds: ['sg-1'],
    nodeSecurityGroupId: 'sg-2',
    nodePorts: [],
  };
  const distribution = { comment: 'mine', originName: 'mine', loadBalancerArn: 'arn:x', loadBalancerDnsName: 'x' };
  const zones = [{ zoneId: 'a' }];

  it.each<readonly [string, (s: Construct) => unknown]>([
    [
      'ZonedVpc "Mine/It": cidr is "10.1.0.0/28"; allowed is an IPv4 block from /16 to /24, such as 10.0.0.0/16',
      (s) => new ZonedVpc(s, 'It', { name: 'mine', cidr: '10.1.0.0/28', zones }),
    ],
    [
      'natGateways is 2; allowed is a whole number from 0 to 1',
      (s) => new ZonedVpc(s, 'It', { name: 'mine', cidr: '10.1.0.0/16', zones, natGateways: 2 }),
    ],
    ['the zone a is there twice', (s) => new ZonedVpc(s, 'It', { name: 'mine', cidr: '10.1.0.0/16', zones: [...zones, ...zones] })],
    [
      'backupRetentionDays is 40; allowed is a whole number from 1 to 35',
      (s) => new PostgresInstance(s, 'It', { ...database, backupRetentionDays: 40 }),
    ],
    [
      'subnetIds is ["subnet-1"]; allowed is a list of 2 subnets, in two zones or more',
      (s) => new PostgresInstance(s, 'It', { ...database, subnetIds: ['subnet-1'] }),
    ],
    ['identifier is "My DB"', (s) => new PostgresInstance(s, 'It', { ...database, identifier: 'My DB' })],
    [
      'maxStorageGiB is 100, and the storage begins with 200 GiB; allowed is more',
      (s) => new PostgresInstance(s, 'It', { ...database, allocatedStorageGiB: 200 }),
    ],
    ['bucketName is "My_Bucket"', (s) => new ObjectStore(s, 'It', { bucketName: 'My_Bucket' })],
    [
      'the name plays.fifo ends in .fifo; ordered is false',
      (s) => new EventStream(s, 'It', { consumers: [{ name: 'a', queueName: 'plays.fifo' }] }),
    ],
    ['consumers is [', (s) => new EventStream(s, 'It', { consumers: [CONSUMER, { ...CONSUMER, name: 'other' }] })],
    ['two consumers are named counter', (s) => new EventStream(s, 'It', { topicName: 'plays', consumers: [CONSUMER, CONSUMER] })],
    ['retentionSeconds is 5', (s) => new EventStream(s, 'It', { consumers: [CONSUMER], retentionSeconds: 5 })],
    ['name is "internal-mine"', (s) => new PrivateLoadBalancer(s, 'It', { ...balancer, name: 'internal-mine' })],
    ['certificateArn is needed', (s) => new PrivateLoadBalancer(s, 'It', { ...balancer, protocol: 'HTTPS' })],
    ['takes no certificateArn', (s) => new PrivateLoadBalancer(s, 'It', { ...balancer, protocol: 'HTTP', certificateArn: 'arn:x' })],
    ['nobody could connect', (s) => new PrivateLoadBalancer(s, 'It', { ...balancer, sourceSecurityGroupIds: [] })],
    [
      'healthIntervalSeconds is 1',
      (s) => new PodTargetGroup(s, 'It', { name: 'mine', vpcId: 'vpc-1', clusterName: 'mine', healthIntervalSeconds: 1 }),
    ],
    ['aliases need certificateArn', (s) => new PrivateOriginDistribution(s, 'It', { ...distribution, aliases: ['example.com'] })],
    ['its stack is in eu-west-1; a firewall of CloudFront is made in us-east-1 only', (s) => new EdgeFirewall(s, 'It', { name: 'mine' })],
    [
      'its stack is in eu-west-1; the access log of a distribution',
      (s) => new DistributionLog(s, 'It', { name: 'mine', distributionId: 'E1' }),
    ],
    ['names is []; allowed is a list of 1 to 100 names', (s) => new DnsCertificate(s, 'It', { names: [], hostedZoneId: 'Z1' })],
    ['version is "1.36.2"', (s) => new AutoModeCluster(s, 'It', { clusterName: 'mine', version: '1.36.2', subnetIds: SUBNETS })],
    ['alias is "mine"', (s) => new PurposeKey(s, 'It', { description: 'mine', alias: 'mine' })],
    ['repositoryName is "Mine"', (s) => new ImageRepository(s, 'It', { repositoryName: 'Mine' })],
    ['vaultName is "m"', (s) => new BackupVault(s, 'It', { vaultName: 'm', resourceArns: {} })],
    [
      'breaching is 4; allowed is a whole number from 1 to 3',
      (s) => new MetricAlarm(s, 'It', { description: 'late', query: QUERY, when: 'above', threshold: 1, breaching: 4 }),
    ],
    [
      'query.periodSeconds is 90',
      (s) => new MetricAlarm(s, 'It', { description: 'late', query: { ...QUERY, periodSeconds: 90 }, when: 'above', threshold: 1 }),
    ],
    ['limitUsd is 0', (s) => new MonthlyBudget(s, 'It', { budgetName: 'mine', limitUsd: 0, subscriber: { email: 'ops@example.com' } })],
    [
      'grants[0] allows s3:*',
      (s) => new WorkloadRole(s, 'It', { clusterName: 'mine', namespace: 'apps', grants: [{ actions: ['s3:*'], resources: ['arn:x'] }] }),
    ],
    [
      'grants[0] reaches everything',
      (s) =>
        new WorkloadRole(s, 'It', { clusterName: 'mine', namespace: 'apps', grants: [{ actions: ['s3:GetObject'], resources: ['*'] }] }),
    ],
    [
      'grants[0] names no action',
      (s) => new WorkloadRole(s, 'It', { clusterName: 'mine', namespace: 'apps', grants: [{ actions: [], resources: ['arn:x'] }] }),
    ],
  ])('say: %s', (message, make) => {
    expect(() => made(make)).toThrow(message);
  });

  it('take what is known at deploy only as it is', () => {
    expect(() =>
      made((s) => new ObjectStore(s, 'It', { bucketName: `mine-${Stack.of(s).account}` })).resourceCountIs('AWS::S3::Bucket', 1),
    ).not.toThrow();
  });
});
