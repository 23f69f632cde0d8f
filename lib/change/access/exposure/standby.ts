import { textOf } from '../../reading';
import { unless, type Watched } from './watched';

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html';
const ELASTICACHE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html';
const OPENSEARCH = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html';
const MEMORYDB = 'https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html';

const KEEP = 'keep it where people rely on it; else deploy, and know how long it may be away';

const standby = (types: readonly string[], path: string, message: string, source: string): Watched => ({
  types,
  path,
  openness: unless(true, 'true'),
  code: 'BP525',
  changed: 'attention',
  message,
  remedy: KEEP,
  source,
});

/** Fewer is worse; a number that is not said is not known. */
const fewer = (value: unknown): number | undefined => {
  const count = Number(textOf(value) ?? Number.NaN);
  return Number.isNaN(count) ? undefined : -count;
};

const copies = (types: readonly string[], path: string, message: string, source: string): Watched => ({
  ...standby(types, path, message, source),
  openness: fewer,
});

const CACHE = ['AWS::ElastiCache::ReplicationGroup'];
const DOMAIN = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

const ALONE = 'would have no standby in another zone: when its zone or machine fails, it is away until AWS has made another one';

/** What carries on when a machine or a zone fails, and would not any more. */
export const STANDBY: readonly Watched[] = [
  standby(['AWS::RDS::DBInstance', 'AWS::DMS::ReplicationInstance', 'AWS::Redshift::Cluster'], 'MultiAZ', ALONE, RDS),
  standby(
    CACHE,
    'AutomaticFailoverEnabled',
    'would not fail over by itself: a lost primary takes no writes until somebody acts',
    ELASTICACHE,
  ),
  standby(CACHE, 'MultiAZEnabled', 'could have all its nodes in one zone', ELASTICACHE),
  standby(DOMAIN, 'ClusterConfig.ZoneAwarenessEnabled', 'would stand in one zone', OPENSEARCH),
  standby(DOMAIN, 'ClusterConfig.MultiAZWithStandbyEnabled', 'would have no zone in standby', OPENSEARCH),
  standby(DOMAIN, 'ClusterConfig.DedicatedMasterEnabled', 'would be led by nodes that hold data, too', OPENSEARCH),
  copies(CACHE, 'ReplicasPerNodeGroup', 'would have fewer replicas of each shard', ELASTICACHE),
  copies(CACHE, 'NumCacheClusters', 'would have fewer nodes', ELASTICACHE),
  copies(['AWS::MemoryDB::Cluster'], 'NumReplicasPerShard', 'would have fewer replicas of each shard', MEMORYDB),
];
