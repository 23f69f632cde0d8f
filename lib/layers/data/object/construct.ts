import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { checkProps, text, whole } from '../../props';

export interface ObjectStoreProps {
  /** Name of the bucket, unique in the world: 3 to 63 lower-case letters, digits, dots and hyphens. @default one that CloudFormation makes */
  readonly bucketName?: string;
  /** ARN of the KMS key. @default encrypted with keys of S3's own (SSE-S3) */
  readonly keyArn?: string;
  /** Bucket that takes the server access logs; its policy lets `logging.s3.amazonaws.com` write. @default no access logs */
  readonly accessLogBucketName?: string;
  /** Prefix of the access logs, with the closing slash. @default `s3/<bucketName>/`, or `s3/<id of the construct>/` without a name */
  readonly accessLogPrefix?: string;
  /** Days that an overwritten or deleted object can be brought back. @default 30 */
  readonly noncurrentDays?: number;
  /** Days until an object expires; 0 keeps objects for ever. @default 0 */
  readonly expirationDays?: number;
  /** Days until an upload that was never finished is dropped. @default 7 */
  readonly abandonedUploadDays?: number;
  /** Days after which an object moves to Intelligent-Tiering, fewer than `expirationDays`; 0 leaves all where they are. @default 0 */
  readonly tieringDays?: number;
  /** Days after which an old version moves to Glacier Instant Retrieval, fewer than `noncurrentDays`; 0 leaves all where they are. @default 0 */
  readonly noncurrentTieringDays?: number;
  /** Only objects larger than this move, KiB. @default 256 */
  readonly tieringMinKiB?: number;
  /** Keep the bucket when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** Nothing over plain HTTP or a TLS older than 1.2. */
const tlsOnly = (arn: string): object[] => [
  {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  {
    Sid: 'RecentTlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
  },
];

const BYTES_PER_KIB = 1_024;

/** A rule of its own, since it is for larger objects alone; none where nothing moves. */
const tieringRules = ({ tieringDays = 0, noncurrentTieringDays = 0 }: ObjectStoreProps): CfnBucket.RuleProperty[] =>
  tieringDays === 0 && noncurrentTieringDays === 0
    ? []
    : [
        {
          id: 'tiering',
          status: 'Enabled',
          ...(tieringDays > 0 ? { transitions: [{ storageClass: 'INTELLIGENT_TIERING', transitionInDays: tieringDays }] } : {}),
          ...(noncurrentTieringDays > 0
            ? { noncurrentVersionTransitions: [{ storageClass: 'GLACIER_IR', transitionInDays: noncurrentTieringDays }] }
            : {}),
        },
      ];

/** A private, versioned bucket, encrypted with a key of one's own where there is one. */
export class ObjectStore extends Construct {
  readonly bucket: CfnBucket;

  constructor(scope: Construct, id: string, props: ObjectStoreProps) {
    super(scope, id);
    // Amazon S3, "General purpose bucket naming rules"; PutBucketLifecycleConfiguration takes positive days.
    checkProps(this, props, {
      bucketName: text(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        '3 to 63 lower-case letters, digits, dots and hyphens, first and last no hyphen',
      ),
      noncurrentDays: whole(1, 36_500),
      expirationDays: whole(0, 36_500),
      abandonedUploadDays: whole(1, 36_500),
    });
    const { expirationDays = 0 } = props;
    this.bucket = new CfnBucket(this, 'Bucket', {
      ...(props.bucketName === undefined ? {} : { bucketName: props.bucketName }),
      bucketEncryption: {
        // The bucket key spares a request to KMS for each object.
        serverSideEncryptionConfiguration: [
          props.keyArn === undefined
            ? { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
            : { bucketKeyEnabled: true, serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: props.keyArn } },
        ],
      },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      versioningConfiguration: { status: 'Enabled' },
      lifecycleConfiguration: {
        rules: [
          {
            id: 'tidy',
            status: 'Enabled',
            abortIncompleteMultipartUpload: { daysAfterInitiation: props.abandonedUploadDays ?? 7 },
            noncurrentVersionExpiration: { noncurrentDays: props.noncurrentDays ?? 30 },
            // A delete marker without versions behind it is dropped; a rule that expires by age does so by itself, and may not say it.
            ...(expirationDays > 0 ? { expirationInDays: expirationDays } : { expiredObjectDeleteMarker: true }),
          },
          ...tieringRules(props),
        ],
      },
      ...(props.accessLogBucketName === undefined
        ? {}
        : {
            loggingConfiguration: {
              destinationBucketName: props.accessLogBucketName,
              logFilePrefix: props.accessLogPrefix ?? `s3/${props.bucketName ?? id}/`,
            },
          }),
    });
    // The schema of CloudFormation wants text here (cfn-lint 1.58, AWS::S3::Bucket), the type of the CDK a number.
    tieringRules(props).forEach((_, i) =>
      this.bucket.addPropertyOverride(
        `LifecycleConfiguration.Rules.${i + 1}.ObjectSizeGreaterThan`,
        String((props.tieringMinKiB ?? 256) * BYTES_PER_KIB),
      ),
    );
    this.bucket.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
    new CfnBucketPolicy(this, 'Policy', {
      bucket: this.bucket.ref,
      policyDocument: { Version: '2012-10-17', Statement: tlsOnly(this.bucket.attrArn) },
    });
  }
}
