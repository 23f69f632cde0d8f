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
}

const DOWNTIME = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html';

const INTERRUPTIONS: readonly Interruption[] = [
  {
    types: ['AWS::RDS::DBInstance'],
    paths: ['DBInstanceClass'],
    noticed: 'the database restarts; connections break until it is back',
    source: DOWNTIME,
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
  INTERRUPTIONS.filter(({ types }) => types.includes(change.type)).flatMap(({ paths, noticed, source }) =>
    paths
      .filter((path) => differs(change, path))
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
