import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../assembly';
import type { ResourceChange } from '../changes';
import type { JsonMap } from '../reading';
import { at, listOf, mapsOf, textOf } from '../reading';
import { found, long, numberOf, type Judge } from './judge';
import { referredIn } from './references';

/** What a rule of a bucket is about; empty for all objects. */
const scopeOf = (rule: JsonMap): string => {
  const parts = [rule['Prefix'], rule['TagFilters'], rule['ObjectSizeGreaterThan'], rule['ObjectSizeLessThan']];
  return parts.every((part) => part === undefined || part === '' || (Array.isArray(part) && part.length === 0)) ? '' : JSON.stringify(parts);
};

type Days = (rule: JsonMap) => number | undefined;

/** Days after which a bucket deletes, by what its rules are about, the soonest first. */
const expiries = (resource: Resource | undefined, daysOf: Days): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const rule of mapsOf(at(resource?.Properties, 'LifecycleConfiguration.Rules'))) {
    const days = textOf(rule['Status']) === 'Enabled' ? daysOf(rule) : undefined;
    if (days !== undefined) found.set(scopeOf(rule), Math.min(days, found.get(scopeOf(rule)) ?? days));
  }
  return found;
};

const objectsOf: Days = (rule) => numberOf(rule['ExpirationInDays']);

const versionsOf: Days = (rule) =>
  numberOf(at(rule['NoncurrentVersionExpiration'], 'NoncurrentDays')) ?? numberOf(rule['NoncurrentVersionExpirationInDays']);

interface Sooner {
  readonly days: number;
  /** Of the whole bucket, and not of a part. */
  readonly whole: boolean;
}

/** What is deleted sooner than before. What is about a part was deleted with the whole until now. */
const soonerIn = (was: ReadonlyMap<string, number>, is: ReadonlyMap<string, number>): readonly Sooner[] =>
  [...is].flatMap(([scope, days]) => {
    const before = Math.min(was.get(scope) ?? Infinity, was.get('') ?? Infinity);
    return days < before ? [{ days, whole: scope === '' }] : [];
  });

/** Services that write logs into buckets. */
const LOGGING =
  /(delivery\.logs|logdelivery\.elasticloadbalancing|logging\.s3|cloudtrail|config|vpc-flow-logs)\.amazonaws\.com/;

/** Whether a bucket takes logs, by its policy: they were of the past, as those in a log group are. */
const takesLogs = ({ logicalId, stackAfter }: ResourceChange): boolean =>
  Object.values(stackAfter?.template.Resources ?? {}).some(
    ({ Type, Properties }) =>
      Type === 'AWS::S3::BucketPolicy' && referredIn(Properties?.['Bucket']).includes(logicalId) && LOGGING.test(JSON.stringify(Properties)),
  );

/** Objects and former versions that a bucket deletes by itself, and sooner than before. */
export const bucket: Judge = (change) => {
  const [objects, versions] = [objectsOf, versionsOf].map((daysOf) =>
    soonerIn(expiries(change.before, daysOf), expiries(change.after, daysOf)),
  );
  // What has versions keeps the last one until that one expires, too.
  const minor = takesLogs(change);
  const recoverable = textOf(at(change.after?.Properties, 'VersioningConfiguration.Status')) === 'Enabled' && (versions ?? []).length === 0;
  const path = 'LifecycleConfiguration';
  const of = (whole: boolean, all: string): string => (whole ? all : `some ${all}`);
  return [
    ...(objects ?? []).map(({ days, whole }) =>
      found(
        change,
        whole && !recoverable && !minor ? 'refused' : 'attention',
        path,
        `would delete ${of(whole, 'objects')} ${long(days, 'days')} after they came, those that are there too`,
      ),
    ),
    ...(versions ?? []).map(({ days, whole }) => found(change, 'attention', path, `would delete ${of(whole, 'former versions')} after ${long(days, 'days')}`)),
  ];
};

const parsed = (resource: Resource | undefined): unknown => {
  const text = textOf(at(resource?.Properties, 'LifecyclePolicy.LifecyclePolicyText'));
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

/** Images that a repository deletes by itself, by another rule than before. */
export const images: Judge = (change) => {
  const [was, is] = [parsed(change.before), parsed(change.after)];
  if (is === undefined || isDeepStrictEqual(was, is) || listOf(at(is, 'rules')).length === 0) return [];
  return [
    found(
      change,
      'attention',
      'LifecyclePolicy',
      `would delete images by ${was === undefined ? 'a rule, for the first time' : 'other rules than so far'}: see that none is in use that they are about`,
    ),
  ];
};
