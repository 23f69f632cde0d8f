import { resolverOf, spoken } from '../access/resolved';
import type { Resource, Stack } from '../assembly';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, listOf, mapsOf, textOf } from '../reading';
import { pageOf } from './pages';

/** Where a type says with which key it encrypts what it keeps, below Properties. */
const KEYS: Readonly<Record<string, string>> = {
  'AWS::Cassandra::Table': 'EncryptionSpecification.KmsKeyIdentifier',
  'AWS::CloudTrail::Trail': 'KMSKeyId',
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::Kinesis::Stream': 'StreamEncryption.KeyId',
  'AWS::KMS::Alias': 'TargetKeyId',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::Redshift::Cluster': 'KmsKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SecretsManager::Secret': 'KmsKeyId',
  'AWS::Timestream::Database': 'KmsKeyId',
};

/** What a resource encrypts with: the key, by the part of the resource that it is for. */
type Keys = ReadonlyMap<string, unknown>;

const BUCKET_PATH = 'BucketEncryption';

const bucketKey = (resource: Resource | undefined): unknown => {
  const [rule] = mapsOf(at(resource?.Properties, `${BUCKET_PATH}.ServerSideEncryptionConfiguration`));
  return at(rule, 'ServerSideEncryptionByDefault.KMSMasterKeyID') ?? at(rule, 'ServerSideEncryptionByDefault.SSEAlgorithm');
};

const replicaKeys = (resource: Resource | undefined): Keys =>
  new Map(
    mapsOf(resource?.Properties?.['Replicas']).map((replica) => [
      ` in ${textOf(replica['Region']) ?? 'a Region'}`,
      at(replica, 'SSESpecification.KMSMasterKeyId'),
    ]),
  );

const keysOf = (type: string, resource: Resource | undefined): Keys => {
  if (type === 'AWS::S3::Bucket') return new Map([['', bucketKey(resource)]]);
  if (type === 'AWS::DynamoDB::GlobalTable') return replicaKeys(resource);
  const path = KEYS[type];
  return path === undefined ? new Map() : new Map([['', at(resource?.Properties, path)]]);
};

const pathOf = (type: string): string =>
  type === 'AWS::S3::Bucket' ? BUCKET_PATH : type === 'AWS::DynamoDB::GlobalTable' ? 'Replicas' : (KEYS[type] ?? '');

/** Whether it is a key of the owner, and not one of AWS or of the service. */
const isOwnersKey = (text: string | undefined): boolean =>
  text !== undefined && !/^(AES256|aws:kms|aws:kms:dsse)$/.test(text) && !text.includes('alias/aws/');

const isThere = (resource: Resource | undefined, type: string, part: string): boolean =>
  type !== 'AWS::DynamoDB::GlobalTable' || keysOf(type, resource).has(part);

type Said = (side: 'before' | 'after', stack: Stack | undefined, value: unknown) => string | undefined;

const lost = (change: ResourceChange, part: string): Finding => ({
  code: 'BP516',
  verdict: 'refused',
  place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
  message: `${change.logicalId} would encrypt what it keeps${part} with no key of its owner any more: whoever may read it needs no permission on a key`,
  field: `Properties.${pathOf(change.type)}`,
  remedy: 'keep the key',
  source: pageOf(change.type),
});

const exchanged = (change: ResourceChange, part: string, from: string, to: string): Finding => ({
  code: 'BP516',
  verdict: 'attention',
  place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
  message: `${change.logicalId} would encrypt${part} with ${spoken(to)}, so far ${spoken(from)}: what is there may need the old key for as long as it is kept`,
  field: `Properties.${pathOf(change.type)}`,
  remedy: 'keep the old key, enabled, and let those who read decrypt with both',
  source: pageOf(change.type),
});

const keyFindings = (change: ResourceChange, said: Said): readonly Finding[] =>
  [...keysOf(change.type, change.before)].flatMap(([part, value]) => {
    if (!isThere(change.after, change.type, part)) return [];
    const from = said('before', change.stackBefore, value);
    const to = said('after', change.stackAfter, keysOf(change.type, change.after).get(part));
    if (from === to || !isOwnersKey(from)) return [];
    return isOwnersKey(to) && to !== undefined ? [exchanged(change, part, from ?? '', to)] : [lost(change, part)];
  });

const isOff = (value: unknown): boolean => textOf(value) === 'false';

/** What says encryption with a key of AWS, without naming one, and would be off. */
const SWITCHES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'SSESpecification.SSEEnabled',
  'AWS::DynamoDB::Table': 'SSESpecification.SSEEnabled',
  'AWS::KMS::Key': 'Enabled',
  'AWS::SQS::Queue': 'SqsManagedSseEnabled',
};

const switchedOff = (change: ResourceChange): readonly Finding[] => {
  const { stack, logicalId, type, before, after } = change;
  const path = SWITCHES[type];
  if (path === undefined || isOff(at(before?.Properties, path)) || !isOff(at(after?.Properties, path))) return [];
  const keyed = listOf([...keysOf(type, after).values()]).some((key) => key !== undefined);
  if (type === 'AWS::SQS::Queue' && keyed) return [];
  const key = type === 'AWS::KMS::Key';
  return [
    {
      code: 'BP516',
      verdict: 'refused',
      place: { stack, logicalId, type },
      message: key
        ? `${logicalId} would be disabled: nobody reads what it has encrypted until it is enabled again`
        : `${logicalId} would keep what it keeps with less encryption, or none`,
      field: `Properties.${path}`,
      remedy: key ? 'keep it enabled' : 'keep it on',
      source: pageOf(type),
    },
  ];
};

const findingsOf = ({ before, after, resources }: Changes): readonly Finding[] => {
  const resolvers = { before: resolverOf(before), after: resolverOf(after) };
  const said: Said = (side, stack, value) => (stack ? resolvers[side].text(stack, value) : undefined);
  return resources
    .filter(({ action }) => action === 'change')
    .flatMap((change) => [...keyFindings(change, said), ...switchedOff(change)]);
};

/** What is encrypted stays so, with its key. */
export const encryptionRule: Rule = findingsOf;
