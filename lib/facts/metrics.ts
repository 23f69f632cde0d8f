import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'load balancer',
    source: 'github.com/awsdocs/elb-application-load-balancers-user-guide 01a945e0 doc_source/load-balancer-cloudwatch-metrics.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'RDS, NAT gateway, SQS, SNS',
    source:
      'github.com/awsdocs: amazon-rds-user-guide f2e9ed35 rds-metrics.md, dimensions.md; amazon-vpc-user-guide a16ab76e vpc-nat-gateway-cloudwatch.md; amazon-sqs-developer-guide 39de636d sqs-available-cloudwatch-metrics.md; amazon-sns-developer-guide d2d6700c sns-monitoring-using-cloudwatch.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'Aurora, with its dimensions; what CPU, capacity and memory of a serverless instance are measured against',
    source:
      'github.com/awsdocs/amazon-aurora-user-guide doc_source: Aurora.AuroraMonitoring.Metrics.md 08e61852, dimensions.md b901b093, aurora-serverless-v2.setting-capacity.md 2f3eae10',
    asOf: '2023-06-15',
  },
  {
    covers: 'S3',
    source: 'npm aws-cdk-lib 2.276.0 aws-s3/lib/s3-canned-metrics.generated.js',
    asOf: '2026-11-23',
  },
  {
    covers: 'CloudFront, WAF',
    source:
      'github.com/awsdocs/amazon-cloudfront-developer-guide 1c964d49 doc_source/programming-cloudwatch-metrics.md; github.com/awsdocs/aws-waf-and-shield-advanced-developer-guide 022a4331 doc_source/monitoring-cloudwatch.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'Container Insights with enhanced observability',
    source: 'github.com/aws/amazon-cloudwatch-agent ab55b8da translator/translate/otel/exporter/awsemf/kubernetes.go',
    asOf: '2026-08-07',
  },
  {
    covers: 'DynamoDB',
    source: 'npm aws-cdk-lib 2.276.0 aws-dynamodb/lib/dynamodb-canned-metrics.generated.d.ts',
    asOf: '2026-11-23',
  },
  {
    covers: 'OpenSearch Service',
    source:
      'github.com/awsdocs/amazon-opensearch-service-developer-guide 64e6e7a doc_source/managedomains-cloudwatchmetrics.md; npm aws-cdk-lib 2.276.0 aws-opensearchservice/lib/domain.js (dimensions)',
    asOf: '2026-11-23',
  },
  {
    covers: 'AWS Backup',
    source: 'AWS Backup developer guide, "AWS Backup metrics with CloudWatch"; alarms by vault in several public Terraform modules',
    asOf: '2026-11-23',
    note: 'secondary',
  },
  {
    covers: 'MSK: metrics of the free level DEFAULT, their dimensions',
    source:
      'github.com/aws/agent-toolkit-for-aws d6ad2e4 skills/specialized-skills/analytics-skills/managing-amazon-msk/references/monitor-and-alarm.md; https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html',
    asOf: '2026-08-20',
  },
  {
    covers: 'ElastiCache: metrics by node and by replication group',
    source:
      'CloudWatch user guide, enriched metrics of AWS/ElastiCache (as copied in public repositories); github.com/aws/agent-toolkit-for-aws d6ad2e4 skills/specialized-skills/database-skills/amazon-elasticache/references/monitoring/alarm-packs.md',
    asOf: '2026-11-25',
  },
  {
    covers: 'EKS control plane',
    source: 'npm aws-cdk-lib 2.276.0 aws-eks/lib/eks-canned-metrics.generated.js',
    asOf: '2026-11-23',
    note: 'apiserver_storage_size_bytes: from several public dashboards that use it',
  },
];

/** The statistic that means something for a metric. Others exist, and mislead: the average of HTTPCode_Target_5XX_Count is always 1. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum' | 'p99';

/** A metric that AWS publishes. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** Names of the dimensions that select one resource, all of which must be given. */
  readonly dimensions: readonly string[];
  readonly statistic: Statistic;
  readonly unit: 'Bytes' | 'Count' | 'Mebibytes' | 'Milliseconds' | 'Percent' | 'Seconds' | 'None';
  /** Published only when there is something to count: an alarm must treat missing data as good. */
  readonly sparse?: true;
}

