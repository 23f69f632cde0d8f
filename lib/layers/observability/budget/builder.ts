import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { ALARM_TOPIC } from '../alarms/builder';
import type { BudgetSize, BudgetSpec } from './capability';
import { MonthlyBudget } from './construct';

export const buildBudget: Builder<BudgetSize, BudgetSpec> = ({ size, spec }, context) => {
  const here = spec.topicRegion === context.region;
  const topicArn = (): string => {
    const { arn } = context.use(ALARM_TOPIC);
    return here ? arn : Stack.consumeReference(arn, ReferenceStrength.WEAK);
  };
  const { budget } = new MonthlyBudget(context.stack('Observability'), 'Monthly', {
    budgetName: spec.name,
    limitUsd: size.limitUsd,
    subscriber: spec.email === undefined ? { topicArn: topicArn() } : { email: spec.email },
    spentPercents: spec.spentPercents,
    forecastPercent: spec.forecastPercent,
    ...(size.onlyTagged ? { tag: spec.tag } : {}),
  });
  // A budget that is over its limit at once notifies at once, and a topic that does not let it publish yet loses that message. In another
  // region the order of the stacks sees to it.
  if (spec.email === undefined && here) budget.node.addDependency(context.use(ALARM_TOPIC).policy);
};
