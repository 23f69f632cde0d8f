import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface AccessLogBucketProps {
  readonly bucketName: string;
  /** Days that a log is kept. @default 90 */
  readonly days?: number;
  /** Keep the bucket when it leaves the template. @default true */
  readonly retain?: boolean;
}

/**
 * Where load balancers and buckets of a region write their access logs, under `alb/` and `s3/`. Encrypted by S3 itself: load balancers
 * cannot write with a customer-managed key (Elastic Load Balancing, "Access logs", bucket requirements).
 */
export class AccessLogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: props.bucketName,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { id: 'expire', expiration: Duration.days(props.days ?? 90), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
      removalPolicy: (props.retain ?? true) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is where access logs go; logging its own would make a log of every log.',
    });
    const { account, partition } = Stack.of(this);
    const allow = (service: string, prefix: string, condition: Record<string, Record<string, string>>): void => {
      this.bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(service)],
          actions: ['s3:PutObject'],
          resources: [this.bucket.arnForObjects(prefix)],
          conditions: condition,
        }),
      );
    };
    allow('logdelivery.elasticloadbalancing.amazonaws.com', `alb/AWSLogs/${account}/*`, {
      ArnLike: { 'aws:SourceArn': `arn:${partition}:elasticloadbalancing:*:${account}:loadbalancer/*` },
    });
    allow('logging.s3.amazonaws.com', 's3/*', { StringEquals: { 'aws:SourceAccount': account } });
  }
}
