import * as z from 'zod';
import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { LANGUAGE_VERSIONS } from '../schema';
import type { Plain } from '../source/tree';
import { got, quote } from './describe';
import { homeOf, rangeHint, unknownKeyHint, valueHint } from './hints';
import { expectation, isOptionalAt, listed, schemaAt } from './introspect';
import { didYouMean } from './suggest';

type Issue = z.core.$ZodIssue;

export const valueAt = (value: Plain | undefined, path: Path): Plain | undefined =>
  path.reduce<Plain | undefined>((at, part) => {
    if (Array.isArray(at)) return typeof part === 'number' ? at[part] : undefined;
    return typeof at === 'object' && at !== null ? at[part] : undefined;
  }, value);

const pathOf = (issue: Issue): Path => issue.path.map((part) => (typeof part === 'number' ? part : String(part)));

/** The messages of the schema begin with "expected" or say all there is to say; those of the library are not for people. */
const isOurs = (message: string): boolean => !/^(Invalid|Too|Unrecognized)/.test(message);

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint });

/** The text of a value as it stands in the file. */
export type Written = (path: Path) => string | undefined;

const wrongType = (path: Path, value: Plain | undefined, message: string, written: Written): Diagnostic => {
  const schema = schemaAt(path);
  return problem(
    'BP102',
    path,
    `${isOurs(message) ? message : expectation(schema)}, got ${got(value)}`,
    hinted(valueHint(path, value, schema, written(path))),
  );
};

const wrongForm = (path: Path, value: Plain | undefined, message: string): Diagnostic => {
  const said = isOurs(message) ? message : 'this text does not have the right form';
  return problem(
    'BP107',
    path,
    said.startsWith('expected') ? `${said}, got ${got(value)}` : said,
    hinted(valueHint(path, value, schemaAt(path))),
  );
};

const missing = (path: Path, message: string): Diagnostic => {
  const schema = schemaAt(path);
  const key = String(path.at(-1));
  const hint = key === 'version' ? `add "version: ${LANGUAGE_VERSIONS.at(-1)}"` : isOurs(message) ? message : expectation(schema);
  return problem('BP105', path.slice(0, -1), `"${key}" is missing`, { at: 'key', hint });
};

const notAmong = (path: Path, value: Plain | undefined, values: readonly unknown[], written: Written): Diagnostic => {
  const words = values.map(String);
  if (path.length === 1 && path[0] === 'version') {
    const known = LANGUAGE_VERSIONS.join(', ');
    return problem(
      'BP110',
      path,
      `version ${typeof value === 'string' ? quote(value) : String(value)} of the language is not known; there ${words.length === 1 ? 'is' : 'are'} ${known}`,
      { hint: `write version: ${known}` },
    );
  }
  if (typeof value !== 'string') return wrongType(path, value, 'Invalid', written);
  const near = didYouMean(value, words);
  return problem('BP103', path, `${quote(value)} is not one of ${words.join(', ')}`, { hint: near ?? `write ${listed(words, 'or')}` });
};

const orRemove = (path: Path, hint: string): string => (isOptionalAt(path) ? `${hint}, or remove the key` : hint);

/** A number too large to be exact breaks that limit first; the one of the language is what counts. */
const limitOf = (schema: unknown, limit: number, low: boolean): number => {
  const own =
    Math.abs(limit) === Number.MAX_SAFE_INTEGER && schema instanceof z.ZodNumber ? (low ? schema.minValue : schema.maxValue) : null;
  return own ?? limit;
};

const outOfRange = (path: Path, value: Plain | undefined, issue: Issue & { code: 'too_small' | 'too_big' }): Diagnostic => {
  const low = issue.code === 'too_small';
  const schema = schemaAt(path);
  const limit = limitOf(schema, Number(low ? issue.minimum : issue.maximum), low);
  const range = low ? (issue.inclusive === false ? `greater than ${limit}` : `at least ${limit}`) : `at most ${limit}`;
  if (issue.origin === 'array')
    return problem('BP109', path, low ? `expected at least ${limit === 1 ? 'one item' : `${limit} items`}` : `more than ${limit} items`, {
      hint: low ? orRemove(path, 'add one') : 'remove some',
    });
  if (issue.origin === 'string')
    return problem('BP109', path, low ? 'the text is empty' : `the text is longer than ${limit} characters`, {
      hint: low ? orRemove(path, 'write something') : 'shorten it',
    });
  return problem('BP106', path, `${String(value)} is out of range: expected ${range}`, {
    hint: rangeHint(schema, limit, low, issue.inclusive !== false),
  });
};

/** Of a choice between shapes, the one that the value has taken is the one to talk about. */
const ofUnion = (path: Path, root: Plain, issue: Issue & { code: 'invalid_union' }, written: Written): Diagnostic[] => {
  const taken = issue.errors.find(
    (branch) => branch.length > 0 && branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
  );
  if (taken) return taken.flatMap((inner) => diagnosticsOf({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root, written));
  const value = valueAt(root, path);
  return [typeof value === 'string' ? wrongForm(path, value, issue.message) : wrongType(path, value, issue.message, written)];
};

/** Unknown keys; those that belong into one place elsewhere have one message, since one line above them is missing. */
const unknownKeys = (path: Path, keys: readonly string[]): Diagnostic[] => {
  const homes = keys.map((key) => homeOf(path, key));
  return keys.flatMap((key, i) => {
    const home = homes[i];
    const at = { at: 'key' as const };
    if (home === undefined)
      return [problem('BP101', [...path, key], `unknown key "${key}"`, { ...at, hint: unknownKeyHint(key, schemaAt(path)) })];
    if (homes.indexOf(home) < i) return [];
    const together = keys.filter((_, j) => homes[j] === home).map((k) => `"${k}"`);
    const message = together.length === 1 ? `unknown key ${together.join('')}` : `unknown keys ${listed(together)}`;
    return [
      problem('BP101', [...path, key], message, { ...at, hint: `${together.length === 1 ? 'it belongs' : 'they belong'} into "${home}"` }),
    ];
  });
};

/** What one issue of the schema means for the person who wrote the file. */
export const diagnosticsOf = (issue: Issue, root: Plain, written: Written): Diagnostic[] => {
  const path = pathOf(issue);
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(path, issue.keys);
    case 'invalid_key':
      return [
        problem('BP108', path, issue.issues[0]?.message ?? 'this key does not have the right form', {
          at: 'key',
          hint: 'choose another key',
        }),
      ];
    case 'invalid_union':
      return value === undefined ? [missing(path, issue.message)] : ofUnion(path, root, issue, written);
    case 'invalid_type':
      return [value === undefined ? missing(path, issue.message) : wrongType(path, value, issue.message, written)];
    case 'invalid_value':
      return [value === undefined ? missing(path, issue.message) : notAmong(path, value, issue.values, written)];
    case 'too_small':
    case 'too_big':
      return [outOfRange(path, value, issue)];
    default:
      return [wrongForm(path, value, issue.message)];
  }
};
