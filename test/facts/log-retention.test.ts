import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { retentionDays, retentionOfAtLeast } from '../../lib/facts/log-retention';

describe('retention of log groups', () => {
  it('is what the API takes, as the CDK lists it', () => {
    const listed = Object.values(RetentionDays).filter((v) => typeof v === 'number' && v !== RetentionDays.INFINITE);
    expect(retentionDays).toEqual(listed);
  });

  it('never keeps logs for less than asked for, up to ten years', () => {
    expect([0, 1, 2, 8, 30, 45, 366, 3_653, 10_000].map(retentionOfAtLeast)).toEqual([1, 1, 3, 14, 30, 60, 400, 3_653, 3_653]);
  });
});
