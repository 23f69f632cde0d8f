import type { Diagnostic } from '../../../diagnostics';
import type { Quota } from '../../../facts/quotas';
import type { Question } from '../../../quotas/check';
import type { Limit, Limits, LimitSource } from '../../../quotas/limit';
import { everyPage, sleep, type AskingOptions, type Pause } from '../pages';
import type { AnsweredQuota, QuotaApi, QuotaApis } from './quota-api';
import { accountWarning, isUnknown } from './refusals';

type Operation = 'listServiceQuotas' | 'listAWSDefaultServiceQuotas';

/** All quotas of a service that an operation lists; none where Service Quotas does not know the service. */
const listOf = async (api: QuotaApi, operation: Operation, ServiceCode: string, pause: Pause): Promise<readonly AnsweredQuota[]> => {
  try {
    const pages = await everyPage((start) => api[operation]({ ServiceCode, ...start }), pause);
    return pages.flatMap(({ Quotas = [] }) => Quotas);
  } catch (fault) {
    if (!isUnknown(fault)) throw fault;
    return [];
  }
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
  { pause = sleep }: AskingOptions = {},
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
