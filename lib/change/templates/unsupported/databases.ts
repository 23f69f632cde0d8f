import { mapsOf, textOf } from '../../reading';
import { pageOf } from '../pages';
import { changes, changesOnceSet, compareVersions, downgrades, shrinks, type Refusal, type Unsupported } from './form';

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';
const TABLE = 'AWS::DynamoDB::Table';
const GLOBAL_TABLE = 'AWS::DynamoDB::GlobalTable';

const isTrue = (value: unknown): boolean => textOf(value) === 'true';

/** Major version of an engine: `16` of `16.4`, `8.0` of MySQL's `8.0.36`. */
const majorOf = (engine: string, version: string): string =>
  version
    .split('.')
    .slice(0, /postgres|sqlserver/.test(engine) ? 1 : 2)
    .join('.');

const upgradesUnasked: Refusal = (from, to, { after }) => {
  const [was, is] = [textOf(from), textOf(to)];
  const engine = textOf(after?.Properties?.['Engine']) ?? '';
  if (was === undefined || is === undefined || after?.Properties?.['DBClusterIdentifier'] !== undefined) return undefined;
  const major = compareVersions(majorOf(engine, is), majorOf(engine, was)) > 0;
  return major && !isTrue(after?.Properties?.['AllowMajorVersionUpgrade'])
    ? 'another major version is taken only with AllowMajorVersionUpgrade'
    : undefined;
};

const regionsIn = (value: unknown): readonly string[] => mapsOf(value).flatMap(({ Region }) => textOf(Region) ?? []);

/** The replica of the region in which the stack is. */
const ownReplicaGoes: Refusal = (from, to, { stackBefore }) => {
  const region = stackBefore?.region ?? '';
  return regionsIn(from).includes(region) && !regionsIn(to).includes(region)
    ? `the replica of ${region}, where its stack is, cannot be removed`
    : undefined;
};

const streamOfSeveral: Refusal = (from, to, { before }) =>
  from !== undefined && regionsIn(before?.Properties?.['Replicas']).length > 1 && JSON.stringify(from) !== JSON.stringify(to)
    ? 'a table of several Regions keeps the settings of its stream'
    : undefined;

const expiryMoves: Refusal = (from, to) =>
  textOf(from) !== undefined && textOf(to) !== undefined && from !== to
    ? 'the attribute that says when an item expires cannot be changed while expiry is on'
    : undefined;

/** Local indexes as a set: their order says nothing. */
const localIndexes: Refusal = (from, to) => {
  const [was, is] = [from, to].map((value) => mapsOf(value).map((index) => JSON.stringify(index)).sort().join());
  return was === is ? undefined : 'local indexes are made with their table, and stay as they are';
};

const VERSIONED: readonly (readonly [type: string, what: string, source: string])[] = [
  ['AWS::RDS::DBInstance', 'its engine', `${RDS}/USER_UpgradeDBInstance.Upgrading.html`],
  ['AWS::RDS::DBCluster', 'its engine', 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.PostgreSQL.html'],
  [
    'AWS::RDS::GlobalCluster',
    'its engine',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html',
  ],
  ['AWS::DocDB::DBCluster', 'its engine', 'https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-mvu.html'],
  ['AWS::Neptune::DBCluster', 'its engine', 'https://docs.aws.amazon.com/neptune/latest/userguide/engine-maintenance-management.html'],
  ['AWS::ElastiCache::ReplicationGroup', 'its engine', pageOf('AWS::ElastiCache::ReplicationGroup')],
  ['AWS::MemoryDB::Cluster', 'its engine', 'https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html'],
];

/** What databases and caches refuse. */
export const DATABASES: readonly Unsupported[] = [
  ...VERSIONED.map(
    ([type, what, source]): Unsupported => ({
      types: [type],
      path: 'EngineVersion',
      refusal: downgrades(what),
      remedy: 'keep the version; for an older one, restore a backup that was taken with it beside this one',
      source,
    }),
  ),
  {
    types: ['AWS::RDS::DBInstance'],
    path: 'EngineVersion',
    refusal: upgradesUnasked,
    remedy: 'set AllowMajorVersionUpgrade: true for this deployment, after a try on a restored copy',
    source: `${RDS}/USER_UpgradeDBInstance.Upgrading.html`,
  },
  {
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    path: 'AllocatedStorage',
    refusal: shrinks('its storage'),
    remedy: 'keep the size; for less, move the data into a smaller database beside it',
    source: `${RDS}/USER_PIOPS.ModifyingExisting.html`,
  },
  {
    types: [GLOBAL_TABLE],
    path: 'Replicas',
    refusal: ownReplicaGoes,
    remedy: 'keep that replica',
    source: pageOf(GLOBAL_TABLE),
  },
  {
    types: [GLOBAL_TABLE],
    path: 'MultiRegionConsistency',
    refusal: changes('the consistency of its Regions', 'EVENTUAL'),
    remedy: 'keep it; for another one, make a new table beside it and move the items',
    source: pageOf(GLOBAL_TABLE),
  },
  {
    types: [GLOBAL_TABLE],
    path: 'StreamSpecification',
    refusal: streamOfSeveral,
    remedy: 'keep the stream as it is',
    source: pageOf(GLOBAL_TABLE),
  },
  {
    types: [TABLE, GLOBAL_TABLE],
    path: 'TimeToLiveSpecification.AttributeName',
    refusal: expiryMoves,
    remedy: 'two deployments: first without expiry (Enabled: false), then with the other attribute',
    source: pageOf(GLOBAL_TABLE),
  },
  {
    types: [TABLE],
    path: 'LocalSecondaryIndexes',
    refusal: localIndexes,
    remedy: 'a global index instead; or a table beside it, with the items moved',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-localsecondaryindex.html',
  },
  {
    types: ['AWS::ElastiCache::ReplicationGroup'],
    path: 'Durability',
    refusal: changesOnceSet('its durability'),
    remedy: 'keep it; for another one, make a new cache beside it',
    source: pageOf('AWS::ElastiCache::ReplicationGroup'),
  },
];
