import type { Diagnostic } from '../../diagnostics';
import { problem } from '../codes/problem';
import type { Branch, Plain } from '../source/tree';
import { quote } from './describe';
import { isOptionalAt, keysOf, schemaAt } from './introspect';

/** Sections whose entries have names of the user's, and what one entry is called. */
const NOUNS = { services: 'service', stores: 'store', streams: 'stream', processors: 'processor', flows: 'flow', teams: 'team' } as const;
type Section = keyof typeof NOUNS;
const SECTIONS = Object.keys(NOUNS) as Section[];

export interface Misplaced {
  /** Sections in which names are missing: what refers to them cannot be judged. */
  readonly sections: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const knownIn = (section: Section): readonly string[] => keysOf(schemaAt([section, 'x']));

const entriesOf = (root: Branch, section: Section) => {
  const written = root.entries.get(section)?.value;
  return written?.type === 'branch' ? [...written.entries] : [];
};

const takeOut = (value: Plain, section: Section, keys: readonly string[]): void => {
  const holder = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[section] : undefined;
  if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) for (const key of keys) delete holder[key];
};

/** Keys of a service, store … that stand where its name should be, as after a lost line. */
const nameless = (root: Branch, section: Section): { keys: string[]; found?: Diagnostic } => {
  const known = new Set(knownIn(section));
  const keys = entriesOf(root, section)
    .filter(([key, { value }]) => known.has(key) && value.type !== 'branch')
    .map(([key]) => key);
  const [first] = keys;
  if (first === undefined) return { keys };
  const found = problem('BP111', [section, first], `${quote(first)} belongs to a ${NOUNS[section]}, and no name stands above it`, {
    at: 'key',
    hint: 'write the name and a colon, and below it, indented, what belongs to it',
  });
  return { keys, found };
};

/** Whether an entry with these keys has a key that its own section does not know, and is complete in the other one. */
const fits = (keys: readonly string[], own: Section, other: Section): boolean => {
  const known = knownIn(other);
  const foreign = keys.some((key) => !knownIn(own).includes(key));
  return foreign && keys.every((key) => known.includes(key)) && known.every((key) => keys.includes(key) || isOptionalAt([other, 'x', key]));
};

/** Entries that are whole, but stand in another section: its line is missing above them. */
const foreign = (root: Branch, section: Section, other: Section): { keys: string[]; found?: Diagnostic } => {
  const keys = entriesOf(root, section)
    .filter(([, { value }]) => value.type === 'branch' && fits([...value.entries.keys()], section, other))
    .map(([key]) => key);
  const [first, ...more] = keys;
  if (first === undefined) return { keys };
  const others = more.length === 0 ? `is a ${NOUNS[other]}` : `and ${more.length} more are ${other}`;
  const found = problem('BP112', [section, first], `${quote(first)} ${others}, and stand${more.length === 0 ? 's' : ''} under ${section}`, {
    at: 'key',
    hint: `move ${more.length === 0 ? 'it' : 'them'} under "${other}:"`,
  });
  return { keys, found };
};

/**
 * Finds what stands in the wrong place after a line was lost, and takes it out of the value: one message instead of one
 * for each key.
 */
export const takeMisplaced = (root: Branch, value: Plain): Misplaced => {
  const sections = new Set<Section>();
  const diagnostics: Diagnostic[] = [];
  const take = (from: Section, to: Section, { keys, found }: { keys: string[]; found?: Diagnostic }): void => {
    if (!found) return;
    sections.add(to);
    diagnostics.push(found);
    takeOut(value, from, keys);
  };
  for (const section of SECTIONS) {
    take(section, section, nameless(root, section));
    for (const other of SECTIONS) if (other !== section) take(section, other, foreign(root, section, other));
  }
  return { sections: [...sections], diagnostics };
};
