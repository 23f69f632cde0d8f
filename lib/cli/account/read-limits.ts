import type { Diagnostic } from '../../diagnostics';
import type { Quota } from '../../facts/quotas';
import type { Question } from '../../quotas/check';
import type { Limit, Limits, LimitSource } from '../../quotas/limit';
import type { AnsweredQuota, QuotaApi, QuotaApis, QuotaPage } from './quota-api';
import { accountWarning, isThrottled, isUnknown } from './refusals';

/** How often one page is asked for before AWS is taken to be too busy. */
const ATTEMPTS = 5;
/** First pause after AWS asks for one; each further one is twice as long. */
const PAUSE_MS = 500;

export interface ReadOptions {
  /** Waits. @default by the clock */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => void setTimeout(done, milliseconds));

type Operation = 'listServiceQuotas' | 'listAWSDefaultServiceQuotas';

/** One page, asked for again where AWS asks for patience. */
const pageOf = async (ask: () => Promise<QuotaPage>, pause: (milliseconds: number) => Promise<void>): Promise<QuotaPage> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (fault) {
      if (!isThrottled(fault) || attempt === ATTEMPTS) throw fault;
      await pause(PAUSE_MS * 2 ** (attempt - 1));
    }
};

/** All quotas of a service that an operation lists; none where Service Quotas does not know the service. */
const listOf = async (
  api: QuotaApi,
  operation: Operation,
  ServiceCode: string,
  pause: (milliseconds: number) => Promise<void>,
): Promise<readonly AnsweredQuota[]> => {
  const found: AnsweredQuota[] = [];
  const asked = new Set<string>();
  let NextToken: string | undefined;
  try {
    do {
      const request = NextToken === undefined ? { ServiceCode } : { ServiceCode, NextToken };
      const page = await pageOf(() => api[operation](request), pause);
      found.push(...(page.Quotas ?? []));
      NextToken = page.NextToken;
      // A token that comes back is no next page.
      if (NextToken !== undefined && asked.has(NextToken)) break;
      if (NextToken !== undefined) asked.add(NextToken);
    } while (NextToken !== undefined);
  } catch (fault) {
    if (!isUnknown(fault)) throw fault;
  }
  return found;
};

/** Upper case, punctuation and spaces differ between what is documented and what is answered. */
const normalised = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

interface Match {
  readonly answered: AnsweredQuota;
  readonly byCode: boolean;
}

/** A quota among those of its service: by its name, else by a name that differs in form only or that it had, and last by its code. */
const matchIn = (quotas: readonly AnsweredQuota[], { name, formerNames = [], code }: Quota): Match | undefined => {
  const names = new Set([name, ...formerNames].map(normalised));
  const byName = quotas.find((q) => q.QuotaName === name) ?? quotas.find((q) => names.has(normalised(q.QuotaName ?? '')));
  if (byName) return { answered: byName, byCode: false };
  const byCode = code === null ? undefined : quotas.find((q) => q.QuotaCode === code);
  return byCode && { answered: byCode, byCode: true };
};

const limitOf = (match: Match | undefined, source: LimitSource): Limit | undefined => {
  if (!match) return undefined;
  const { Value: value, QuotaName: name, QuotaCode: code, Adjustable: adjustable } = match.answered;
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return {
    value,
    source,
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
    ...(adjustable === undefined ? {} : { adjustable }),
    ...(match.byCode ? { byCode: true } : {}),
  };
};

/** What an account says: its limits; or why it does not say them. */
export type AccountAnswer = { readonly limits: Limits } | { readonly unread: Diagnostic };

/**
 * Reads what AWS applies to an account, service by service and region by region, one request after another: AWS admits ten a second. A quota
 * without a value of its own has the default that AWS states; one that AWS does not list is left to the defaults of this package. An account
 * that refuses or does not answer once is asked no more: half an account is told by nobody.
 */
export const readLimits = async (
  questions: readonly Question[],
  apis: QuotaApis,
  { pause = sleep }: ReadOptions = {},
): Promise<AccountAnswer> => {
  const lists = new Map<string, readonly AnsweredQuota[]>();
  const limits = new Map<string, Limit>();
  const list = async (operation: Operation, service: string, region: string): Promise<readonly AnsweredQuota[]> => {
    const key = `${operation} ${service} ${region}`;
    const known = lists.get(key) ?? (await listOf(apis(region), operation, service, pause));
    lists.set(key, known);
    return known;
  };
  for (const { quota, region } of questions)
    try {
      const limit =
        limitOf(matchIn(await list('listServiceQuotas', quota.service, region), quota), 'applied') ??
        limitOf(matchIn(await list('listAWSDefaultServiceQuotas', quota.service, region), quota), 'aws-default');
      if (limit) limits.set(`${quota.id} ${region}`, limit);
    } catch (fault) {
      const unread = accountWarning(fault, region);
      if (!unread) throw fault;
      return { unread };
    }
  return { limits: ({ id }, region) => limits.get(`${id} ${region}`) };
};
