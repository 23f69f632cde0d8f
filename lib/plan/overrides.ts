import { closest, distance } from 'fastest-levenshtein';
import type { Blueprint } from '../blueprint';
import { error, type Diagnostic } from '../diagnostics';
import type { Capability } from './capability';
import type { PlanEntry } from './entry';
import type { SizeLimit } from './limits';

const near = (word: string, words: readonly string[]): string | undefined => {
  const best = words.length > 0 ? closest(word, [...words]) : undefined;
  return best !== undefined && distance(word, best) <= Math.max(2, word.length / 3) ? `did you mean "${best}"?` : undefined;
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/** The entry with the sizes that the blueprint overrides; a field that it does not have, of another type or beyond its limits is reported (BP308). */
export const applyOverrides = (
  entry: PlanEntry,
  blueprint: Blueprint,
  report: (d: Diagnostic) => void,
  limits: Capability['limits'] = {},
): PlanEntry => {
  const wanted = blueprint.overrides[entry.id];
  if (!wanted) return entry;
  const size: Record<string, unknown> = { ...entry.size };
  const overridden: string[] = [];
  for (const [field, value] of Object.entries(wanted)) {
    const path = ['overrides', entry.id, field];
    const known = size[field];
    const limit = (limits as Readonly<Record<string, SizeLimit | undefined>>)[field];
    if (known === undefined) {
      const fields = Object.keys(entry.size);
      report(
        error('BP308', path, `${entry.id} has no size "${field}"; it has ${fields.join(', ') || 'none'}`, {
          at: 'key',
          ...hint(near(field, fields)),
        }),
      );
    } else if (typeOf(known) !== typeOf(value)) {
      report(error('BP308', path, `expected a ${typeOf(known)} as ${JSON.stringify(known)}, got ${JSON.stringify(value)}`));
    } else if (typeof value === 'number' && (!Number.isFinite(value) || value < 0)) {
      report(error('BP308', path, `expected a number of at least 0, got ${String(value)}`));
    } else if (limit && !limit.holds(value)) {
      report(error('BP308', path, `expected ${limit.expected}, got ${JSON.stringify(value)}`));
    } else {
      if (value !== known) overridden.push(field);
      size[field] = value;
    }
  }
  return overridden.length === 0
    ? entry
    : { ...entry, size, reason: `${entry.reason}; ${overridden.join(', ')} overridden in the blueprint` };
};

/** A size as the blueprint will have it: for what has to fit together, and for texts that name a number. plan() reports what is wrong with an override. */
export const withOverrides = <S extends object>(size: S, { overrides }: Pick<Blueprint, 'overrides'>, id: string): S => ({
  ...size,
  ...Object.fromEntries(
    Object.entries(overrides[id] ?? {}).filter(([field, value]) => field in size && typeOf(size[field as keyof S]) === typeOf(value)),
  ),
});

const hint = (text: string | undefined): { hint?: string } => (text === undefined ? {} : { hint: text });

/** Overrides of entries that the plan does not have (BP307). */
export const unknownOverrides = (blueprint: Blueprint, entries: readonly PlanEntry[]): Diagnostic[] => {
  const ids = [...new Set(entries.map((e): string => e.id))];
  return Object.keys(blueprint.overrides)
    .filter((id) => !ids.includes(id))
    .map((id) =>
      error('BP307', ['overrides', id], `nothing is planned as "${id}"`, {
        at: 'key',
        ...hint(near(id, ids) ?? '`strata plan` lists the ids'),
      }),
    );
};
