import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'days that a log group may be kept',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (as enum RetentionDays of npm aws-cdk-lib 2.276.0)',
    asOf: '2026-11-23',
  },
];

/** The only retentions that CloudWatch Logs takes, in days. */
export const retentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest retention that keeps logs for at least so many days; ten years, the longest, for more. */
export const retentionOfAtLeast = (days: number): number =>
  retentionDays.find((accepted) => accepted >= days) ?? (retentionDays.at(-1) as number);
