import type { Provenance } from './provenance';
import { front } from './systems/front';
import { operation } from './systems/operation';
import type { SystemRow } from './systems/row';
import { state } from './systems/state';

export const provenance: readonly Provenance[] = [
  {
    covers: 'the rows: every system of the mission, as its owner lists them (components, monkeys of the Simian Army, what each tier gets)',
    source: "the owner's list of November 2026; what it says of each project was read in public repositories of that project",
    asOf: '2026-11-23',
  },
];

/** Each row once; where two tables name a system alike it is one row. */
export const SYSTEMS: readonly SystemRow[] = [...front, ...state, ...operation];

export { SYSTEM_GROUPS, type SystemGroup, type SystemList, type SystemRow } from './systems/row';
