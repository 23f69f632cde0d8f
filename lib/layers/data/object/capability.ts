import { error } from '../../../diagnostics';
import { daysUntilInfrequent, glacierInstantMinimumDays } from '../../../facts/s3';
import { statefulId } from '../../../naming';
import {
  atLeast,
  binding,
  defineCapability,
  residentsOf,
  wholeNumber,
  withOverrides,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
  type Statement,
} from '../../../plan/contract';
import { objectQuotas, objectUsage } from './usage';

export interface ObjectSize {
  /** Days that an overwritten or deleted object can be brought back. */
  readonly noncurrentDays: number;
  /** Days until an object expires; 0 keeps objects for ever. */
  readonly expirationDays: number;
  /** Days until an upload that was never finished is dropped. */
  readonly abandonedUploadDays: number;
  /** Days after which an object moves to Intelligent-Tiering; 0 leaves all where they are. */
  readonly tieringDays: number;
  /** Days after which an old version moves to Glacier Instant Retrieval; 0 leaves all where they are. */
  readonly noncurrentTieringDays: number;
  /** Only objects larger than this move, KiB: what is smaller costs more to watch than it saves. */
  readonly tieringMinKiB: number;
}

export interface ObjectSpec {
  readonly store: string;
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  /** Name of the bucket, in front of the account's number. */
  readonly bucketName: string;
}

type ObjectEntry = PlanEntry<ObjectSize, ObjectSpec>;

/** S3 counts whole days, from one, in 32 bits. */
const MAX_DAYS = 2_147_483_647;

/** 5 TiB: the largest object that S3 took when it learned to filter by size. */
const MAX_KIB = 5 * 1024 ** 3;

const wholeDays = (days: number): number => Math.max(1, Math.ceil(days));

/** The account at the end of the bucket's name: twelve digits (IAM user guide, "View AWS account identifiers"), and no longer name fits. */
const ANY_ACCOUNT = '?'.repeat(12);

/**
 * With a bucket key the encryption context is the ARN of the bucket, without one that of the object (Amazon S3 user guide, "Reducing the
 * cost of SSE-KMS with Amazon S3 Bucket Keys"): the grant is on this store's objects, not on everything that the key encrypts.
 */
const keyUse = ({ spec, region }: ObjectEntry, sid: string, actions: readonly string[]): Statement => ({
  sid,
  actions,
  resources: [{ of: 'keys/main', attribute: 'data.arn' }],
  conditions: {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: {
      'kms:EncryptionContext:aws:s3:arn': ['', '/*'].map((objects) => `arn:*:s3:::${spec.bucketName}-${ANY_ACCOUNT}${objects}`),
    },
  },
});

const reads = (entry: ObjectEntry): Statement[] => [
  { sid: 'List', actions: ['s3:ListBucket'], resources: [{ of: entry.id, attribute: 'arn' }] },
  { sid: 'Read', actions: ['s3:GetObject'], resources: [{ of: entry.id, attribute: 'arn', suffix: '/*' }] },
  keyUse(entry, 'ReadKey', ['kms:Decrypt']),
];

const writes = (entry: ObjectEntry): Statement[] => [
  {
    sid: 'Write',
    actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
    resources: [{ of: entry.id, attribute: 'arn', suffix: '/*' }],
  },
  // Decrypt too: S3 reads the parts of a multipart upload when it puts them together.
  keyUse(entry, 'WriteKey', ['kms:Decrypt', 'kms:GenerateDataKey']),
];

const connect = (entry: ObjectEntry, { access, variable }: ConnectionRequest): Connection => {
  return {
    statements: [...(access.includes('read') ? reads(entry) : []), ...(access.includes('write') ? writes(entry) : [])],
    environment: { [`${variable}_ENGINE`]: 's3', [`${variable}_BUCKET`]: binding(entry.spec.stack, `${entry.spec.logicalId}Name`) },
    egress: [{ to: 'aws-endpoints' }],
    needs: [entry.id],
  };
};

/**
 * From here on an object that nobody reads saves more than watching it costs: 0.0025 $ a month for a thousand objects against 0.0105 $ for
 * a GB (facts/s3) are equal at 238 kB, and the next power of two is a number that people know.
 */
const TIERING_MIN_KIB = 256;

