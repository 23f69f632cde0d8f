import { resolve } from 'node:path';
import type { BusinessFacts } from '../../advise';
import { outOfBounds } from '../../advise/facts';
import { loadBlueprint, type Blueprint } from '../../blueprint';
import { labelOf } from '../../blueprint/extends/project';
import { got } from '../../blueprint/shape/describe';
import { didYouMean } from '../../blueprint/shape/suggest';
import { parseSource } from '../../blueprint/source/parse';
import { readSource } from '../../blueprint/source/read';
import type { SourceFile } from '../../blueprint/source/source-file';
import { sourceIndex } from '../../blueprint/source/source-index';
import { plainOf, type Branch, type Plain } from '../../blueprint/source/tree';
import { error, sortDiagnostics, type Diagnostic, type SourceIndex } from '../../diagnostics';
import { ASKED_FACTS, MOST_REGIONS, type AskedFactName } from '../../facts/assumptions';
import { NO_SOURCES } from '../said';
import { regionsOf, type ReadFacts } from './flags';
import { numberOf } from './number';

const KEYS = [...Object.keys(ASKED_FACTS), 'regions'];

/** Keys that only a blueprint has: the file is one, then. */
const OF_BLUEPRINTS = ['version', 'tier', 'name', 'services', 'load'];

const valueOf = (written: Plain): number => {
  if (typeof written === 'number') return written;
  return typeof written === 'string' ? numberOf(written) : NaN;
};

const regionsIn = (written: Plain): readonly string[] | undefined => {
  if (typeof written === 'number' || typeof written === 'string') return regionsOf(String(written));
  return Array.isArray(written) && written.every((name) => typeof name === 'string') ? regionsOf(written.join(',')) : undefined;
};

const entryOf = (key: string, written: Plain): readonly [keyof BusinessFacts, number | readonly string[]] | Diagnostic => {
  if (!KEYS.includes(key))
    return error('BP092', [key], `unknown key "${key}"`, { at: 'key', hint: didYouMean(key, KEYS) ?? `expected ${KEYS.join(', ')}` });
  if (key !== 'regions') {
    const value = valueOf(written);
    return Number.isNaN(value) ? error('BP092', [key], `expected a number, got ${got(written)}`) : [key as AskedFactName, value];
  }
  const regions = regionsIn(written);
  if (regions) return ['regions', regions];
  return error('BP092', [key], 'there are no such regions', { hint: `expected a number, 1 to ${MOST_REGIONS}, or names` });
};

const placed = (diagnostics: readonly Diagnostic[], sources: SourceIndex): Diagnostic[] =>
  sortDiagnostics(diagnostics, sources).map((d) => ({ ...d, location: d.location ?? sources.locate(d.path, d.at) }));

const ofMap = (root: Branch, value: { [key: string]: Plain }, label: string): ReadFacts => {
  const entries = Object.entries(value).map(([key, written]) => entryOf(key, written));
  const wrong = entries.filter((entry): entry is Diagnostic => 'code' in entry);
  const facts = Object.fromEntries(entries.flatMap((entry) => ('code' in entry ? [] : [entry]))) as BusinessFacts;
  const outside = outOfBounds(facts).map(({ fact, message, hint }) => error('BP092', [fact], message, { hint }));
  return { facts, diagnostics: placed([...wrong, ...outside], sourceIndex(root, [label])) };
};

/** The facts that a blueprint states: its load, its regions, and what its relational stores hold. */
const factsOfBlueprint = ({ load, regions, stores }: Blueprint): BusinessFacts => {
  const relational = Object.values(stores).filter(({ kind }) => kind === 'relational');
  const sum = (of: 'dataGiB' | 'writesPerSecond'): number | undefined => {
    const stated = relational.flatMap((store) => store[of] ?? []);
    return stated.length === 0 ? undefined : stated.reduce((all, one) => all + one, 0);
  };
  const all: { readonly [Name in keyof BusinessFacts]: BusinessFacts[Name] | undefined } = {
    users: load.subscribers,
    activeShare: load.dailyActiveShare,
    requestsPerUser: load.requestsPerUserPerDay,
    peakFactor: load.peakFactor,
    eventsPerDay: load.eventsPerDay,
    eventBytes: load.eventBytes,
    hoursPerUser: load.hoursPerUserPerMonth,
    writesPerSecond: sum('writesPerSecond'),
    dataGib: sum('dataGiB'),
    regions,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

const ofBlueprint = (path: string, cwd: string): ReadFacts => {
  const { blueprint, diagnostics, sources } = loadBlueprint(path, { cwd });
  const found = placed(diagnostics, sources);
  if (!blueprint) return { facts: {}, diagnostics: found };
  const facts = factsOfBlueprint(blueprint);
  const outside = outOfBounds(facts).map(({ message, hint }) => error('BP092', ['load'], message, { hint }));
  return { facts, diagnostics: [...found, ...placed(outside, sources)] };
};

const ofSource = (read: SourceFile, path: string, cwd: string): ReadFacts => {
  const { root, diagnostics } = parseSource(read);
  if (!root) return { facts: {}, diagnostics: placed(diagnostics, NO_SOURCES) };
  const value = plainOf(root, () => undefined);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { facts: {}, diagnostics };
  if (Object.keys(value).some((key) => OF_BLUEPRINTS.includes(key))) return ofBlueprint(path, cwd);
  const { facts, diagnostics: found } = ofMap(root, value, read.label);
  return { facts, diagnostics: [...placed(diagnostics, sourceIndex(root, [read.label])), ...found] };
};

/** Facts of a file: a blueprint, or a few keys that are called like the options. */
export const factsOfFile = (file: string, cwd: string): ReadFacts => {
  const path = resolve(cwd, file);
  const read = readSource(path, labelOf(path, cwd));
  return 'text' in read
    ? ofSource(read, path, cwd)
    : { facts: {}, diagnostics: [{ ...read, hint: 'name a blueprint, or a file of facts' }] };
};
