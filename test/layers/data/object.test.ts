import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib';
import { prices } from '../../../lib/facts/s3';
import { object } from '../../../lib/layers/data/object/capability';
import { ObjectStore } from '../../../lib/layers/data/object/construct';
import { plan, planOrThrow, type Plan } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { grown } from '../../support/grown';

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
        // Not `-*`: the bucket of a store called posters-old begins so, too.
        StringLike: {
          'kms:EncryptionContext:aws:s3:arn': [
            'arn:*:s3:::streamflix-us-east-1-data-posters-????????????',
            'arn:*:s3:::streamflix-us-east-1-data-posters-????????????/*',
          ],
        },
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

describe('life cycles', () => {
  type Size = { readonly tieringDays: number; readonly noncurrentTieringDays: number };
  const sizeOf = (input: Parameters<typeof grown>[0], store: object = {}): Size =>
    planOrThrow(grown({ stores: { posters: { kind: 'object', ...store } }, ...input })).entries.find((e) => e.id === 'object/posters')!
      .size as Size;

  it('begin at growth: objects move to Intelligent-Tiering after a month', () => {
    expect(sizeOf({})).toMatchObject({ tieringDays: 30, noncurrentTieringDays: 0 });
    expect(sizeOf({ tier: 'startup' })).toMatchObject({ tieringDays: 0, noncurrentTieringDays: 0 });
  });

  it.each([
    [90, 30],
    [89, 0],
    [1, 0],
  ])('of objects that are kept for %i days move them after %i: only where a month at least is cheaper', (retentionDays, expected) =>
    expect(sizeOf({}, { retentionDays }).tieringDays).toBe(expected),
  );

  it('move old versions only where they outlive what Glacier bills at least', () => {
    const kept = (noncurrentDays: number) => sizeOf({ overrides: { 'object/posters': { noncurrentDays } } }).noncurrentTieringDays;
    expect([30, 119, 120].map(kept)).toEqual([0, 0, 30]);
  });

  it.each([
    ['tieringDays', { retentionDays: 100 }, { tieringDays: 100 }],
    ['noncurrentTieringDays', {}, { noncurrentTieringDays: 30 }],
  ])('refuse %s on or after the last day, as S3 would', (field, store, override) =>
    expect(
      plan(grown({ stores: { posters: { kind: 'object', ...store } }, overrides: { 'object/posters': override } })).diagnostics,
    ).toContainEqual(expect.objectContaining({ code: 'BP308', path: ['overrides', 'object/posters', field] })),
  );

  it('are a rule of their own, for objects large enough to save more than they cost', () => {
    const rules = (props: object) => {
      const stack = new Stack(new App());
      new ObjectStore(stack, 'Posters', {
        bucketName: 'posters',
        keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
        ...props,
      });
      const [bucket] = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket')) as {
        Properties: { LifecycleConfiguration: { Rules: readonly { Id: string }[] } };
      }[];
      return bucket!.Properties.LifecycleConfiguration.Rules;
    };
    expect(rules({}).map((r) => r.Id)).toEqual(['tidy']);
    expect(rules({ tieringDays: 30, noncurrentTieringDays: 40, noncurrentDays: 200 })[1]).toEqual({
      Id: 'tiering',
      Status: 'Enabled',
      ObjectSizeGreaterThan: '262144',
      Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 30 }],
      NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 40 }],
    });
    // The least size is where a month of the cheaper storage pays for a month of watching.
    const saved = ((prices.standard - prices.infrequentAccess) * 262_144) / 1e9;
    expect(saved).toBeGreaterThan(prices.monitoringPerThousand / 1_000);
    expect(saved / 2).toBeLessThan(prices.monitoringPerThousand / 1_000);
  });

  it('change the bucket of startup in place: nothing else of it differs', () => {
    const bucketOf = (made: Plan) => synthesize(made).templates.get('streamflix-us-east-1-Data')!.Resources['PostersS3']!;
    const stores = { posters: { kind: 'object' } } as const;
    const [before, after] = [planOrThrow(blueprintOf({ stores })), planOrThrow(grown({ stores }))].map(bucketOf);
    const { LifecycleConfiguration: first, ...rest } = before!.Properties!;
    const { LifecycleConfiguration: second, ...same } = after!.Properties!;
    expect(same).toEqual(rest);
    expect(first).not.toEqual(second);
  });
});
