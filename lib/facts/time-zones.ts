import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'hours that the standard time of a region is ahead of UTC',
    source: 'https://www.iana.org/time-zones (standard time at the place that AWS names the region after)',
    asOf: '2026-11-26',
    note: 'without daylight saving time: the hours between regions differ by one for part of the year',
  },
];

/** Hours ahead of UTC, by region. */
const HOURS_AHEAD: Readonly<Record<string, number>> = {
  'af-south-1': 2,
  'ap-east-1': 8,
  'ap-east-2': 8,
  'ap-northeast-1': 9,
  'ap-northeast-2': 9,
  'ap-northeast-3': 9,
  'ap-south-1': 5.5,
  'ap-south-2': 5.5,
  'ap-southeast-1': 8,
  'ap-southeast-2': 10,
  'ap-southeast-3': 7,
  'ap-southeast-4': 10,
  'ap-southeast-5': 8,
  'ap-southeast-6': 12,
  'ap-southeast-7': 7,
  'ca-central-1': -5,
  'ca-west-1': -7,
  'eu-central-1': 1,
  'eu-central-2': 1,
  'eu-north-1': 1,
  'eu-south-1': 1,
  'eu-south-2': 1,
  'eu-west-1': 0,
  'eu-west-2': 0,
  'eu-west-3': 1,
  'il-central-1': 2,
  'me-central-1': 4,
  'me-south-1': 3,
  'mx-central-1': -6,
  'sa-east-1': -3,
  'us-east-1': -5,
  'us-east-2': -5,
  'us-west-2': -8,
};

/** Hours that people near a region are ahead of UTC; those of an unknown region count as there. */
export const hoursAhead = (region: string): number => HOURS_AHEAD[region] ?? 0;
