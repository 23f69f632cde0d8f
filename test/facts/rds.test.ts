import {
  databaseInsights,
  gp3StorageGiB,
  instanceClasses,
  logGroupName,
  maxConnectionsBound,
  postgresEngine,
  postgresMajors,
} from '../../lib/facts/rds';

describe('RDS', () => {
  it('runs a version of a major that it knows, of the parameter group family of that major', () => {
    const major = postgresMajors[postgresEngine.major];
    expect(major?.endOfStandardSupport).toBe(postgresEngine.endOfStandardSupport);
    expect(postgresEngine.parameterGroupFamily).toBe(`postgres${postgresEngine.major}`);
    for (const [name, facts] of Object.entries(postgresMajors)) expect(facts.newestKnown.startsWith(`${name}.`)).toBe(true);
  });

  it('bounds connections by memory, and by 5,000', () => {
    expect(maxConnectionsBound('db.t4g.micro')).toBe(112);
    expect(maxConnectionsBound('db.t4g.medium')).toBe(450);
    expect(maxConnectionsBound('db.m8g.4xlarge')).toBe(5000);
    expect(() => maxConnectionsBound('db.t2.micro')).toThrow(/db.t2.micro/);
  });

  it('lists each family from small to large', () => {
    const families = new Map<string, number[]>();
    for (const [name, { memoryGiB }] of Object.entries(instanceClasses)) {
      const family = name.split('.')[1] ?? '';
      families.set(family, [...(families.get(family) ?? []), memoryGiB]);
    }
    expect([...families.keys()]).toEqual(['t4g', 'm7g', 'm8g']);
    for (const sizes of families.values()) expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
  });

  it('names log groups, and keeps to what is free', () => {
    expect(logGroupName('demo-main', 'postgresql')).toBe('/aws/rds/instance/demo-main/postgresql');
    expect(databaseInsights).toEqual({ mode: 'standard', retentionDays: 7 });
    expect(gp3StorageGiB.min).toBeLessThan(gp3StorageGiB.configurableFrom);
  });
});