type Rest = readonly [statistic: Statistic, unit: Metric['unit'], sparse?: 'sparse'];

const of =
  (namespace: string, dimensions: readonly string[]) =>
  (name: string, ...[statistic, unit, sparse]: Rest): Metric => ({
    namespace,
    name,
    dimensions,
    statistic,
    unit,
    ...(sparse && { sparse: true }),
  });

/** Values of the dimensions are the ends of the ARNs: `app/<name>/<id>`, `targetgroup/<name>/<id>` (LoadBalancerFullName, TargetGroupFullName). */
const balancer = of('AWS/ApplicationELB', ['LoadBalancer']);
const targetGroup = of('AWS/ApplicationELB', ['LoadBalancer', 'TargetGroup']);
const database = of('AWS/RDS', ['DBInstanceIdentifier']);
/** All instances of a cluster in one role, WRITER or READER: a fail-over changes which instance that is, and no alarm has to know. */
const auroraRole = of('AWS/RDS', ['DBClusterIdentifier', 'Role']);
const auroraVolume = of('AWS/RDS', ['DBClusterIdentifier']);
const queue = of('AWS/SQS', ['QueueName']);
const topic = of('AWS/SNS', ['TopicName']);
const nat = of('AWS/NATGateway', ['NatGatewayId']);
/** All of them in us-east-1, where alarms on them must be; Region is always `Global`. */
const distribution = of('AWS/CloudFront', ['DistributionId', 'Region']);
/** For a distribution's web ACL, without the dimension Region that others have. Rule `ALL` is the sum. */
const webAcl = of('AWS/WAFV2', ['Rule', 'WebACL']);
const bucket = of('AWS/S3', ['BucketName', 'StorageType']);
const table = of('AWS/DynamoDB', ['TableName']);
/** Of one operation of the API, such as PutItem. */
const tableOperation = of('AWS/DynamoDB', ['Operation', 'TableName']);
/** ClientId is the number of the account. */
const searchDomain = of('AWS/ES', ['ClientId', 'DomainName']);
const kafka = of('AWS/Kafka', ['Cluster Name']);
const broker = of('AWS/Kafka', ['Broker ID', 'Cluster Name']);
const consumerGroup = of('AWS/Kafka', ['Cluster Name', 'Consumer Group', 'Topic']);
const cache = of('AWS/ElastiCache', ['ReplicationGroupId']);
/** `<replication group>-<shard>-<node>`, four and three digits from 0001 and 001 on, and in it the node 0001. */
const cacheNode = of('AWS/ElastiCache', ['CacheClusterId', 'CacheNodeId']);
const vault = of('AWS/Backup', ['BackupVaultName']);
const controlPlane = of('AWS/EKS', ['ClusterName']);
const cluster = of('ContainerInsights', ['ClusterName']);
const namespace = of('ContainerInsights', ['ClusterName', 'Namespace']);
/** PodName is the name of the workload (Deployment, DaemonSet), not of one pod. */
const workload = of('ContainerInsights', ['ClusterName', 'Namespace', 'PodName']);

