import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { ALARM_TOPIC } from '../alarms/builder';
import type { BudgetSize, BudgetSpec } from './capability';
import { MonthlyBudget } from './construct';

export const buildBudget: Builder<BudgetSize, BudgetSpec> = ({ size, spec }, context) => {
  const topicArn = (): string => {
    const topic = context.use(ALARM_TOPIC);
    return spec.topicRegion === context.region ? topic : Stack.consumeReference(topic, ReferenceStrength.WEAK);
  };
  new MonthlyBudget(context.stack('Observability'), 'Monthly', {
    budgetName: spec.name,
    limitUsd: size.limitUsd,
    subscriber: spec.email === undefined ? { topicArn: topicArn() } : { email: spec.email },
    spentPercents: spec.spentPercents,
    forecastPercent: spec.forecastPercent,
    ...(size.onlyTagged ? { tag: spec.tag } : {}),
  });
};
