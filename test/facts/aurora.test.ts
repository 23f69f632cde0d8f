import { acu, auroraPostgresEngine, connectionsOf, logGroupName, maximumFor } from '../../lib/facts/aurora';
import { postgresEngine } from '../../lib/facts/rds';

describe('Aurora PostgreSQL', () => {
  it('is of the major version of RDS, so that data can move', () => {
    expect(auroraPostgresEngine.major).toBe(postgresEngine.major);
    expect(auroraPostgresEngine.parameterGroupFamily).toBe(`aurora-postgresql${auroraPostgresEngine.major}`);
  });

  it('takes connections by its largest capacity, and fewer where its smallest is next to nothing', () => {
    expect([1, 4, 8, 16, 32, 256].map((maximum) => connectionsOf(1, maximum))).toEqual([189, 823, 1_669, 3_360, 5_000, 5_000]);
    expect([connectionsOf(0, 4), connectionsOf(0, 16), connectionsOf(0.5, 256)]).toEqual([823, 2_000, 2_000]);
    // Nothing is documented in between: the smaller one is safe.
    expect(connectionsOf(1, 15.5)).toBe(1_669);
  });

  it('knows the smallest capacity for so many connections', () => {
    expect([0, 189, 190, 3_361, 1e6].map(maximumFor)).toEqual([1, 1, 4, 32, 32]);
    for (const connections of [1, 500, 2_500]) expect(connectionsOf(1, maximumFor(connections))).toBeGreaterThanOrEqual(connections);
  });

  it('counts capacity in halves of 2 GiB, and names one log group for all instances', () => {
    expect(acu.most / acu.step).toBe(512);
    expect(logGroupName('demo-main', 'postgresql')).toBe('/aws/rds/cluster/demo-main/postgresql');
  });
});
