import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { propError } from '../../props';

export interface MonthlyBudgetProps {
  /** At most 100 characters; other notifications need another name. */
  readonly budgetName: string;
  /** US dollars a month, more than 0. */
  readonly limitUsd: number;
  /** Who is told: an address, or the ARN of a topic that AWS Budgets may publish to. */
  readonly subscriber: { readonly email: string } | { readonly topicArn: string };
  /** Percent of the limit that was spent, five at most together with the forecast. @default [100] */
  readonly spentPercents?: readonly number[];
  /** Percent of the limit that is forecast for the month. @default 100 */
  readonly forecastPercent?: number;
  /** Count only what carries this tag; it must be an activated cost allocation tag. @default the whole account */
  readonly tag?: { readonly key: string; readonly value: string };
}

/** Warns before the bill does. Its stack is in a region that has AWS::Budgets::Budget, such as us-east-1. */
export class MonthlyBudget extends Construct {
  readonly budget: CfnBudget;

  constructor(scope: Construct, id: string, props: MonthlyBudgetProps) {
    super(scope, id);
    const { subscriber, tag, spentPercents = [100] } = props;
    if (props.limitUsd <= 0) throw propError(this, `limitUsd is ${props.limitUsd}; allowed is more than 0`);
    if (spentPercents.length > 4)
      throw propError(this, `spentPercents has ${spentPercents.length} items; allowed are 4, beside the forecast`);
    const subscribers =
      'email' in subscriber
        ? [{ subscriptionType: 'EMAIL', address: subscriber.email }]
        : [{ subscriptionType: 'SNS', address: subscriber.topicArn }];
    const notify = (notificationType: string, threshold: number): CfnBudget.NotificationWithSubscribersProperty => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    this.budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: props.budgetName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.limitUsd, unit: 'USD' },
        ...(tag ? { costFilters: { TagKeyValue: [`user:${tag.key}$${tag.value}`] } } : {}),
      },
      notificationsWithSubscribers: [
        ...spentPercents.map((percent) => notify('ACTUAL', percent)),
        notify('FORECASTED', props.forecastPercent ?? 100),
      ],
    });
  }
}
