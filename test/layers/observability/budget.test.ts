import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { BudgetSize, BudgetSpec } from '../../../lib/layers/observability/budget/capability';
import { synthesize, type Synthesized } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;
interface Budget {
  readonly Budget: { readonly BudgetName: string; readonly BudgetLimit: object; readonly CostFilters?: object };
  readonly NotificationsWithSubscribers: readonly {
    readonly Notification: { readonly NotificationType: string; readonly Threshold: number };
    readonly Subscribers: readonly object[];
  }[];
}

const services = { web: { runtime: 'node' } } as const;
const entryOf = (input: Input) =>
  planOrThrow(blueprintOf({ services, ...input })).entries.find((e) => e.id === 'budget/main') as
    PlanEntry<BudgetSize, BudgetSpec> | undefined;
const synthesized = (input: Input): Synthesized =>
  synthesize(planOrThrow(blueprintOf({ services, profile: 'sandbox', budget: 500, ...input })));
const budgetIn = (s: Synthesized, stack = 'streamflix-us-east-1-Observability'): Budget =>
  Object.values(s.templates.get(stack)?.Resources ?? {}).find((r) => r.Type === 'AWS::Budgets::Budget')?.Properties as unknown as Budget;

describe('budget', () => {
  it('is there when the blueprint says how much', () => {
    expect(entryOf({})).toBeUndefined();
    expect(entryOf({ budget: 500 })).toMatchObject({ region: 'us-east-1', size: { limitUsd: 500, onlyTagged: false } });
  });

  it('writes to the address at half, four fifths and all of it, and when the month is forecast to exceed it', () => {
    const { Budget, NotificationsWithSubscribers } = budgetIn(synthesized({ notify: { email: 'ops@example.com' } }));
    expect(Budget.BudgetLimit).toEqual({ Amount: 500, Unit: 'USD' });
    expect(Budget).not.toHaveProperty('CostFilters');
    expect(NotificationsWithSubscribers.map(({ Notification: n }) => [n.NotificationType, n.Threshold])).toEqual([
      ['ACTUAL', 50],
      ['ACTUAL', 80],
      ['ACTUAL', 100],
      ['FORECASTED', 100],
    ]);
    for (const { Subscribers } of NotificationsWithSubscribers)
      expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: 'ops@example.com' }]);
  });

  it('publishes to the topic of alarms where there is no address, in another region too', () => {
    expect(JSON.stringify(budgetIn(synthesized({})))).toMatch(/"SubscriptionType":"SNS"/);
    const far = synthesized({ regions: ['eu-north-1'] });
    expect(JSON.stringify(budgetIn(far))).toContain(
      '"Fn::GetStackOutput":{"StackName":"streamflix-eu-north-1-Observability","Region":"eu-north-1"',
    );
    expect(budgetIn(far, 'streamflix-eu-north-1-Observability')).toBeUndefined();
  });

  it('comes after the policy that lets it publish', () => {
    const { Resources } = synthesized({}).templates.get('streamflix-us-east-1-Observability')!;
    const [policy] = Object.entries(Resources).find(([, r]) => r.Type === 'AWS::SNS::TopicPolicy')!;
    expect(Object.values(Resources).find((r) => r.Type === 'AWS::Budgets::Budget')?.DependsOn).toContain(policy);
  });

  it('takes another name with another reader, since that replaces it', () => {
    const name = (email?: string) => budgetIn(synthesized(email === undefined ? {} : { notify: { email } })).Budget.BudgetName;
    expect(new Set([name(), name('a@example.com'), name('b@example.com')]).size).toBe(3);
  });

  it('counts the tag alone once asked to', () => {
    const { Budget } = budgetIn(synthesized({ overrides: { 'budget/main': { onlyTagged: true, limitUsd: 300 } } }));
    expect(Budget).toMatchObject({ BudgetLimit: { Amount: 300 }, CostFilters: { TagKeyValue: ['user:strata:blueprint$streamflix'] } });
  });
});
