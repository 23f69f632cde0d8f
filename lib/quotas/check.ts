import type { Adjustable, Quota, QuotaScope } from '../facts/quotas';
import { quotaOf } from '../facts/quotas';
import type { Plan } from '../plan/plan';
import { defaultLimit, NO_LIMITS, type Limit, type Limits } from './limit';
import { needsOf, type Need, type Part } from './need';
import { raisedBy, raiseFor, type Raise } from './raise';
import { SPOT_VCPUS, spotAnswer, VCPUS, type SpotAnswer } from './spot';

/** One quota against what a plan needs of it. */
export interface QuotaCheck {
  /** Id in the table of quotas. */
  readonly quota: string;
  readonly service: string;
  readonly name: string;
  readonly code: string | null;
  readonly per: QuotaScope;
  /** Of which resource it counts the parts. */
  readonly of?: string;
  /** null: it counts for the whole account. */
  readonly region: string | null;
  readonly unit: string;
  readonly need: number;
  readonly parts: readonly Part[];
  readonly limit: Limit;
  readonly fits: boolean;
  /** Need over limit; null where there is no limit, or where it is zero. */
  readonly share: number | null;
  /** Whether a new account may have less than the default. */
  readonly startsLower: boolean;
  /** Who can raise it: an administrator in Service Quotas, AWS Support, or nobody. */
  readonly raisedBy: Adjustable;
  /** What to ask for, where it does not fit. */
  readonly raise?: Raise;
  /** What Spot would take, where vCPU do not fit. */
  readonly spot?: SpotAnswer;
  readonly note?: string;
}

/** All quotas that a plan uses. */
export interface QuotaReport {
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly regions: readonly string[];
  /** Whether the quotas of an account were read; otherwise defaults count. */
  readonly account: boolean;
  /** Why an account that was to be read was not: defaults count then. */
  readonly unread?: string;
  /** By region in the order of the plan, those of the whole account last; in each what does not fit first, then by share. */
  readonly checks: readonly QuotaCheck[];
  readonly fits: boolean;
}

/** A quota, and the region that answers for it. */
export interface Question {
  readonly quota: Quota;
  readonly region: string;
}

/** The region to ask: that of the need, unless only one answers. */
const askedIn = ({ regions }: Plan, { region: only }: Quota, region: string | null): string => only ?? region ?? regions[0] ?? '';

/** What to ask an account for, so that a plan can be checked against it. Quotas that Service Quotas does not know are left out. */
export const questionsOf = (plan: Plan): readonly Question[] =>
  needsOf(plan).flatMap(({ quota, region }) => {
    const at = askedIn(plan, quota, region);
    const asked = quota.id === VCPUS ? [quota, quotaOf(SPOT_VCPUS)] : [quota];
    return asked.filter(({ listed = true }) => listed).map((one) => ({ quota: one, region: at }));
  });

const shareOf = (amount: number, { value }: Limit): number | null => (value === null || value === 0 ? null : amount / value);

const checkOf = (plan: Plan, needs: readonly Need[], need: Need, limits: Limits): QuotaCheck => {
  const { quota, region, amount, parts } = need;
  const { id, service, name, code, per, of, unit, startsLower = false, note } = quota;
  const at = askedIn(plan, quota, region);
  const limit = limits(quota, at) ?? defaultLimit(quota, at);
  const fits = limit.value === null || amount <= limit.value;
  return {
    quota: id,
    service,
    name: limit.name ?? name,
    code: limit.code ?? code,
    per,
    ...(of === undefined ? {} : { of }),
    region,
    unit,
    need: amount,
    parts,
    limit,
    fits,
    share: shareOf(amount, limit),
    startsLower,
    raisedBy: raisedBy(quota, limit),
    ...(fits ? {} : { raise: raiseFor(need, limit, at) }),
    ...(fits || id !== VCPUS ? {} : { spot: spotAnswer(plan, needs, need, limit.value ?? 0, limits) }),
    ...(note === undefined ? {} : { note }),
  };
};

/** A share to sort by: what does not fit before all that does. */
const urgency = ({ fits, share }: QuotaCheck): number => share ?? (fits ? 0 : Number.MAX_VALUE);

/**
 * Checks a plan against the quotas of an account, or against the defaults of AWS.
 * @param limits - @default none are known, and the defaults count
 */
export const checkQuotas = (plan: Plan, limits?: Limits): QuotaReport => {
  const { name, tier, profile, regions } = plan;
  const needs = needsOf(plan);
  // What stands once per blueprint stands in us-east-1, whether that is one of the plan's regions or not.
  const places = [...new Set([...regions, ...needs.flatMap(({ region }) => (region === null ? [] : [region]))]), null];
  const order = (check: QuotaCheck): number => places.indexOf(check.region);
  const checks = needs
    .map((need) => checkOf(plan, needs, need, limits ?? NO_LIMITS))
    .sort((a, b) => order(a) - order(b) || urgency(b) - urgency(a));
  return { name, tier, profile, regions, account: limits !== undefined, checks, fits: checks.every(({ fits }) => fits) };
};
