import { App, Stack } from 'aws-cdk-lib';
import { object } from '../../../lib/layers/data/object/capability';
import { ObjectStore } from '../../../lib/layers/data/object/construct';
import { planOrThrow } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const estate = (store: object = {}) =>
  planOrThrow(
    blueprintOf({
      profile: 'sandbox',
      services: { web: { runtime: 'node', reads: ['posters'] } },
      stores: { posters: { kind: 'object', ...store } },
    }),
  );

const connect = (access: readonly ('read' | 'write')[]) =>
  object.connect!(
    estate().entries.find((e) => e.id === 'object/posters')!,
    { access, target: 'posters', variable: 'STORE_POSTERS', workload: { name: 'web', team: 'apps' } },
  );

const actions = (access: readonly ('read' | 'write')[]) => connect(access).statements.flatMap((s) => s.actions);

it('grants what the edge says, and the key for this bucket alone', () => {
  expect(actions(['read'])).toEqual(['s3:ListBucket', 's3:GetObject', 'kms:Decrypt']);
  expect(actions(['write'])).toEqual(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 'kms:Decrypt', 'kms:GenerateDataKey']);
  for (const { actions: of, resources, conditions } of connect(['read', 'write']).statements)
    if (of.some((a) => a.startsWith('kms:'))) {
      expect(resources).toEqual([{ of: 'keys/main', attribute: 'data.arn' }]);
      expect(conditions).toEqual({
        StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:*:s3:::streamflix-us-east-1-data-posters-*' },
      });
    } else expect(resources.map((r) => r.of)).toEqual(['object/posters']);
});

it('names the bucket in the environment', () =>
  expect(connect(['read']).environment).toEqual({
    STORE_POSTERS_ENGINE: 's3',
    STORE_POSTERS_BUCKET: '${binding:streamflix-us-east-1-Data.PostersS3Name}',
  }));

it('expires objects only where the blueprint says how long they are kept, in whole days', () => {
  const days = [{}, { retentionDays: 30 }, { retentionDays: 0.5 }].map(
    (store) => estate(store).entries.find((e) => e.id === 'object/posters')!.size,
  );
  expect(days.map((size) => (size as { expirationDays: number }).expirationDays)).toEqual([0, 30, 1]);
  const rules = [0, 30].map((expirationDays) => {
    const { bucket } = new ObjectStore(new Stack(new App()), 'Posters', {
      bucketName: 'posters',
      keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      expirationDays,
    });
    return (bucket.lifecycleConfiguration as { rules: readonly object[] }).rules[0];
  });
  expect(rules[0]).toEqual(expect.not.objectContaining({ expirationInDays: expect.anything() as unknown }));
  // S3 refuses a rule that has both.
  expect(rules[1]).toEqual(expect.not.objectContaining({ expiredObjectDeleteMarker: expect.anything() as unknown }));
  expect(rules[1]).toMatchObject({ expirationInDays: 30 });
});

it('is versioned, owned by the account, encrypted with the key of data, and logs who reads', () => {
  const { Properties, DeletionPolicy } = synthesize(estate()).templates.get('streamflix-us-east-1-Data')!.Resources['PostersS3']!;
  expect(Properties).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    },
    LoggingConfiguration: { LogFilePrefix: 's3/streamflix-us-east-1-data-posters/' },
  });
  expect(DeletionPolicy).toBe('Delete');
});
