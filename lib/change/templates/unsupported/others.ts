import { mapsOf, textOf } from '../../reading';
import { pageOf } from '../pages';
import { changes, changesOnceSet, compareVersions, downgrades, shrinks, type Refusal, type Unsupported } from './form';

const KMS = ['AWS::KMS::Key'];
const POOL = ['AWS::Cognito::UserPool'];
const DOMAIN = ['AWS::OpenSearchService::Domain'];
const CLUSTER = ['AWS::EKS::Cluster'];
const VOLUME = ['AWS::EC2::Volume'];
const COGNITO = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html';
const EKS = 'https://docs.aws.amazon.com/eks/latest/userguide';

const KEEP_KEY = 'keep it; for another kind of key, make a new one beside it, and encrypt anew';

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Kubernetes goes up one minor version at a time, and down by one for some days. */
const skips: Refusal = (from, to) => {
  const [was, is] = [textOf(from) ?? '', textOf(to) ?? ''];
  const step = minorOf(is) - minorOf(was);
  if (Number.isNaN(step) || (step >= -1 && step <= 1)) return undefined;
  return step > 1 ? 'Kubernetes goes up one minor version at a time' : 'Kubernetes goes back one minor version at most';
};

const rollsBack: Refusal = (from, to) => {
  const [was, is] = [textOf(from) ?? '', textOf(to) ?? ''];
  return minorOf(is) - minorOf(was) === -1 ? 'Kubernetes goes back to the version before for seven days after the upgrade, and no longer' : undefined;
};

const MODES = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];

const lessAccessEntries: Refusal = (from, to) => {
  const [was, is] = [from ?? 'CONFIG_MAP', to ?? 'CONFIG_MAP'].map((mode) => MODES.indexOf(textOf(mode) ?? ''));
  return was !== undefined && is !== undefined && is !== -1 && is < was ? 'access entries, once in use, stay in use' : undefined;
};

const becomes =
  (only: string, because: string): Refusal =>
  (from, to) =>
    textOf(from) === only && to !== from ? because : undefined;

const attributesGo: Refusal = (from, to) => {
  const names = (value: unknown): readonly string[] => mapsOf(value).flatMap(({ Name }) => textOf(Name) ?? []);
  const gone = names(from).filter((name) => !names(to).includes(name));
  const other = mapsOf(from).filter((item) => mapsOf(to).some((now) => now['Name'] === item['Name'] && !sameAttribute(item, now)));
  const touched = [...gone, ...other.flatMap(({ Name }) => textOf(Name) ?? [])];
  return touched.length > 0 ? `attributes of users stay as they were made (${touched.join(', ')})` : undefined;
};

const sameAttribute = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  ['AttributeDataType', 'Mutable', 'Required', 'DeveloperOnlyAttribute'].every((key) => textOf(a[key]) === textOf(b[key]));

const regionGoes: Refusal = (from, to) => {
  const [was, is] = [from, to].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const gone = (was ?? []).filter((region) => !(is ?? []).includes(region));
  return gone.length > 0 ? `a keyspace takes Regions in, and lets none go (${gone.join(', ')})` : undefined;
};

const columnsGo: Refusal = (from, to) => {
  const now = new Map(mapsOf(to).map((column) => [textOf(column['ColumnName']), textOf(column['ColumnType'])]));
  const touched = mapsOf(from).flatMap(({ ColumnName, ColumnType }) =>
    now.get(textOf(ColumnName)) === textOf(ColumnType) ? [] : [textOf(ColumnName) ?? ''],
  );
  return touched.length > 0 ? `columns are added, never taken away or changed (${touched.join(', ')})` : undefined;
};

/** Only a file system of ONTAP's second generation lets go of storage. */
const filesShrink: Refusal = (from, to, change) =>
  textOf(change.after?.Properties?.['FileSystemType']) === 'ONTAP' ? undefined : shrinks('a file system')(from, to, change);

const olderSearch = downgrades('OpenSearch');

const KEYSPACES = 'https://docs.aws.amazon.com/keyspaces/latest';

