import { stableHash } from '../../../naming';
import { defineCapability, FREE } from '../../../plan/contract';

export interface BudgetSize {
  /** US dollars a month. */
  readonly limitUsd: number;
  /**
   * Count only what carries the blueprint's tag. Somebody has to activate `strata:blueprint` as a cost allocation tag first, in the billing
   * console of the paying account; before that nothing is counted, and the budget never warns.
   */
  readonly onlyTagged: boolean;
}

export interface BudgetSpec {
  readonly name: string;
  /** Who is told. @default the topic of alarms */
  readonly email?: string;
  /** Region of the topic of alarms. */
  readonly topicRegion: string;
  /** Tag of what the blueprint makes. */
  readonly tag: { readonly key: string; readonly value: string };
  /** Percent of the limit that was spent. */
  readonly spentPercents: readonly number[];
  /** Percent of the limit that is forecast for the month. */
  readonly forecastPercent: number;
}

/** A budget belongs to the account. Its resource type is not in every region (CloudFormation's schemas by region, as cfn-lint 1.58 lists them); it is in us-east-1. */
export const budget = defineCapability<'budget', BudgetSize, BudgetSpec>({
  kind: 'budget',
  layer: 'observability',
  scope: 'blueprint',
  systems: [],
  plan: ({ blueprint, names, regions }) => {
    if (blueprint.budget === undefined) return [];
    const email = blueprint.notify?.email;
    return [
      {
        id: 'budget/main',
        engine: 'aws-budgets',
        size: { limitUsd: blueprint.budget, onlyTagged: false },
        spec: {
          // Other notifications replace the budget (AWS::Budgets::Budget, NotificationsWithSubscribers), and two budgets cannot share a name.
          name: names.physical('budget', 'monthly', stableHash(email ?? 'topic')),
          ...(email === undefined ? {} : { email }),
          topicRegion: regions[0] as string,
          tag: { key: 'strata:blueprint', value: blueprint.name },
          spentPercents: [50, 80, 100],
          forecastPercent: 100,
        },
        reason:
          'AWS tells at half, at four fifths and at the whole of the budget, and when the month is forecast to exceed it. It counts the whole account: to count the blueprint alone, activate the cost allocation tag strata:blueprint, then set overrides.budget/main.onlyTagged',
        alternatives: [
          {
            engine: 'cost-anomaly-detection',
            verdict: 'finds what is unusual instead of what is too much; free, and set up once per account by hand',
          },
        ],
        needs: email === undefined ? ['alarms/main'] : [],
      },
    ];
  },
  // The first two budgets of an account are free, and this one starts no action.
  usage: FREE,
  quotas: () => [{ quota: 'budgets.budgets', amount: 1 }],
});
