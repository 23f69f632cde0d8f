import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, textOf } from '../reading';

/** A property whose change interrupts what runs. */
interface Interruption {
  readonly types: readonly string[];
  readonly paths: readonly string[];
  /** What is noticed, and for how long. */
  readonly noticed: string;
  readonly source: string;
  /** The value that is noticed, where not every other one is. */
  readonly to?: string;
}

const DOWNTIME = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html';

const THROTTLED = 'requests beyond the capacity that is set would be throttled, where so far all are served';

const INTERRUPTIONS: readonly Interruption[] = [
  {
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    paths: ['BillingMode'],
    to: 'PROVISIONED',
    noticed: THROTTLED,
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html',
  },
  {
    types: ['AWS::Cassandra::Table'],
    paths: ['BillingMode.Mode'],
    to: 'PROVISIONED',
    noticed: THROTTLED,
    source: 'https://docs.aws.amazon.com/keyspaces/latest/devguide/ReadWriteCapacityMode.html',
  },
  {
    types: ['AWS::MSK::Topic'],
    paths: ['PartitionCount'],
    noticed: 'keys go to other partitions from then on: events of one key are not read in their order across the change',
    source: 'https://kafka.apache.org/documentation/#basic_ops_modify_topic',
  },
  {
    types: ['AWS::EC2::Instance'],
    paths: ['InstanceType', 'EbsOptimized', 'UserData'],
    noticed: 'the instance is stopped and started; its public address changes, unless it is an Elastic IP',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-resize.html',
  },
  {
    types: ['AWS::RDS::DBInstance'],
    paths: ['DBInstanceClass'],
    noticed: 'the database restarts; connections break until it is back',
    source: DOWNTIME,
  },
  {
    types: ['AWS::RDS::DBInstance'],
    paths: ['Port', 'DBParameterGroupName', 'CACertificateIdentifier'],
    noticed: 'the database may restart; connections break until it is back, and clients follow',
    source: DOWNTIME,
  },
  {
    types: ['AWS::DocDB::DBInstance', 'AWS::Neptune::DBInstance'],
    paths: ['DBInstanceClass'],
    noticed: 'the instance restarts; connections to it break until it is back',
    source: DOWNTIME,
  },
  {
    types: ['AWS::EKS::Cluster'],
    paths: ['Version'],
    noticed: 'the control plane is exchanged, and nodes of Auto Mode after it; pods move',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
  },
  {
    types: ['AWS::SecretsManager::Secret'],
    paths: ['GenerateSecretString'],
    noticed: 'a new value is made up; whoever holds the old one is locked out until it reads the new one',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html',
  },
  {
    types: ['AWS::Redshift::Cluster'],
    paths: ['NodeType', 'NumberOfNodes'],
    noticed: 'the warehouse is resized; it only reads meanwhile, or is away for some minutes',
    source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/resizing-cluster.html',
  },
  {
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    paths: ['EngineVersion'],
    noticed: 'the database is down while its engine is upgraded, the longer the more it holds',
    source: DOWNTIME,
  },
  {
    types: ['AWS::ElastiCache::ReplicationGroup'],
    paths: ['CacheNodeType', 'EngineVersion'],
    noticed: 'its nodes are exchanged while it serves; clients reconnect, and copying costs speed',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-cluster-vertical-scaling.html',
  },
  {
    types: ['AWS::OpenSearchService::Domain'],
    paths: ['ClusterConfig.InstanceType', 'EngineVersion'],
    noticed: 'a second set of nodes comes and takes all data over, the longer the more there is',
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-configuration-changes.html',
  },
  {
    types: ['AWS::MSK::Cluster'],
    paths: ['BrokerNodeGroupInfo.InstanceType', 'KafkaVersion', 'ConfigurationInfo'],
    noticed: 'brokers restart one after another; clients reconnect, with latencies of up to two seconds for about two minutes each',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/patching-impact.html',
  },
];

const differs = (change: ResourceChange, path: string): boolean =>
  change.fields.some(({ path: field }) => field === `Properties.${path}` || field.startsWith(`Properties.${path}.`));

const shift = ({ before, after }: ResourceChange, path: string): string => {
  const [from, to] = [before, after].map((side) => textOf(at(side?.Properties, path)));
  return from === undefined || to === undefined ? 'changes' : `from ${from} to ${to}`;
};

const findings = (change: ResourceChange): readonly Finding[] =>
  INTERRUPTIONS.filter(({ types }) => types.includes(change.type)).flatMap(({ paths, noticed, source, to }) =>
    paths
      .filter((path) => differs(change, path) && (to === undefined || textOf(at(change.after?.Properties, path)) === to))
      .map((path) => ({
        code: 'BP522',
        verdict: 'attention',
        place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
        message: `${change.logicalId}: ${path} ${shift(change, path)}: ${noticed}`,
        field: `Properties.${path}`,
        remedy: 'deploy when few are there, and see that clients reconnect',
        source,
      })),
  );

/** Tells of changes that are safe, but noticed. */
export const interruptionRule: Rule = ({ resources }) => resources.filter(({ action }) => action === 'change').flatMap(findings);
