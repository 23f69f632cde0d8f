import { Stack } from 'aws-cdk-lib';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from '../../network/vpc/access-logs';
import { requireRegion } from '../../props';

export interface DistributionLogProps {
  /** Name of the delivery, unique in the account. */
  readonly name: string;
  readonly distributionId: string;
  /** Name of the bucket, unique in the world. @default one that CloudFormation makes */
  readonly bucketName?: string;
  /** Days that a log is kept. @default 90 */
  readonly days?: number;
  /** Keep the bucket when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** All fields of a CloudFront access log but cookies, which say who somebody is (CloudFront, "Standard log file fields"). */
const FIELDS = [
  'date',
  'time',
  'x-edge-location',
  'sc-bytes',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'sc-status',
  'cs(Referer)',
  'cs(User-Agent)',
  'cs-uri-query',
  'x-edge-result-type',
  'x-edge-request-id',
  'x-host-header',
  'cs-protocol',
  'cs-bytes',
  'time-taken',
  'x-forwarded-for',
  'ssl-protocol',
  'ssl-cipher',
  'x-edge-response-result-type',
  'cs-protocol-version',
  'c-port',
  'time-to-first-byte',
  'x-edge-detailed-result-type',
  'sc-content-type',
  'sc-content-len',
  'sc-range-start',
  'sc-range-end',
] as const;

/**
 * Access logs of a distribution in a bucket of their own: standard logging (v2), which needs no access-control list on the bucket, as
 * the older kind does. Its stack is in us-east-1 (CloudFront, "Configure standard logging (v2)").
 */
export class DistributionLog extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: DistributionLogProps) {
    super(scope, id);
    requireRegion(this, 'us-east-1', 'the access log of a distribution');
    const { account, partition, region } = Stack.of(this);
    ({ bucket: this.bucket } = new AccessLogBucket(this, 'Logs', {
      ...(props.bucketName === undefined ? {} : { bucketName: props.bucketName }),
      // CloudWatch Logs, "Logs sent to Amazon S3", V2 permissions.
      writers: [
        {
          principal: { service: 'delivery.logs.amazonaws.com' },
          keys: `AWSLogs/${account}/*`,
          conditions: {
            StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:delivery-source:${props.name}` },
          },
        },
      ],
      ...(props.days === undefined ? {} : { days: props.days }),
      ...(props.retain === undefined ? {} : { retain: props.retain }),
    }));
    const source = new CfnDeliverySource(this, 'Source', {
      name: props.name,
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:${partition}:cloudfront::${account}:distribution/${props.distributionId}`,
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: props.name,
      deliveryDestinationType: 'S3',
      destinationResourceArn: this.bucket.bucketArn,
      outputFormat: 'w3c',
    });
    // Without the policy in place CloudWatch Logs would write one of its own, which the next update takes away again.
    if (this.bucket.policy) destination.node.addDependency(this.bucket.policy);
    new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
      recordFields: [...FIELDS],
    });
  }
}
