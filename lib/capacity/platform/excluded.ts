import { CACHE_LADDER } from '../../facts/assumptions';
import { factValue } from '../../facts/registry';
import { BITS_PER_BYTE, BYTES_PER_GB, HOURS_PER_MONTH, KILO, SECONDS_PER_HOUR } from '../units';
import { cacheNodesFor } from './cache';
import type { PlatformLoad } from './load';
import { REFERENCE_REGION } from './region';
import { regionTasks } from './size';

/** Something that belongs to such a business, and stands in no sum, since AWS is the wrong place to buy it. */
export interface Excluded {
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  /** What it would cost at the list prices of us-east-1, USD a month. */
  readonly monthly: number;
  readonly why: string;
}

const video = ({ subscribers, hoursPerUserPerMonth, assumed, book }: PlatformLoad): readonly Excluded[] => {
  const gbPerHour = (assumed.videoMbitPerSecond * SECONDS_PER_HOUR) / BITS_PER_BYTE / KILO;
  const quantity = subscribers * hoursPerUserPerMonth * gbPerHour;
  if (quantity === 0) return [];
  return [
    {
      what: 'the films themselves',
      quantity,
      unit: 'GB a month',
      monthly: quantity * factValue('cloudfront.usOver5PB', undefined, book),
      why: 'at the lowest list price of CloudFront; who sends this much has a network of caches of its own, inside of those of access providers',
    },
  ];
};

/** What EVCache holds, by users: no list price was made for it. */
const evcache = (load: PlatformLoad): readonly Excluded[] => {
  const { tier, subscribers, book } = load;
  const [task] = regionTasks(load);
  const nodeType = CACHE_LADDER.at(-1) as string;
  if (tier !== 'netflix' || !task || subscribers === 0) return [];
  const bytes = (factValue('netflix.evcache.bytes', undefined, book) * subscribers) / factValue('netflix.subs2023', undefined, book);
  const quantity = cacheNodesFor(nodeType, bytes / BYTES_PER_GB, task);
  return [
    {
      what: `a cache as large as EVCache, on ${nodeType}`,
      quantity,
      unit: 'nodes',
      monthly: quantity * HOURS_PER_MONTH * factValue(`elasticache.${nodeType}.valkey`, REFERENCE_REGION, book),
      why: 'Netflix keeps 14.3 PB on 22,000 servers of its own, most of it on local disks; ElastiCache is no stand-in for it',
    },
  ];
};

/** What belongs to the business and is not counted. */
export const excludedOf = (load: PlatformLoad): readonly Excluded[] => [...video(load), ...evcache(load)];

/** What no line holds, whatever the load. */
export const LEFT_OUT: readonly string[] = [
  'taxes, support plans, savings plans and reserved capacity: prices are list prices on demand',
  'transfer between regions and between zones, but for that of Kafka; requests to CloudFront and S3; backups',
  'images, pipelines, mail, and what others than AWS are paid for',
];
