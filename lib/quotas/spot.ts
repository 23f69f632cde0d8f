import { quotaOf } from '../facts/quotas';
import type { Plan } from '../plan/plan';
import { defaultLimit, type Limits } from './limit';
import type { Need } from './need';

export const VCPUS = 'ec2.standard-vcpus';
export const SPOT_VCPUS = 'ec2.standard-spot-vcpus';

/** Spot instances have a quota of their own, which is an answer where machines at the ordinary price do not fit theirs. */
export interface SpotAnswer {
  readonly quota: typeof SPOT_VCPUS;
  readonly limit: number;
  /** vCPU that the plan has on Spot already. */
  readonly used: number;
  /** all: every node would fit there. rest: those that are missing would. none: not even they. */
  readonly holds: 'all' | 'rest' | 'none';
  /** Plan ids of pools whose nodes could be Spot instances and are not. */
  readonly pools: readonly string[];
}

const couldBeSpot = (size: object): boolean => 'spot' in size && size.spot === false;

/** What Spot could take of machines that do not fit. */
export const spotAnswer = (
  plan: Plan,
  needs: readonly Need[],
  { region, amount, parts }: Need,
  limit: number,
  limits: Limits,
): SpotAnswer => {
  const quota = quotaOf(SPOT_VCPUS);
  const at = region ?? '';
  const spot = limits(quota, at)?.value ?? defaultLimit(quota, at).value ?? 0;
  const used = needs.find((need) => need.quota.id === SPOT_VCPUS && need.region === region)?.amount ?? 0;
  const free = spot - used;
  const pools = plan.entries
    .filter((e) => e.region === region && couldBeSpot(e.size) && parts.some(({ id }) => id === e.id))
    .map((e) => e.id);
  return { quota: SPOT_VCPUS, limit: spot, used, holds: amount <= free ? 'all' : amount - limit <= free ? 'rest' : 'none', pools };
};
