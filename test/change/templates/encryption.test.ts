import type { Json } from '../../../lib/change';
import { encryptionRule } from '../../../lib/change/templates/encryption';
import { edits, resource, said, stackOf, type ResourceCase } from './cases/gate';

type Properties = Readonly<Record<string, Json>>;

const of = (name: string, type: string, from: Properties, to: Properties, ...expected: ResourceCase['said']): ResourceCase => ({
  name,
  before: resource(type, from),
  after: resource(type, to),
  said: expected,
});

const bucket = (byDefault?: Properties): Properties =>
  byDefault ? { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }] } } : {};
const table = (keys: Readonly<Record<string, string>>): Properties => ({
  Replicas: Object.entries(keys).map(([Region, KMSMasterKeyId]) => ({ Region, ...(KMSMasterKeyId ? { SSESpecification: { KMSMasterKeyId } } : {}) })),
});
const S3 = 'AWS::S3::Bucket';
const SQS = 'AWS::SQS::Queue';
const GLOBAL = 'AWS::DynamoDB::GlobalTable';

edits(encryptionRule, [
  of('a bucket that loses its key', S3, bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'a' }), bucket(), 'BP516 refused'),
  of('a bucket with keys of S3', S3, bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'a' }), bucket({ SSEAlgorithm: 'AES256' }), 'BP516 refused'),
  of('a bucket with another key', S3, bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'a' }), bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'b' }), 'BP516 attention'),
  of('a bucket that gets a key', S3, bucket({ SSEAlgorithm: 'AES256' }), bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'a' })),
  of('a queue without its key', SQS, { KmsMasterKeyId: 'a' }, {}, 'BP516 refused'),
  of('a queue without any encryption', SQS, {}, { SqsManagedSseEnabled: false }, 'BP516 refused'),
  of('a queue that changes to a key', SQS, {}, { SqsManagedSseEnabled: false, KmsMasterKeyId: 'a' }),
  of('a topic whose key is AWS’s', 'AWS::SNS::Topic', { KmsMasterKeyId: 'alias/mine' }, { KmsMasterKeyId: 'alias/aws/sns' }, 'BP516 refused'),
  of('an alias of another key', 'AWS::KMS::Alias', { TargetKeyId: 'a' }, { TargetKeyId: 'b' }, 'BP516 attention'),
  of('a key that is disabled', 'AWS::KMS::Key', {}, { Enabled: false }, 'BP516 refused'),
  of('a replica that loses its key', GLOBAL, table({ 'us-east-1': 'a', 'eu-west-1': 'b' }), table({ 'us-east-1': 'a', 'eu-west-1': '' }), 'BP516 refused'),
  of('a replica that goes', GLOBAL, table({ 'us-east-1': 'a', 'eu-west-1': 'b' }), table({ 'us-east-1': 'a' })),
]);

it('knows a key by what it is, not by the way to it', () => {
  const key = stackOf('Keys', { Key: resource('AWS::KMS::Key', {}) }, { Out: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'Keys:Out' } } });
  const queue = (KmsMasterKeyId: Json) => stackOf('Data', { Q: resource(SQS, { KmsMasterKeyId }) });
  const strong: Json = { 'Fn::ImportValue': 'Keys:Out' };
  const weak: Json = { 'Fn::GetStackOutput': { StackName: 'Keys', Region: 'us-east-1', OutputName: 'Out' } };
  expect(said(encryptionRule, [key, queue(strong)], [key, queue(weak)])).toEqual([]);
});
