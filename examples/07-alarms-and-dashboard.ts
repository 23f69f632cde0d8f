// An alarm on the age of a queue's oldest message, somebody who hears of it, a page that shows it, and a budget.
import { App, Stack } from 'aws-cdk-lib';
import { AlarmTopic, layout, MetricAlarm, MonthlyBudget, OperationsDashboard, type Widget } from 'strata-blueprints/observability';

export const app = new App();
const stack = new Stack(app, 'Observability', { env: { region: 'us-east-1' } });

const query = {
  namespace: 'AWS/SQS',
  metric: 'ApproximateAgeOfOldestMessage',
  dimensions: { QueueName: 'plays-history' },
  statistic: 'Maximum',
  periodSeconds: 300,
};
const topic = new AlarmTopic(stack, 'Alarms', { email: 'ops@example.com' });
const { alarm } = new MetricAlarm(stack, 'HistoryIsLate', {
  alarmName: 'history-is-late',
  description: 'Events wait for a quarter of an hour: look at the pods of history.',
  query,
  when: 'above',
  threshold: 900,
  topicArns: [topic.arn],
});

const widgets: Widget[] = [
  { kind: 'alarms', title: 'Alarms', alarms: [alarm.alarmName ?? ''] },
  { kind: 'graph', title: 'Oldest event, seconds', region: stack.region, lines: [{ label: 'history', query }] },
];
new OperationsDashboard(stack, 'Overview', { dashboardName: 'mine', widgets: layout([{ height: 6, widgets }]) });
new MonthlyBudget(stack, 'Budget', { budgetName: 'mine', limitUsd: 250, subscriber: { email: 'ops@example.com' } });
