import { resolve } from 'node:path';
import type * as z from 'zod';
import { labelOf } from '../../blueprint/extends/project';
import { got } from '../../blueprint/shape/describe';
import { didYouMean } from '../../blueprint/shape/suggest';
import { parseSource } from '../../blueprint/source/parse';
import { readSource } from '../../blueprint/source/read';
import type { SourceFile } from '../../blueprint/source/source-file';
import { sourceIndex } from '../../blueprint/source/source-index';
import { plainOf, type Branch, type Plain } from '../../blueprint/source/tree';
import { error, sortDiagnostics, type Diagnostic, type Path, type SourceIndex } from '../../diagnostics';
import type { OwnPrice, OwnPrices } from '../../pricing/own-prices';
import { NO_SOURCES } from '../said';
import { unknownIn } from './known';
import { priceFile, type PriceFile } from './schema';

/** A file of prices that was read, or all that is wrong with it, each with its place. */
export interface LoadedPrices {
  /** Absent when there is an error. */
  readonly prices?: OwnPrices;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the reader of files says of blueprints, said of prices. */
const HINTS: Readonly<Record<string, string>> = {
  BP002: 'name the file of prices in it',
  BP003: 'name a file of prices',
  BP004: 'write only the prices that differ',
  BP007: 'it needs source, asOf and prices',
  BP008: 'start with "source: …"',
  BP013: 'a file of prices is one document: put the second one in a file of its own',
  BP014: 'write the keys out',
};

const ofPrices = (d: Diagnostic): Diagnostic => ({ ...d, ...(HINTS[d.code] === undefined ? {} : { hint: HINTS[d.code] }) });

const KEYS = Object.keys(priceFile.shape);

const valueAt = (value: Plain, path: Path): Plain | undefined =>
  path.reduce<Plain | undefined>(
    (at, part) => (typeof at === 'object' && at !== null && !Array.isArray(at) ? at[String(part)] : undefined),
    value,
  );

/** Of a price that is a map, what its regions say counts; of anything else, what was expected. */
const innermost = (issue: z.core.$ZodIssue, value: Plain): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const written = valueAt(value, issue.path as Path);
  if (typeof written !== 'object' && typeof written !== 'number') return [issue];
  const inner = issue.errors.find((branch) => branch.every(({ path }) => path.length > 0 === (typeof written === 'object')));
  return inner && inner.length > 0 ? inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue];
};

/** Whether something was reported before: then nothing more is said about it. */
const covers = (damaged: readonly Path[], path: Path): boolean => damaged.some((at) => at.every((part, i) => part === path[i]));

const explained = (issue: z.core.$ZodIssue, value: Plain): Diagnostic[] => {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      error('BP090', [...path, key], `unknown key "${key}"`, {
        at: 'key',
        hint: didYouMean(key, KEYS) ?? `expected ${KEYS.join(', ')}`,
      }),
    );
  const written = valueAt(value, path);
  if (written === undefined) return [error('BP090', path.slice(0, -1), `"${String(path.at(-1))}" is missing`, { hint: issue.message })];
  return [error('BP090', path, `${issue.message}, got ${got(written)}`)];
};

const shapeProblems = (value: Plain, damaged: readonly Path[]): Diagnostic[] =>
  (priceFile.safeParse(value).error?.issues ?? [])
    .flatMap((issue) => innermost(issue, value))
    .filter(({ path }) => !covers(damaged, path as Path))
    .flatMap((issue) => explained(issue, value));

const pricesOf = ({ source, asOf, prices }: PriceFile): OwnPrices => ({
  source,
  asOf,
  prices: Object.entries(prices).flatMap(([id, price]): OwnPrice[] =>
    typeof price === 'number' ? [{ id, value: price }] : Object.entries(price).map(([region, value]) => ({ id, region, value })),
  ),
});

const placed = (diagnostics: readonly Diagnostic[], sources: SourceIndex): Diagnostic[] =>
  sortDiagnostics(diagnostics, sources).map((d) => ({ ...d, location: d.location ?? sources.locate(d.path, d.at) }));

const check = (root: Branch, file: SourceFile, before: readonly Diagnostic[]): LoadedPrices => {
  const damaged: Path[] = [];
  const value = plainOf(root, (path) => void damaged.push(path)) ?? {};
  const problems = [...shapeProblems(value, damaged), ...unknownIn(value)];
  const diagnostics = placed([...before, ...problems], sourceIndex(root, [file.label]));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { prices: pricesOf(priceFile.parse(value)), diagnostics };
};

const load = (read: SourceFile | Diagnostic): LoadedPrices => {
  if (!('text' in read)) return { diagnostics: [ofPrices(read)] };
  const { root, diagnostics: found } = parseSource(read);
  const diagnostics = found.map(ofPrices);
  return root ? check(root, read, diagnostics) : { diagnostics: placed(diagnostics, NO_SOURCES) };
};

/** Reads a file of prices, YAML or JSON. Whatever is wrong with it is a diagnostic, all of them at once. */
export const loadPrices = (file: string, cwd: string): LoadedPrices => {
  const path = resolve(cwd, file);
  return load(readSource(path, labelOf(path, cwd)));
};
