export { AlarmTopic, MetricAlarm, type AlarmTopicProps, type MetricAlarmProps, type MetricAlarmQuery } from './alarms/construct';
export { MetricsCollector, type MetricsCollectorProps } from './collector/chart';
export { MonthlyBudget, type MonthlyBudgetProps } from './budget/construct';
export { OperationsDashboard, type OperationsDashboardProps } from './dashboard/construct';
export { MetricsWorkspace, type MetricsWorkspaceProps } from './metrics/construct';
export type { Rule, RuleGroup } from './metrics/rules';
export type { AlarmsWidget, Box, GraphWidget, Line, TextWidget, Widget } from './dashboard/widget';
export { DeliveredLogGroup, type DeliveredLogGroupProps } from './log-delivery/construct';
