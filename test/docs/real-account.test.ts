import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  accountRisks,
  clusterRisks,
  destroyRisks,
  FOREIGN_PERMISSIONS,
  knownTypes,
  permissionsProvenance,
  riskGroups,
} from '../../lib/facts/real-account';
import { refusalIds, refusals, sumRefusals } from '../../lib/facts/real-account/refusals';
import { realAccountPage } from '../../scripts/pages/real-account';
import { expectGolden } from '../support/golden';

const resourceRows = riskGroups.flatMap(({ title, rows }) =>
  rows.map((row) => [`${title}: ${row.types.join(', ')} (${row.topic})`, row] as const),
);
const otherRows = [...accountRisks, ...clusterRisks, ...destroyRisks].map((row) => [row.what, row] as const);

it.each([...resourceRows, ...otherRows])(
  '%s has a source with a date, and stand-ins that exist',
  (_, { source, asOf, tests = [], rule, breaks }) => {
    expect(breaks).toMatch(/\S/);
    expect(source).toMatch(/\S/);
    expect(new Date(`${asOf}T00:00:00Z`).toISOString().slice(0, 10)).toBe(asOf);
    expect(tests.filter((file) => !existsSync(join(__dirname, '..', file)))).toEqual([]);
    if (rule !== undefined) expect(refusalIds).toContain(rule);
  },
);

it('has rows whose rule looks at one of their types', () => {
  const typesOf = new Map([...refusals, ...sumRefusals].map(({ id, types }) => [id, types]));
  const astray = resourceRows.filter(
    ([, { rule, types }]) => rule !== undefined && typesOf.has(rule) && !types.some((type) => typesOf.get(rule)?.includes(type)),
  );
  expect(astray.map(([title]) => title)).toEqual([]);
});

it('speaks of every type that a rule looks at, and of permissions of no other', () => {
  const ruled = [...refusals, ...sumRefusals].flatMap(({ types }) => types);
  expect(ruled.filter((type) => !knownTypes.includes(type))).toEqual([]);
  expect(Object.keys(FOREIGN_PERMISSIONS).filter((type) => !knownTypes.includes(type))).toEqual([]);
  expect(permissionsProvenance.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
});

// UPDATE_GOLDEN=1, or node --import tsx scripts/pages.ts
it('the page is what the rows say', () => expectGolden('../docs/real-account.md', realAccountPage()));
