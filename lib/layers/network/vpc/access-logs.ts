import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { elbAccessLogPrincipal, elbAccessLogs } from '../../../facts/resource-policies';
import { checkProps, whole } from '../../props';

/** A service that writes logs, and where. */
export interface LogWriter {
  /** Service principal, such as `logging.s3.amazonaws.com`, or an account of AWS's own. */
  readonly principal: { readonly service: string } | { readonly account: string };
  /** Keys that it may write, such as `s3/*`. */
  readonly keys: string;
  /** IAM condition block: which of the service's doings is meant. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface AccessLogBucketProps {
  /** Name of the bucket, unique in the world. @default one that CloudFormation makes */
  readonly bucketName?: string;
  /** Who may write where. @default load balancers under `alb/` and buckets under `s3/`, of this account */
  readonly writers?: readonly LogWriter[];
  /** Days that a log is kept. @default 90 */
  readonly days?: number;
  /** Keep the bucket when it leaves the template. @default true */
  readonly retain?: boolean;
}

/**
 * Load balancers and buckets of a region, under `alb/` and `s3/` (Elastic Load Balancing, "Access logs"; Amazon S3, "Server access
 * logging"). In older regions load balancers wrote as an account of AWS's own; both are admitted there, since a load balancer whose
 * logs are refused cannot be made.
 */
export const regionalLogWriters = ({
  account,
  partition,
  region,
}: Pick<Stack, 'account' | 'partition' | 'region'>): readonly LogWriter[] => {
  const keys = `alb/AWSLogs/${account}/*`;
  const older = elbAccessLogPrincipal(region);
  return [
    {
      principal: { service: elbAccessLogs.service },
      keys,
      conditions: { ArnLike: { 'aws:SourceArn': `arn:${partition}:elasticloadbalancing:*:${account}:loadbalancer/*` } },
    },
    ...('account' in older ? [{ principal: older, keys, conditions: {} }] : []),
    { principal: { service: 'logging.s3.amazonaws.com' }, keys: 's3/*', conditions: { StringEquals: { 'aws:SourceAccount': account } } },
  ];
};

/**
 * Where AWS services write access logs, and nobody else anything. Encrypted by S3 itself: load balancers cannot write with a
 * customer-managed key (Elastic Load Balancing, "Access logs", bucket requirements).
 */
export class AccessLogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    checkProps(this, props, { days: whole(1, 36_500) });
    this.bucket = new Bucket(this, 'Bucket', {
      ...(props.bucketName === undefined ? {} : { bucketName: props.bucketName }),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { id: 'expire', expiration: Duration.days(props.days ?? 90), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
      removalPolicy: (props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is where access logs go; logging its own would make a log of every log.',
    });
    for (const { principal, keys, conditions } of props.writers ?? regionalLogWriters(Stack.of(this)))
      this.bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: ['account' in principal ? new AccountPrincipal(principal.account) : new ServicePrincipal(principal.service)],
          actions: ['s3:PutObject'],
          resources: [this.bucket.arnForObjects(keys)],
          conditions: { ...conditions },
        }),
      );
  }
}
