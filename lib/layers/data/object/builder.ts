import { Aws } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { constructId } from '../../../naming';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import type { ObjectSize, ObjectSpec } from './capability';
import { ObjectStore } from './construct';

export const buildObject: Builder<ObjectSize, ObjectSpec> = ({ id, size, spec }, context) => {
  const bucketName = `${spec.bucketName}-${Aws.ACCOUNT_ID}`;
  const { bucket } = new ObjectStore(context.stack('Data'), constructId(spec.store), {
    ...size,
    bucketName,
    keyArn: context.use(KEYS).data.keyArn,
    accessLogBucketName: context.use(NETWORK).accessLogs.bucketName,
    accessLogPrefix: `s3/${spec.bucketName}/`,
    retain: context.retain,
  });
  context.pin(bucket, spec.logicalId);
  context.output('Data', `${spec.logicalId}Name`, bucket.ref, `Bucket of the store ${spec.store}`);
  // Made from the name, not from the resource: a role that names the bucket is then no obstacle to its removal.
  context.provideAttributes(id, { arn: `arn:${Aws.PARTITION}:s3:::${bucketName}` });
};
