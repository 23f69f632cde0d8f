import { TIERS } from '../../lib/blueprint';
import { SYSTEMS, SYSTEM_GROUPS, type SystemList } from '../../lib/facts/systems';
import { capabilities } from '../../lib/layers/capabilities';
import { plannedFiles } from '../../scripts/pages/estates';
import { capabilityFolders } from '../../scripts/pages/folders';
import { servedSystems, statesOf, systemsPage } from '../../scripts/pages/systems';
import { expectGolden } from '../support/golden';
import { SYSTEM_LIST } from './system-list';

const names = SYSTEMS.map(({ system }) => system);
const sorted = (list: readonly string[]): string[] => [...list].sort();
const planned = plannedFiles();
const folders = capabilityFolders();

describe('the systems', () => {
  it.each(Object.keys(SYSTEM_LIST) as SystemList[])('have every row of the table of %s, and no other', (list) =>
    expect(sorted(SYSTEMS.filter(({ lists }) => lists.includes(list)).map(({ system }) => system))).toEqual(sorted(SYSTEM_LIST[list])),
  );

  it('are each there once', () => expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]));

  it('all stand in a part of the page', () => expect([...new Set(SYSTEMS.map((row) => row.group))]).toEqual([...SYSTEM_GROUPS]));

  it('are named by capabilities exactly as the list has them, sorted and once each', () => {
    for (const [kind, systems] of servedSystems()) {
      expect([kind, systems.filter((system) => !names.includes(system))]).toEqual([kind, []]);
      expect([kind, systems]).toEqual([kind, sorted([...new Set(systems)])]);
    }
  });

  it.each(SYSTEMS.map((row) => [row.system, row] as const))(
    '%s is served, planned or left out for a reason, and only one of these at the end',
    (_, row) => {
      const states = TIERS.map((tier) => statesOf(row, planned)[tier]);
      const nothing = states.every((state) => state === '–');
      expect(nothing).toBe(row.never !== undefined);
      if (row.never) {
        expect(servedSystems().filter(([, systems]) => systems.includes(row.system))).toEqual([]);
        expect(row.never.source).toMatch(/^github\.com\/[^/ ]+\/[^/ ]+/);
      }
    },
  );

  it.each(SYSTEMS.map((row) => [row.system, row] as const))('%s has no stand-in that does not say so', (_, { system, standIns = [] }) => {
    const built = standIns.filter((kind) => kind in capabilities);
    const served = servedSystems()
      .filter(([, systems]) => systems.includes(system))
      .map(([kind]) => kind);
    expect(built.filter((kind) => !served.includes(kind))).toEqual([]);
  });
});

it('every capability is in a folder that the page can name', () => {
  expect(sorted([...folders.keys()])).toEqual(sorted(Object.keys(capabilities)));
});

// UPDATE_GOLDEN=1, or node --import tsx scripts/pages.ts
it('the page is what the registry and the plans say', () => expectGolden('../docs/systems.md', systemsPage(planned, folders)));
