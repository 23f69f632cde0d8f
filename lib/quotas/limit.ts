import type { Fact } from '../facts/fact';
import type { Quota } from '../facts/quotas';
import { factIn, publishedFacts, type FactBook } from '../facts/registry';

/**
 * Where a limit comes from. default: the default that a fact of this package states. applied: the value that AWS applies to the account.
 * aws-default: the default as AWS states it to the account, where no value is applied. none: AWS sets no limit.
 */
export type LimitSource = 'default' | 'applied' | 'aws-default' | 'none';

/** The value of a quota in a region, and who says so. */
export interface Limit {
  /** null where AWS sets no limit. */
  readonly value: number | null;
  readonly source: LimitSource;
  /** The fact, where one of this package is the source. */
  readonly fact?: Pick<Fact, 'id' | 'source' | 'asOf'>;
  /** Name and code that AWS gave, where AWS was asked. */
  readonly name?: string;
  readonly code?: string;
  /** Whether AWS says that it can be raised in Service Quotas, where AWS was asked. */
  readonly adjustable?: boolean;
  /** Whether the quota was recognised by its code alone: then its name has changed. @default false */
  readonly byCode?: boolean;
}

/** What is known of the quotas of an account. undefined: nothing is, and the default of this package counts. */
export type Limits = (quota: Quota, region: string) => Limit | undefined;

/** The default of a quota, by the facts of this package. @param book - @default the published facts */
export const defaultLimit = (quota: Quota, region: string, book: FactBook = publishedFacts()): Limit => {
  if (quota.default === null) return { value: null, source: 'none' };
  const fact = factIn(quota.default, region, book);
  if (!fact) throw new Error(`no fact ${quota.default} for the quota ${quota.id}`);
  return { value: fact.value, source: 'default', fact: { id: fact.id, source: fact.source, asOf: fact.asOf } };
};

/** Knows nothing of any account. */
export const NO_LIMITS: Limits = () => undefined;
