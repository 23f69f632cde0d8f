import { isDeepStrictEqual } from 'node:util';
import type { ResourceChange } from '../../changes';
import type { Finding } from '../../finding';
import { textOf } from '../../reading';

/** Tells of two values why the service refuses to go from one to the other; undefined where it does not. */
export type Refusal = (from: unknown, to: unknown, change: ResourceChange) => string | undefined;

/** A change that a service refuses. */
export interface Unsupported {
  readonly types: readonly string[];
  /** Below Properties. */
  readonly path: string;
  readonly refusal: Refusal;
  readonly remedy: string;
  readonly source: string;
  /** @default 'refused' */
  readonly verdict?: Finding['verdict'];
}

const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** What can only grow. */
export const shrinks =
  (what: string): Refusal =>
  (from, to) => {
    const [was, is] = [numberOf(from), numberOf(to)];
    return was !== undefined && is !== undefined && is < was ? `${what} can grow, never shrink` : undefined;
  };

/** Numbers of a version in their order: `8.0.mysql_aurora.3.05` is 8, 0, 3, 5. */
const numbersIn = (version: string): readonly number[] => [...version.matchAll(/\d+/g)].map(([digits]) => Number(digits));

/** Negative where the first version is older, as far as both say it: `17` and `17.4` may be the same. */
export const compareVersions = (a: string, b: string): number => {
  const [one, other] = [numbersIn(a), numbersIn(b)];
  const differing = one.findIndex((part, i) => i < other.length && part !== other[i]);
  return differing === -1 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
};

/** Name of an engine before its version: `OpenSearch` of `OpenSearch_2.19`. */
const engineIn = (version: string): string => /^[A-Za-z]+(?=_)/.exec(version)?.[0] ?? '';

/** What can only become newer. */
export const downgrades =
  (what: string): Refusal =>
  (from, to) => {
    const [was, is] = [textOf(from), textOf(to)];
    if (was === undefined || is === undefined) return undefined;
    const [engine, next] = [engineIn(was), engineIn(is)];
    const older = engine === next ? compareVersions(is, was) < 0 : engine === 'OpenSearch';
    return older ? `${what} becomes newer, never older` : undefined;
  };

/** What stays what it was when the resource was made. A value that is not there is the default. */
export const changes =
  (what: string, otherwise?: unknown): Refusal =>
  (from, to) =>
    isDeepStrictEqual(from ?? otherwise, to ?? otherwise) ? undefined : `${what} cannot be changed once it is made`;

/** What stays once it is set. */
export const changesOnceSet =
  (what: string): Refusal =>
  (from, to) =>
    from === undefined || isDeepStrictEqual(from, to) ? undefined : `${what} cannot be changed once it is set`;