/** Nearly all reads of an object are soon after it was written. Ours, and the first month in which Intelligent-Tiering could save anything. */
const TIERING_DAYS = 30;

/** Days that have to be left after an object counts as infrequently accessed, so that it saves for a month at least. */
const WORTHWHILE_DAYS = 30;

const tieringOf = ({ expirationDays, noncurrentDays }: Pick<ObjectSize, 'expirationDays' | 'noncurrentDays'>) => ({
  tieringDays: expirationDays === 0 || expirationDays >= TIERING_DAYS + daysUntilInfrequent + WORTHWHILE_DAYS ? TIERING_DAYS : 0,
  // Never so late that days are billed which the version does not live to see.
  noncurrentTieringDays: noncurrentDays >= TIERING_DAYS + glacierInstantMinimumDays ? TIERING_DAYS : 0,
});

const kept = ({ expirationDays }: ObjectSize): string =>
  expirationDays === 0 ? 'kept for ever' : `kept for ${expirationDays} ${expirationDays === 1 ? 'day' : 'days'}`;

/** S3 refuses a transition on or after the day on which the object goes. */
const checkTogether = (id: string, size: ObjectSize, { report }: PlanContext): void => {
  const refuse = (field: keyof ObjectSize, last: keyof ObjectSize): void => {
    if (size[field] > 0 && size[last] > 0 && size[field] >= size[last])
      report(
        error('BP308', ['overrides', id, field], `expected fewer days than ${last} (${size[last]}), got ${size[field]}`, {
          hint: '0 leaves objects where they are',
        }),
      );
  };
  refuse('tieringDays', 'expirationDays');
  refuse('noncurrentTieringDays', 'noncurrentDays');
};

const planBucket = (store: string, context: PlanContext): Planned<ObjectSize, ObjectSpec> => {
  const { blueprint, engines, names, region } = context;
  const { retentionDays } = blueprint.stores[store] ?? {};
  const id = `object/${store}` as const;
  const logicalId = statefulId(store, 's3');
  const stack = names.stack('Data');
  const choice = engines.stores[store];
  const days = withOverrides(
    { noncurrentDays: 30, expirationDays: retentionDays === undefined ? 0 : wholeDays(retentionDays), abandonedUploadDays: 7 },
    blueprint,
    id,
  );
  const grown = atLeast(blueprint.tier, 'growth');
  const size = { ...days, ...(grown ? tieringOf(days) : { tieringDays: 0, noncurrentTieringDays: 0 }), tieringMinKiB: TIERING_MIN_KIB };
  const final = withOverrides(size, blueprint, id);
  checkTogether(id, final, context);
  return {
    id,
    engine: 's3',
    size,
    // `data` keeps it apart from buckets of the platform itself, such as that of the access logs.
    spec: { store, stack, logicalId, bucketName: names.physical('bucket', region, 'data', store) },
    reason: [
      `${choice?.reason ?? 'objects belong into S3'}; versioned, so that a deleted object can be brought back for ${final.noncurrentDays} days`,
      ...(final.tieringDays > 0 ? [`${kept(final)}, and cheaper from day ${final.tieringDays} on while nobody reads it`] : []),
    ].join('; '),
    alternatives: choice?.alternatives ?? [],
    needs: ['keys/main', 'network/main'],
    provides: [names.output('Data', `${logicalId}Name`)],
    stateful: [{ stack, logicalId, type: 'AWS::S3::Bucket' }],
  };
};

/** Object stores: a bucket each. */
export const object = defineCapability<'object', ObjectSize, ObjectSpec>({
  kind: 'object',
  layer: 'data',
  scope: 'region',
  systems: ['DynamoDB / S3 / RDS', 'Janitor', 'S3'],
  limits: {
    noncurrentDays: wholeNumber(1, MAX_DAYS),
    expirationDays: wholeNumber(0, MAX_DAYS),
    abandonedUploadDays: wholeNumber(1, MAX_DAYS),
    tieringDays: wholeNumber(0, MAX_DAYS),
    noncurrentTieringDays: wholeNumber(0, MAX_DAYS),
    tieringMinKiB: wholeNumber(0, MAX_KIB),
  },
  plan: (context) => [...residentsOf(context.engines.stores, 'object').keys()].map((store) => planBucket(store, context)),
  connect,
  usage: objectUsage,
  quotas: objectQuotas,
});
