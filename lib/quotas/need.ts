import { quotaOf, type Quota } from '../facts/quotas';
import type { Plan } from '../plan/plan';
import { stacksByRegion } from './stacks';

/** What one entry of a plan uses of a quota. */
export interface Part {
  /** Plan id, or what else uses it. */
  readonly id: string;
  readonly region: string;
  readonly amount: number;
}

/** How much of a quota a plan needs, in one region or in the account. */
export interface Need {
  readonly quota: Quota;
  /** Where it counts; null: in the whole account. */
  readonly region: string | null;
  readonly amount: number;
  /** What it is made of, the largest first: summands, or where the parts of a resource are counted, the resources. */
  readonly parts: readonly Part[];
}

const STACKS = 'stacks of the plan';

interface Use extends Part {
  readonly quota: Quota;
}

const usesOf = (plan: Plan): Use[] => [
  ...plan.entries.flatMap(({ id, region, quotas = [] }) =>
    quotas.map(({ quota, amount }) => ({ quota: quotaOf(quota), id, region, amount })),
  ),
  ...[...stacksByRegion(plan)].map(([region, names]) => ({
    quota: quotaOf('cloudformation.stacks'),
    id: STACKS,
    region,
    amount: names.size,
  })),
];

const summed = ({ per, shared = false }: Quota): boolean => per !== 'resource' || shared;

const needOf = (uses: readonly [Use, ...Use[]]): Need => {
  const [{ quota, region }] = uses;
  const parts = uses.map(({ id, region: at, amount }) => ({ id, region: at, amount })).sort((a, b) => b.amount - a.amount);
  const amounts = parts.map(({ amount }) => amount);
  const amount = summed(quota) ? amounts.reduce((sum, one) => sum + one, 0) : Math.max(...amounts);
  return { quota, region: quota.per === 'account' ? null : region, amount, parts };
};

/**
 * What a plan needs of each quota that it uses: over all regions where it counts for the account, else for each region by itself; where
 * it counts the parts of a resource, what the largest one has. The CloudFormation stacks of the plan are one of the quotas.
 * @throws RangeError for an amount that is no number
 */
export const needsOf = (plan: Plan): readonly Need[] => {
  const groups = new Map<string, [Use, ...Use[]]>();
  for (const use of usesOf(plan)) {
    if (!Number.isFinite(use.amount)) throw new RangeError(`${use.id}, ${use.quota.id}: ${use.amount} is no amount`);
    if (use.amount <= 0) continue;
    const key = `${use.quota.id} ${use.quota.per === 'account' ? '' : use.region}`;
    const group = groups.get(key);
    if (group) group.push(use);
    else groups.set(key, [use]);
  }
  return [...groups.values()].map(needOf);
};
