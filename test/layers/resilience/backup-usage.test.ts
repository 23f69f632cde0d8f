import { planOrThrow } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { billed, entryOf, monthly, quantities } from '../../support/used';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const backups = (input: Input) => entryOf(planOrThrow(blueprintOf({ profile: 'production', ...input })), 'backup/main');
const sizes = (weeklyDays: number, monthlyDays: number) => ({ overrides: { 'backup/main': { weeklyDays, monthlyDays } } });
const MONTH = 365 / 12;

describe('the bill of backups', () => {
  const items = { items: { kind: 'key-value', dataGiB: 100 } } as const;
  const rows = { rows: { kind: 'relational', dataGiB: 100 } } as const;

  it('has all of a table in each copy: twelve monthly ones, and five weekly ones where it reaches back for less', () => {
    const kept = (input: Input = {}) =>
      quantities(backups({ tier: 'growth', stores: items, ...input }))['backups of dynamodb/items'] as number;
    expect(kept()).toBeCloseTo(100 * (365 / MONTH));
    expect(kept(sizes(7, 1))).toBeCloseTo(100 * (1 / MONTH));
    expect(kept({ overrides: { 'dynamodb/items': { recoveryDays: 34 } } })).toBeCloseTo(100 * (35 / 7 + 365 / MONTH));
  });

  it('has all of a cluster in each copy that is older than the automated backups reach back', () => {
    const kept = (input: Input = {}) =>
      quantities(backups({ tier: 'growth', stores: rows, ...input }))['backups of aurora-postgres/main'] as number;
    expect(kept()).toBeCloseTo(150 * ((35 - 14) / 7 + (365 - 14) / MONTH));
    expect(kept(sizes(14, 14))).toBe(0);
  });

  it('has of an instance what changes, beyond what is free', () => {
    const kept = (more: Input = {}) => quantities(backups({ stores: rows, ...more }))['backups of relational/main'] as number;
    // Of 150 GiB 1 % changes in a day: whole, four weeks and a year of it, and no volume to spare that would be free.
    const changed = (days: number): number => 1 - 0.99 ** days;
    expect(kept()).toBeCloseTo(150 * (1 + 5 * changed(7) + 12 * changed(MONTH)));
    expect(kept(sizes(1, 1))).toBeLessThan(kept(sizes(7, 30)));
    expect(kept({ assumptions: { changedPerDay: 0 } })).toBeCloseTo(150); // the whole copy: the automated backup has used up what is free
    expect(kept({ overrides: { 'relational/main': { allocatedStorageGiB: 1_000, maxStorageGiB: 2_000 } } })).toBe(0);
    expect(kept({ assumptions: { changedPerDay: 1 } })).toBeCloseTo(150 * (1 + 5 + 12));
  });

  it('has a price for every kind of database, of AWS Backup or of RDS', () => {
    const all = backups({ tier: 'growth', stores: { ...items, ...rows } });
    expect(billed(all).map((line) => ('fact' in line ? line.fact.id : line.item))).toEqual(['dynamodb.backup', 'aurora.backup']);
    expect(monthly([all])).toBeGreaterThan(150);
    expect(all.quotas).toEqual([
      { quota: 'backup.vaults', amount: 1 },
      { quota: 'iam.roles', amount: 1 },
    ]);
  });
});
