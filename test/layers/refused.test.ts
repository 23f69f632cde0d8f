import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
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
import { CanaryRollout, GitOps, HelmRelease, ReleaseNamespace } from '../../lib/layers/delivery';
import {
  DistributionLog,
  DnsCertificate,
  EdgeFirewall,
  PodTargetGroup,
  PrivateLoadBalancer,
  PrivateOriginDistribution,
} from '../../lib/layers/edge';
import { ZonedVpc } from '../../lib/layers/network';
import { DeliveredLogGroup, MetricAlarm, MetricsCollector, MetricsWorkspace, MonthlyBudget } from '../../lib/layers/observability';
import { AutoModeCluster, PurposeKey } from '../../lib/layers/platform';
import {
  BackupVault,
  ConformityPolicies,
  DatabaseExperiment,
  PodChaos,
  PodDeleteExperiment,
  PodExperimentAccess,
  PreviewJanitor,
} from '../../lib/layers/resilience';
import { ImageRepository, WorkloadRole } from '../../lib/layers/services';
import { EventStream, KafkaCluster, KafkaTopic } from '../../lib/layers/streaming';
import { objectsIn } from '../kubernetes/objects';

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
  const aurora = { vpcId: 'vpc-1', subnetIds: SUBNETS, identifier: 'mine' };
  const search = { vpcId: 'vpc-1', subnetIds: SUBNETS, domainName: 'mine', instanceType: 't3.small.search' };
  const cache = { vpcId: 'vpc-1', subnetIds: SUBNETS, cacheName: 'mine' };
  const kafka = { vpcId: 'vpc-1', subnetIds: THREE, clusterName: 'mine' };
  const topic = { clusterArn: 'arn:x', topicName: 'plays', partitions: 6 };
  const user = { userId: 'web', accessString: 'on ~* +@read' };

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
    [
      'minAcu is 0.3; allowed is a number from 0 to 256 in steps of 0.5',
      (s) => new AuroraPostgresCluster(s, 'It', { ...aurora, minAcu: 0.3 }),
    ],
    ['minAcu is 16, and maxAcu 8', (s) => new AuroraPostgresCluster(s, 'It', { ...aurora, minAcu: 16 })],
    ['readers is 16', (s) => new AuroraPostgresCluster(s, 'It', { ...aurora, readers: 16 })],
    ['masterUser is "my_user"', (s) => new AuroraPostgresCluster(s, 'It', { ...aurora, masterUser: 'my_user' })],
    ['backupWindow is "sun:03:00-sun:04:00"', (s) => new PostgresInstance(s, 'It', { ...database, backupWindow: 'sun:03:00-sun:04:00' })],
    ['maintenanceWindow is "04:30-05:30"', (s) => new AuroraPostgresCluster(s, 'It', { ...aurora, maintenanceWindow: '04:30-05:30' })],
    ['tableName is "my table"', (s) => new KeyValueTable(s, 'It', { tableName: 'my table' })],
    ['partitionKey and sortKey are both key', (s) => new KeyValueTable(s, 'It', { tableName: 'mine', sortKey: 'key' })],
    ['recoveryDays is 36', (s) => new KeyValueTable(s, 'It', { tableName: 'mine', recoveryDays: 36 })],
    ['domainName is "my"', (s) => new SearchDomain(s, 'It', { ...search, domainName: 'my' })],
    [
      'instanceType is "m7g.large"; allowed is an instance type of OpenSearch',
      (s) => new SearchDomain(s, 'It', { ...search, instanceType: 'm7g.large' }),
    ],
    ['dataNodes is 1, and there are 2 subnets', (s) => new SearchDomain(s, 'It', { ...search, dataNodes: 1 })],
    ['masterNodes is 2; allowed is one of 0, 3', (s) => new SearchDomain(s, 'It', { ...search, masterNodes: 2 })],
    ['domainNames is []', (s) => new SearchLogPolicy(s, 'It', { policyName: 'mine', domainNames: [] })],
    ['cacheName is "my--cache"', (s) => new ValkeyCluster(s, 'It', { ...cache, cacheName: 'my--cache' })],
    ['replicas is 6', (s) => new ValkeyCluster(s, 'It', { ...cache, replicas: 6 })],
    ['a user is called "Web"', (s) => new ValkeyCluster(s, 'It', { ...cache, users: [{ ...user, userId: 'Web' }] })],
    ['two users are called web', (s) => new ValkeyCluster(s, 'It', { ...cache, users: [user, user] })],
    ['parameters turn cluster mode off', (s) => new ValkeyCluster(s, 'It', { ...cache, parameters: { 'cluster-enabled': 'no' } })],
    ['allowed is a list of 3 subnets, one in each of three zones', (s) => new KafkaCluster(s, 'It', { ...kafka, subnetIds: SUBNETS })],
    ['brokers is 4; allowed are as many in each of three zones', (s) => new KafkaCluster(s, 'It', { ...kafka, brokers: 4 })],
    ['storageGiB is 0', (s) => new KafkaCluster(s, 'It', { ...kafka, storageGiB: 0 })],
    ['topicName is "my topic"', (s) => new KafkaTopic(s, 'It', { ...topic, topicName: 'my topic' })],
    ['partitions is 0; allowed is a whole number of 1 or more', (s) => new KafkaTopic(s, 'It', { ...topic, partitions: 0 })],
    ['logGroupName is "my log"', (s) => new DeliveredLogGroup(s, 'It', { logGroupName: 'my log' })],
    ['logDays is 31; allowed is one of 1, 3, 5', (s) => new MetricsWorkspace(s, 'It', { alias: 'mine', logDays: 31 })],
    ['retentionDays is 2000', (s) => new MetricsWorkspace(s, 'It', { alias: 'mine', retentionDays: 2_000 })],
    ['schedule is "every monday"', (s) => new PodDeleteExperiment(s, 'It', { ...PODS, schedule: 'every monday' })],
    ['pods is 0', (s) => new PodDeleteExperiment(s, 'It', { ...PODS, pods: 0 })],
    ['selector is empty', (s) => new PodDeleteExperiment(s, 'It', { ...PODS, selector: {} })],
    [
      'forceFailover is for an instance',
      (s) =>
        new DatabaseExperiment(s, 'It', {
          description: 'mine',
          databaseArn: 'arn:x',
          kind: 'cluster',
          forceFailover: true,
          schedule: MONDAY,
        }),
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

describe('without what they cannot do without, in JavaScript', () => {
  it.each<readonly [string, new (scope: Construct, id: string, props: never) => Construct]>([
    ['vpcId', AuroraPostgresCluster],
    ['vpcId', PostgresInstance],
    ['tableName', KeyValueTable],
    ['vpcId', SearchDomain],
    ['vpcId', ValkeyCluster],
    ['vpcId', KafkaCluster],
    ['clusterArn', KafkaTopic],
    ['consumers', EventStream],
    ['name', PrivateLoadBalancer],
    ['clusterName', AutoModeCluster],
    ['name', ZonedVpc],
    ['vaultName', BackupVault],
    ['logGroupName', DeliveredLogGroup],
    ['databaseArn', DatabaseExperiment],
    ['clusterName', PodDeleteExperiment],
  ])('say that %s is missing: %p', (name, Made) => {
    expect(() => made((s) => new Made(s, 'It', {} as never))).toThrow(`${Made.name} "Mine/It": ${name} is missing`);
  });
});

describe('charts with what only a cluster would find wrong', () => {
  const web = { name: 'web', component: 'site', partOf: 'mine', team: 'apps', minReplicas: 2 };
  const release = {
    name: 'kyverno',
    chart: 'kyverno',
    repository: 'https://kyverno.github.io/kyverno',
    version: '3.5.2',
    namespace: 'kyverno',
  };
  const chaos = { image: 'chaoskube', uid: 1000, namespace: 'chaos', partOf: 'mine', targets: ['apps'], selector: 'app=web' };
  const blocks = { privateBlocks: ['10.0.0.0/20'] };
  const collector = {
    ...web,
    namespace: 'metrics',
    image: 'collector',
    uid: 1000,
    region: 'eu-west-1',
    workspaceUrl: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1',
    clients: ['apps'],
    vpcBlock: '10.0.0.0/16',
    cpu: '100m',
    memory: '256Mi',
  };

  it.each<readonly [string, (s: Construct) => unknown]>([
    [
      'weights are 50, 25; allowed are whole numbers from 1 to 99, rising',
      (s) => new CanaryRollout(s, 'It', { ...web, weights: [50, 25] }),
    ],
    ['maxReplicas is 1; allowed is a whole number of 2 or more', (s) => new CanaryRollout(s, 'It', { ...web, maxReplicas: 1 })],
    ['progressDeadlineSeconds is 5', (s) => new CanaryRollout(s, 'It', { ...web, progressDeadlineSeconds: 5 })],
    ['version is "^3.5.0"; allowed is one version', (s) => new HelmRelease(s, 'It', { ...release, version: '^3.5.0' })],
    ['kubernetes is "1.36.2"', (s) => new ReleaseNamespace(s, 'It', { name: 'kyverno', partOf: 'mine', kubernetes: '1.36.2', ...blocks })],
    ['waves is []', (s) => new GitOps(s, 'It', { cluster: 'mine', url: 'https://example.com/mine.git', waves: [] })],
    ['targets is []', (s) => new PodChaos(s, 'It', { ...chaos, ...blocks, targets: [] })],
    ['selector is ""', (s) => new PodChaos(s, 'It', { ...chaos, ...blocks, selector: '' })],
    ['namespace is "Apps"', (s) => new PodExperimentAccess(s, 'It', { namespace: 'Apps', partOf: 'mine', ...blocks })],
    ['label is "it\'s"', (s) => new PreviewJanitor(s, 'It', { partOf: 'mine', label: "it's" })],
    ['namespaceLabel is ""', (s) => new ConformityPolicies(s, 'It', { partOf: 'mine', namespaceLabel: '' })],
    ['memory is "lots"; allowed is a quantity of Kubernetes', (s) => new MetricsCollector(s, 'It', { ...collector, memory: 'lots' })],
  ])('say: %s', (message, make) => {
    expect(() => objectsIn((chart) => make(chart), 'apps')).toThrow(message);
  });
});
