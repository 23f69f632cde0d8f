import { count, inside, items, text, type Refusal } from './rule';

/** RDS identifiers: letters, digits and single hyphens, a letter first, no hyphen last. */
const IDENTIFIER = /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$|^[a-z]$/i;

const RDS_API = 'https://pypi.org/project/botocore/1.44.8/ botocore/data/rds/2014-10-31/service-2.json';
const ELASTICACHE_API = 'https://pypi.org/project/botocore/1.44.8/ botocore/data/elasticache/2015-02-02/service-2.json';
const OPENSEARCH_API = 'https://pypi.org/project/botocore/1.44.8/ botocore/data/opensearch/2021-01-01/service-2.json';
/** The day on which it was read; botocore 1.44.8 was packed on 2026-11-20. */
const READ = '2026-11-25';

/** Versions of Valkey on ElastiCache. */
const VALKEY = ['7.2', '8.0', '8.1', '8.2', '9.0', '9.1'];

/** What RDS, DynamoDB, ElastiCache and OpenSearch refuse. */
export const dataRefusals: readonly Refusal[] = [
  {
    id: 'rds-identifier',
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    says: 'an identifier has at most 63 letters, digits and hyphens, a letter first, no hyphen last and no two in a row',
    source: `${RDS_API} CreateDBCluster DBClusterIdentifier`,
    asOf: READ,
    refused: ({ DBInstanceIdentifier, DBClusterIdentifier }, { type }) => {
      const name = text(type === 'AWS::RDS::DBCluster' ? DBClusterIdentifier : DBInstanceIdentifier);
      return name === undefined || (name.length <= 63 && IDENTIFIER.test(name)) ? undefined : `the identifier ${name}`;
    },
  },
  {
    id: 'rds-subnets',
    types: ['AWS::RDS::DBSubnetGroup'],
    says: 'a subnet group covers at least two availability zones, and so has at least two subnets',
    source: `${RDS_API} CreateDBSubnetGroup; github.com/hashicorp/terraform-provider-aws/issues/17373`,
    asOf: READ,
    refused: ({ SubnetIds }) => ((items(SubnetIds)?.length ?? 2) < 2 ? 'a group of one subnet' : undefined),
  },
  {
    id: 'aurora-capacity',
    types: ['AWS::RDS::DBCluster'],
    says: 'capacity of Aurora Serverless v2 goes from 0 to 256 in steps of a half, the smallest not above the largest, and the largest above a half',
    source: `${RDS_API} ServerlessV2ScalingConfiguration; https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-rds-dbcluster-serverlessv2scalingconfiguration.html`,
    asOf: READ,
    refused: ({ ServerlessV2ScalingConfiguration }) => {
      const { MinCapacity, MaxCapacity } = inside(ServerlessV2ScalingConfiguration);
      const [least, most] = [count(MinCapacity), count(MaxCapacity)];
      if (least === undefined || most === undefined) return undefined;
      const wrong = [least, most].find((value) => value < 0 || value > 256 || value * 2 !== Math.round(value * 2));
      if (wrong !== undefined) return `a capacity of ${wrong}`;
      return most <= 0.5 || least > most ? `capacity from ${least} to ${most}` : undefined;
    },
  },
  {
    id: 'aurora-serverless-class',
    types: ['AWS::RDS::DBInstance'],
    says: 'the class db.serverless is for members of an Aurora cluster; RDS for PostgreSQL offers it nowhere',
    source: 'https://pypi.org/project/cfn-lint/1.58.0/ cfnlint/data/schemas/extensions/aws_rds_dbinstance/dbinstanceclass_enum.json',
    asOf: '2026-10-20',
    refused: ({ DBInstanceClass, DBClusterIdentifier }) =>
      DBInstanceClass === 'db.serverless' && DBClusterIdentifier === undefined ? 'db.serverless outside a cluster' : undefined,
  },
  {
    id: 'rds-database-insights',
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    says: 'the advanced mode of Database Insights needs Performance Insights that are kept for 465 days',
    source: `${RDS_API} CreateDBCluster DatabaseInsightsMode`,
    asOf: READ,
    refused: ({ DatabaseInsightsMode, PerformanceInsightsRetentionPeriod, EnablePerformanceInsights, PerformanceInsightsEnabled }) => {
      const on = (EnablePerformanceInsights ?? PerformanceInsightsEnabled) === true;
      return DatabaseInsightsMode === 'advanced' && (!on || PerformanceInsightsRetentionPeriod !== 465)
        ? 'advanced insights without 465 days of Performance Insights'
        : undefined;
    },
  },
  {
    id: 'rds-two-passwords',
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    says: 'a password that RDS keeps in Secrets Manager excludes one that the template gives',
    source: `${RDS_API} CreateDBCluster ManageMasterUserPassword`,
    asOf: READ,
    refused: ({ ManageMasterUserPassword, MasterUserPassword }) =>
      ManageMasterUserPassword === true && MasterUserPassword !== undefined ? 'two passwords of the master user' : undefined,
  },
  {
    id: 'secret-name',
    types: ['AWS::SecretsManager::Secret'],
    says: 'a name has letters, digits and /_+=.@- only, and does not end in a hyphen and six characters, as ARNs of secrets do',
    source: 'https://pypi.org/project/botocore/1.44.8/ botocore/data/secretsmanager/2017-10-17/service-2.json CreateSecret Name',
    asOf: READ,
    refused: ({ Name }) => {
      const name = text(Name);
      return name !== undefined && (!/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(name) || /-[A-Za-z0-9]{6}$/.test(name))
        ? `the name ${name}`
        : undefined;
    },
  },
  {
    id: 'dynamodb-replica-keys',
    types: ['AWS::DynamoDB::GlobalTable'],
    says: 'a key of a replica needs encryption with KMS on the table, and when one replica has a key every replica has',
    source: 'github.com/aws/aws-cdk/issues/37783; github.com/hashicorp/terraform-provider-aws/issues/17422',
    asOf: '2026-05-06',
    refused: ({ SSESpecification, Replicas }) => {
      const replicas = (items(Replicas) ?? []).map(inside);
      const keyed = replicas.filter((replica) => inside(replica['SSESpecification'])['KMSMasterKeyId'] !== undefined);
      if (keyed.length === 0) return undefined;
      const { SSEEnabled, SSEType } = inside(SSESpecification);
      if (SSEEnabled !== true || SSEType !== 'KMS') return 'keys of replicas without SSEEnabled and SSEType KMS on the table';
      return keyed.length < replicas.length ? 'a replica without a key beside one that has a key' : undefined;
    },
  },
  {
    id: 'dynamodb-own-replica',
    types: ['AWS::DynamoDB::GlobalTable'],
    says: "the stack's own region is among the replicas",
    source: 'github.com/aws-cloudformation/rain/issues/339',
    asOf: READ,
    refused: ({ Replicas }, { region }) => {
      const named = (items(Replicas) ?? []).map((replica) => text(inside(replica)['Region']));
      return named.length > 0 && named.every((name) => name !== undefined && name !== region) ? `no replica in ${region}` : undefined;
    },
  },
  {
    id: 'elasticache-name',
    types: ['AWS::ElastiCache::ReplicationGroup'],
    says: 'an id has at most 40 letters, digits and hyphens, a letter first, no hyphen last and no two in a row',
    source: `${ELASTICACHE_API} CreateReplicationGroup ReplicationGroupId`,
    asOf: READ,
    refused: ({ ReplicationGroupId }) => {
      const name = text(ReplicationGroupId);
      return name === undefined || (name.length <= 40 && IDENTIFIER.test(name)) ? undefined : `the id ${name}`;
    },
  },
  {
    id: 'elasticache-failover',
    types: ['AWS::ElastiCache::ReplicationGroup'],
    says: 'cluster mode needs automatic failover, and automatic failover without it at least two nodes',
    source: `${ELASTICACHE_API} CreateReplicationGroup AutomaticFailoverEnabled, NumCacheClusters`,
    asOf: READ,
    refused: ({ AutomaticFailoverEnabled, ClusterMode, NumNodeGroups, NumCacheClusters }) => {
      const clustered = ClusterMode === 'enabled' || (count(NumNodeGroups) ?? 1) > 1;
      if (clustered && AutomaticFailoverEnabled !== true) return 'cluster mode without automatic failover';
      return AutomaticFailoverEnabled === true && (count(NumCacheClusters) ?? 2) < 2 ? 'failover with one node' : undefined;
    },
  },
  {
    id: 'elasticache-transit',
    types: ['AWS::ElastiCache::ReplicationGroup'],
    says: 'encryption in transit needs a subnet group',
    source: `${ELASTICACHE_API} CreateReplicationGroup TransitEncryptionEnabled`,
    asOf: READ,
    refused: ({ TransitEncryptionEnabled, CacheSubnetGroupName }) =>
      TransitEncryptionEnabled === true && CacheSubnetGroupName === undefined ? 'encryption in transit without a subnet group' : undefined,
  },
  {
    id: 'valkey-version',
    types: ['AWS::ElastiCache::ReplicationGroup'],
    says: `Valkey wants a version: ${VALKEY.join(', ')}`,
    source:
      'github.com/hashicorp/terraform-provider-aws/issues/41210; https://pypi.org/project/cfn-lint/1.58.0/ cfnlint/data/schemas/extensions/aws_elasticache_cachecluster/engine_version.json',
    asOf: '2026-10-20',
    refused: ({ Engine, EngineVersion }) =>
      Engine === 'valkey' && !VALKEY.includes(text(EngineVersion) ?? '')
        ? `Valkey of version ${text(EngineVersion) ?? 'unsaid'}`
        : undefined,
  },
  {
    id: 'elasticache-iam-user',
    types: ['AWS::ElastiCache::User'],
    says: 'a user that logs in with IAM has the same name and id, in lower case; Valkey knows no user without a password',
    source: 'github.com/terraform-aws-modules/terraform-aws-elasticache/issues/65; github.com/open-constructs/aws-cdk-library/issues/69',
    asOf: '2026-01-26',
    refused: ({ AuthenticationMode, UserId, UserName, Engine, NoPasswordRequired }) => {
      const kind = text(inside(AuthenticationMode)['Type']);
      const [id, name] = [text(UserId), text(UserName)];
      if (kind === 'iam' && id !== undefined && name !== undefined && (id !== name || id !== id.toLowerCase()))
        return `the IAM user ${id} with the name ${name}`;
      return Engine === 'valkey' && (NoPasswordRequired === true || kind === 'no-password-required')
        ? 'a Valkey user without a password'
        : undefined;
    },
  },
  {
    id: 'opensearch-name',
    types: ['AWS::OpenSearchService::Domain'],
    says: 'a domain’s name has 3 to 28 lower-case letters, digits and hyphens, a letter first',
    source: `${OPENSEARCH_API} DomainName`,
    asOf: READ,
    refused: ({ DomainName }) => {
      const name = text(DomainName);
      return name === undefined || /^[a-z][a-z0-9-]{2,27}$/.test(name) ? undefined : `the name ${name}`;
    },
  },
  {
    id: 'opensearch-zones',
    types: ['AWS::OpenSearchService::Domain'],
    says: 'zone awareness takes two or three zones, with a subnet in each; without it one subnet',
    source: `${OPENSEARCH_API} ZoneAwarenessConfig, VPCOptions`,
    asOf: READ,
    refused: ({ ClusterConfig, VPCOptions }) => {
      const { ZoneAwarenessEnabled, ZoneAwarenessConfig } = inside(ClusterConfig);
      const zones = ZoneAwarenessEnabled === true ? (count(inside(ZoneAwarenessConfig)['AvailabilityZoneCount']) ?? 2) : 1;
      const subnets = items(inside(VPCOptions)['SubnetIds'])?.length ?? zones;
      if (zones > 3) return `${zones} zones`;
      return subnets === zones ? undefined : `${subnets} subnets for ${zones} zones`;
    },
  },
  {
    id: 'opensearch-masters',
    types: ['AWS::OpenSearchService::Domain'],
    says: 'dedicated masters are three, or five and more',
    source: `${OPENSEARCH_API} ClusterConfig DedicatedMasterCount`,
    asOf: READ,
    refused: ({ ClusterConfig }) => {
      const masters = count(inside(ClusterConfig)['DedicatedMasterCount']);
      return masters !== undefined && (masters <= 2 || masters === 4) ? `${masters} dedicated masters` : undefined;
    },
  },
  {
    id: 'opensearch-access-control',
    types: ['AWS::OpenSearchService::Domain'],
    says: 'fine-grained access control needs HTTPS, encryption at rest and between nodes',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-opensearchservice-domain.html (AdvancedSecurityOptions)',
    asOf: READ,
    refused: ({ AdvancedSecurityOptions, EncryptionAtRestOptions, NodeToNodeEncryptionOptions, DomainEndpointOptions }) => {
      if (inside(AdvancedSecurityOptions)['Enabled'] !== true) return undefined;
      const all = [
        inside(EncryptionAtRestOptions)['Enabled'],
        inside(NodeToNodeEncryptionOptions)['Enabled'],
        inside(DomainEndpointOptions)['EnforceHTTPS'],
      ];
      return all.every((on) => on === true) ? undefined : 'fine-grained access control without HTTPS or encryption';
    },
  },
];
