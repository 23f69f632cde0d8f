import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  wholeNumber,
  type Connection,
  type ConnectionRequest,
  type PlanEntry,
  type Statement,
} from '../../../plan/contract';

export interface ObjectSize {
  /** Days that an overwritten or deleted object can be brought back. */
  readonly noncurrentDays: number;
  /** Days until an object expires; 0 keeps objects for ever. */
  readonly expirationDays: number;
  /** Days until an upload that was never finished is dropped. */
  readonly abandonedUploadDays: number;
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

const wholeDays = (days: number): number => Math.max(1, Math.ceil(days));

/**
 * With a bucket key the encryption context is the ARN of the bucket (Amazon S3 user guide, "Reducing the cost of SSE-KMS with Amazon S3
 * Bucket Keys"): the grant is on this store's objects, not on everything that the key encrypts.
 */
const keyUse = ({ spec, region }: ObjectEntry, sid: string, actions: readonly string[]): Statement => ({
  sid,
  actions,
  resources: [{ of: 'keys/main', attribute: 'data.arn' }],
  conditions: {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': `arn:*:s3:::${spec.bucketName}-*` },
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

/** Object stores: a bucket each. */
export const object = defineCapability<'object', ObjectSize, ObjectSpec>({
  kind: 'object',
  layer: 'data',
  scope: 'region',
  systems: ['S3'],
  limits: {
    noncurrentDays: wholeNumber(1, MAX_DAYS),
    expirationDays: wholeNumber(0, MAX_DAYS),
    abandonedUploadDays: wholeNumber(1, MAX_DAYS),
  },
  plan: ({ blueprint, engines, names, region }) =>
    Object.entries(blueprint.stores)
      .filter(([, { kind }]) => kind === 'object')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([store, { retentionDays }]) => {
        const logicalId = statefulId(store, 's3');
        const stack = names.stack('Data');
        const choice = engines.stores[store];
        return {
          id: `object/${store}`,
          engine: 's3',
          size: { noncurrentDays: 30, expirationDays: retentionDays === undefined ? 0 : wholeDays(retentionDays), abandonedUploadDays: 7 },
          // `data` keeps it apart from buckets of the platform itself, such as that of the access logs.
          spec: { store, stack, logicalId, bucketName: names.physical('bucket', region, 'data', store) },
          reason: `${choice?.reason ?? 'objects belong into S3'}; versioned, so that a deleted object can be brought back for 30 days`,
          alternatives: choice?.alternatives ?? [],
          needs: ['keys/main', 'network/main'],
          provides: [names.output('Data', `${logicalId}Name`)],
          stateful: [{ stack, logicalId, type: 'AWS::S3::Bucket' }],
        };
      }),
  connect,
});