/** What keys, users, search, clusters, volumes and wide columns refuse. */
export const OTHERS: readonly Unsupported[] = [
  ...(
    [
      ['KeySpec', 'SYMMETRIC_DEFAULT'],
      ['KeyUsage', 'ENCRYPT_DECRYPT'],
      ['MultiRegion', false],
      ['Origin', 'AWS_KMS'],
    ] as const
  ).map(([path, otherwise]): Unsupported => ({ types: KMS, path, refusal: changes(path, otherwise), remedy: KEEP_KEY, source: pageOf('AWS::KMS::Key') })),
  ...['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'].map((path): Unsupported => ({
    types: POOL,
    path,
    refusal: changes(path),
    remedy: 'keep it; for another one, make a new pool beside it, and let users sign up anew or migrate them when they sign in',
    source: COGNITO,
  })),
  { types: POOL, path: 'Schema', refusal: attributesGo, remedy: 'keep them; add what is new', source: COGNITO },
  {
    types: DOMAIN,
    path: 'EngineVersion',
    refusal: olderSearch,
    remedy: 'keep the version; for an older one, restore a snapshot into a domain beside it',
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/version-migration.html',
  },
  {
    types: DOMAIN,
    path: 'EncryptionAtRestOptions.EncryptionMode',
    refusal: becomes('NATIVE', 'the mode NATIVE is not left again'),
    remedy: 'keep it',
    source: pageOf(DOMAIN[0] ?? ''),
  },
  {
    types: DOMAIN,
    path: 'IPAddressType',
    refusal: becomes('dualstack', 'a domain with dual stack keeps it'),
    remedy: 'keep it',
    source: pageOf(DOMAIN[0] ?? ''),
  },
  {
    types: CLUSTER,
    path: 'Version',
    refusal: skips,
    remedy: 'one minor version after another, add-ons and nodes in between: `strata upgrade --kubernetes <version>` prints the order',
    source: `${EKS}/update-cluster.html`,
  },
  {
    types: CLUSTER,
    path: 'Version',
    refusal: rollsBack,
    verdict: 'attention',
    remedy: 'go back only while the upgrade is fresh, and look at add-ons and removed APIs first',
    source: `${EKS}/rollback-cluster.html`,
  },
  {
    types: CLUSTER,
    path: 'AccessConfig.AuthenticationMode',
    refusal: lessAccessEntries,
    remedy: 'keep the mode',
    source: `${EKS}/setting-up-access-entries.html`,
  },
  {
    types: CLUSTER,
    path: 'ComputeConfig.NodeRoleArn',
    refusal: changesOnceSet('the role of nodes'),
    remedy: 'keep the role; nodes with another one come from a NodeClass of their own',
    source: pageOf('AWS::EKS::Cluster'),
  },
  {
    types: VOLUME,
    path: 'Size',
    refusal: shrinks('a volume'),
    remedy: 'keep the size; for less, copy the files onto a smaller volume beside it',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/modify-volume-requirements.html',
  },
  ...['AvailabilityZone', 'Encrypted', 'KmsKeyId', 'SnapshotId'].map((path): Unsupported => ({
    types: VOLUME,
    path,
    refusal: changes(`${path} of a volume`),
    remedy: 'keep it; for another one, make a volume from a snapshot beside it',
    source: pageOf('AWS::EC2::Volume'),
  })),
  {
    types: ['AWS::FSx::FileSystem'],
    path: 'StorageCapacity',
    refusal: filesShrink,
    remedy: 'keep the size; for less, copy the files onto a smaller file system beside it',
    source: 'https://docs.aws.amazon.com/fsx/latest/APIReference/API_UpdateFileSystem.html',
  },
  {
    types: ['AWS::Cassandra::Keyspace'],
    path: 'ReplicationSpecification.RegionList',
    refusal: regionGoes,
    remedy: 'keep them',
    source: `${KEYSPACES}/APIReference/API_UpdateKeyspace.html`,
  },
  {
    types: ['AWS::Cassandra::Table'],
    path: 'RegularColumns',
    refusal: columnsGo,
    remedy: 'keep the column, unused; add one of another name for another type',
    source: `${KEYSPACES}/devguide/cql.ddl.table.html`,
  },
  {
    types: ['AWS::AmazonMQ::Broker'],
    path: 'EngineVersion',
    refusal: (from, to) =>
      compareVersions(textOf(to) ?? '', textOf(from) ?? '') < 0 ? 'the engine of a broker becomes newer, never older' : undefined,
    remedy: 'keep the version',
    source: 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html',
  },
];
