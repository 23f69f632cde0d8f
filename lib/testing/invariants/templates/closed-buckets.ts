import { invariant, type Finding } from '../invariant';
import { property, resourcesOf } from './reading';

const CLOSED = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export const closedBuckets = invariant(
  'closed-buckets',
  'Every bucket is encrypted, private in all four ways, and refuses plain HTTP.',
  (s) =>
    resourcesOf(s, 'AWS::S3::Bucket').flatMap(({ where, id, resource, template }): Finding[] => {
      const access = (property(resource, 'PublicAccessBlockConfiguration') ?? {}) as Readonly<Record<string, unknown>>;
      const policies = Object.values(template.Resources).filter(
        (r) => r.Type === 'AWS::S3::BucketPolicy' && JSON.stringify(r.Properties?.['Bucket']).includes(`"${id}"`),
      );
      return [
        ...CLOSED.filter((name) => access[name] !== true).map((name) => ({ where, problem: `${name} is not true` })),
        ...(property(resource, 'BucketEncryption') === undefined ? [{ where, problem: 'is not encrypted' }] : []),
        ...(JSON.stringify(policies).includes('aws:SecureTransport') ? [] : [{ where, problem: 'has no policy that refuses plain HTTP' }]),
      ];
    }),
);