/** Metrics for alarms and dashboards, by what they are about. */
export const metrics = {
  loadBalancer: {
    requests: balancer('RequestCount', 'Sum', 'Count'),
    errors: balancer('HTTPCode_ELB_5XX_Count', 'Sum', 'Count', 'sparse'),
    rejectedConnections: balancer('RejectedConnectionCount', 'Sum', 'Count', 'sparse'),
    capacityUnits: balancer('ConsumedLCUs', 'Sum', 'Count'),
  },
  targetGroup: {
    requests: targetGroup('RequestCount', 'Sum', 'Count'),
    requestsPerTarget: targetGroup('RequestCountPerTarget', 'Sum', 'Count'),
    errors: targetGroup('HTTPCode_Target_5XX_Count', 'Sum', 'Count', 'sparse'),
    latency: targetGroup('TargetResponseTime', 'p99', 'Seconds', 'sparse'),
    unhealthy: targetGroup('UnHealthyHostCount', 'Maximum', 'Count'),
    healthy: targetGroup('HealthyHostCount', 'Minimum', 'Count'),
    connectionErrors: targetGroup('TargetConnectionErrorCount', 'Sum', 'Count', 'sparse'),
  },
  database: {
    cpu: database('CPUUtilization', 'Average', 'Percent'),
    /** Burstable classes only. */
    cpuCredits: database('CPUCreditBalance', 'Minimum', 'Count'),
    connections: database('DatabaseConnections', 'Maximum', 'Count'),
    freeMemory: database('FreeableMemory', 'Minimum', 'Bytes'),
    freeStorage: database('FreeStorageSpace', 'Minimum', 'Bytes'),
    readLatency: database('ReadLatency', 'Average', 'Seconds'),
    writeLatency: database('WriteLatency', 'Average', 'Seconds'),
    queueDepth: database('DiskQueueDepth', 'Average', 'Count'),
    /** Percent of the volume's burst that is left. */
    ioBalance: database('EBSIOBalance%', 'Minimum', 'Percent'),
    /** PostgreSQL stops writing at two billion. */
    transactionIds: database('MaximumUsedTransactionIDs', 'Maximum', 'Count'),
  },
  aurora: {
    /** Of what the largest capacity has. */
    cpu: auroraRole('CPUUtilization', 'Average', 'Percent'),
    /** Capacity of the moment, of the largest one. */
    capacityUsed: auroraRole('ACUUtilization', 'Average', 'Percent'),
    /** ACUs; what is paid for. */
    capacity: auroraRole('ServerlessDatabaseCapacity', 'Average', 'Count'),
    connections: auroraRole('DatabaseConnections', 'Maximum', 'Count'),
    /** What would be free at the largest capacity. */
    freeMemory: auroraRole('FreeableMemory', 'Minimum', 'Bytes'),
    /** Of readers only. */
    replicaLag: auroraRole('AuroraReplicaLag', 'Maximum', 'Milliseconds', 'sparse'),
    readLatency: auroraRole('ReadLatency', 'Average', 'Seconds'),
    writeLatency: auroraRole('WriteLatency', 'Average', 'Seconds'),
    /** Of the writer; PostgreSQL stops writing at two billion. */
    transactionIds: auroraRole('MaximumUsedTransactionIDs', 'Maximum', 'Count'),
  },
  auroraVolume: {
    bytes: auroraVolume('VolumeBytesUsed', 'Maximum', 'Bytes', 'sparse'),
  },
  queue: {
    visible: queue('ApproximateNumberOfMessagesVisible', 'Maximum', 'Count', 'sparse'),
    oldest: queue('ApproximateAgeOfOldestMessage', 'Maximum', 'Seconds', 'sparse'),
    inFlight: queue('ApproximateNumberOfMessagesNotVisible', 'Maximum', 'Count', 'sparse'),
    sent: queue('NumberOfMessagesSent', 'Sum', 'Count', 'sparse'),
    deleted: queue('NumberOfMessagesDeleted', 'Sum', 'Count', 'sparse'),
  },
  topic: {
    published: topic('NumberOfMessagesPublished', 'Sum', 'Count', 'sparse'),
    failed: topic('NumberOfNotificationsFailed', 'Sum', 'Count', 'sparse'),
    deadLettered: topic('NumberOfNotificationsRedrivenToDlq', 'Sum', 'Count', 'sparse'),
  },
  /** Only the controller counts, the other brokers say 0: the largest value is the true one. */
  kafka: {
    offlinePartitions: kafka('OfflinePartitionsCount', 'Maximum', 'Count'),
    controllers: kafka('ActiveControllerCount', 'Maximum', 'Count'),
  },
  broker: {
    cpuIdle: broker('CpuIdle', 'Average', 'Percent'),
    diskUsed: broker('KafkaDataLogsDiskUsed', 'Maximum', 'Percent'),
    underReplicated: broker('UnderReplicatedPartitions', 'Minimum', 'Count'),
    bytesIn: broker('BytesInPerSec', 'Average', 'Bytes'),
    bytesOut: broker('BytesOutPerSec', 'Average', 'Bytes'),
  },
  /** Of the partition that is furthest behind. */
  consumerGroup: {
    timeLag: consumerGroup('EstimatedMaxTimeLag', 'Maximum', 'Seconds', 'sparse'),
    offsetLag: consumerGroup('MaxOffsetLag', 'Maximum', 'Count', 'sparse'),
  },
  cache: {
    /** Of the thread that answers; the busiest node. */
    cpu: cache('EngineCPUUtilization', 'Maximum', 'Percent'),
    memory: cache('DatabaseMemoryUsageCountedForEvictPercentage', 'Maximum', 'Percent'),
  },
  cacheNode: {
    /** Burstable types only. Without any left a node is slowed down to its baseline. */
    cpuCredits: cacheNode('CPUCreditBalance', 'Minimum', 'Count'),
    connections: cacheNode('CurrConnections', 'Maximum', 'Count'),
    evictions: cacheNode('Evictions', 'Sum', 'Count', 'sparse'),
    hitRate: cacheNode('CacheHitRate', 'Average', 'Percent', 'sparse'),
    /** Of a replica behind its primary. */
    replicationLag: cacheNode('ReplicationLag', 'Maximum', 'Seconds', 'sparse'),
    loginFailures: cacheNode('AuthenticationFailures', 'Sum', 'Count', 'sparse'),
    keyFailures: cacheNode('KeyAuthorizationFailures', 'Sum', 'Count', 'sparse'),
  },
  natGateway: {
    portErrors: nat('ErrorPortAllocation', 'Sum', 'Count'),
    dropped: nat('PacketsDropCount', 'Sum', 'Count'),
    connections: nat('ActiveConnectionCount', 'Maximum', 'Count'),
    bytesOut: nat('BytesOutToDestination', 'Sum', 'Bytes'),
  },
  distribution: {
    requests: distribution('Requests', 'Sum', 'None', 'sparse'),
    serverErrors: distribution('5xxErrorRate', 'Average', 'Percent', 'sparse'),
    clientErrors: distribution('4xxErrorRate', 'Average', 'Percent', 'sparse'),
    bytes: distribution('BytesDownloaded', 'Sum', 'None', 'sparse'),
  },
  /** Of a distribution, once `AWS::CloudFront::MonitoringSubscription` is on, at a price. */
  distributionExtra: {
    cacheHits: distribution('CacheHitRate', 'Average', 'Percent', 'sparse'),
    originLatency: distribution('OriginLatency', 'p99', 'None', 'sparse'),
  },
  webAcl: {
    blocked: webAcl('BlockedRequests', 'Sum', 'Count', 'sparse'),
    allowed: webAcl('AllowedRequests', 'Sum', 'Count', 'sparse'),
    counted: webAcl('CountedRequests', 'Sum', 'Count', 'sparse'),
  },
  /** Once a day. StorageType is StandardStorage for bytes, AllStorageTypes for objects. */
  bucket: {
    bytes: bucket('BucketSizeBytes', 'Average', 'Bytes', 'sparse'),
    objects: bucket('NumberOfObjects', 'Average', 'Count', 'sparse'),
  },
  table: {
    consumedReads: table('ConsumedReadCapacityUnits', 'Sum', 'Count', 'sparse'),
    consumedWrites: table('ConsumedWriteCapacityUnits', 'Sum', 'Count', 'sparse'),
    readThrottles: table('ReadThrottleEvents', 'Sum', 'Count', 'sparse'),
    writeThrottles: table('WriteThrottleEvents', 'Sum', 'Count', 'sparse'),
  },
  tableOperation: {
    systemErrors: tableOperation('SystemErrors', 'Sum', 'Count', 'sparse'),
    latency: tableOperation('SuccessfulRequestLatency', 'Average', 'Milliseconds', 'sparse'),
  },
  searchDomain: {
    /** 1 while it is so. */
    red: searchDomain('ClusterStatus.red', 'Maximum', 'None'),
    yellow: searchDomain('ClusterStatus.yellow', 'Maximum', 'None'),
    writesBlocked: searchDomain('ClusterIndexWritesBlocked', 'Maximum', 'None'),
    cpu: searchDomain('CPUUtilization', 'Maximum', 'Percent'),
    heap: searchDomain('JVMMemoryPressure', 'Maximum', 'Percent'),
    /** Of the node that has least. */
    freeStorage: searchDomain('FreeStorageSpace', 'Minimum', 'Mebibytes'),
    failedSnapshots: searchDomain('AutomatedSnapshotFailure', 'Maximum', 'Count'),
    /** Published only while the key of the domain is switched off, or gone. */
    keyError: searchDomain('KMSKeyError', 'Maximum', 'None', 'sparse'),
    keyInaccessible: searchDomain('KMSKeyInaccessible', 'Maximum', 'None', 'sparse'),
    searches: searchDomain('SearchRate', 'Sum', 'Count'),
    searchLatency: searchDomain('SearchLatency', 'Average', 'Milliseconds'),
    documents: searchDomain('IndexingRate', 'Sum', 'Count'),
    indexingLatency: searchDomain('IndexingLatency', 'Average', 'Milliseconds'),
  },
  backupVault: {
    failedJobs: vault('NumberOfBackupJobsFailed', 'Sum', 'Count', 'sparse'),
  },
  /** Published by EKS itself, from Kubernetes 1.28 on, free. */
  controlPlane: {
    requests: controlPlane('apiserver_request_total', 'Sum', 'Count'),
    errors: controlPlane('apiserver_request_total_5XX', 'Sum', 'Count', 'sparse'),
    throttled: controlPlane('apiserver_request_total_429', 'Sum', 'Count', 'sparse'),
    /** Size of etcd's database. */
    storage: controlPlane('apiserver_storage_size_bytes', 'Maximum', 'Bytes'),
    /** Pods for which no node is found; a few, for a minute, is Auto Mode making one. */
    unschedulable: controlPlane('scheduler_pending_pods_UNSCHEDULABLE', 'Sum', 'Count', 'sparse'),
  },
  cluster: {
    failedNodes: cluster('cluster_failed_node_count', 'Maximum', 'Count'),
    nodes: cluster('cluster_node_count', 'Average', 'Count'),
    nodeCpu: cluster('node_cpu_utilization', 'Average', 'Percent'),
    nodeMemory: cluster('node_memory_utilization', 'Average', 'Percent'),
    nodeDisk: cluster('node_filesystem_utilization', 'Maximum', 'Percent'),
  },
  namespace: {
    runningPods: namespace('namespace_number_of_running_pods', 'Average', 'Count'),
    cpu: namespace('pod_cpu_utilization', 'Average', 'Percent'),
    memory: namespace('pod_memory_utilization', 'Average', 'Percent'),
  },
  /** Of all pods of a cluster: the worst of them. Container Insights publishes these for the cluster as a whole, too. */
  pods: {
    crashLoops: cluster('pod_container_status_waiting_reason_crash_loop_back_off', 'Maximum', 'Count', 'sparse'),
    imageErrors: cluster('pod_container_status_waiting_reason_image_pull_error', 'Maximum', 'Count', 'sparse'),
    outOfMemory: cluster('pod_container_status_terminated_reason_oom_killed', 'Maximum', 'Count', 'sparse'),
    pending: cluster('pod_status_pending', 'Sum', 'Count', 'sparse'),
  },
  workload: {
    restarts: workload('pod_number_of_container_restarts', 'Maximum', 'Count', 'sparse'),
    cpu: workload('pod_cpu_utilization', 'Average', 'Percent'),
    cpuOfLimit: workload('pod_cpu_utilization_over_pod_limit', 'Average', 'Percent'),
    memoryOfLimit: workload('pod_memory_utilization_over_pod_limit', 'Average', 'Percent'),
    crashLoops: workload('pod_container_status_waiting_reason_crash_loop_back_off', 'Maximum', 'Count', 'sparse'),
    imageErrors: workload('pod_container_status_waiting_reason_image_pull_error', 'Maximum', 'Count', 'sparse'),
    outOfMemory: workload('pod_container_status_terminated_reason_oom_killed', 'Maximum', 'Count', 'sparse'),
    /** Of a Deployment. */
    replicasDesired: workload('replicas_desired', 'Maximum', 'Count'),
    replicasReady: workload('replicas_ready', 'Minimum', 'Count'),
    replicasUnavailable: workload('status_replicas_unavailable', 'Maximum', 'Count'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Metric>>>>;
