export { AlarmTopic, MetricAlarm, type AlarmTopicProps, type MetricAlarmProps, type MetricAlarmQuery } from './alarms/construct';
export { MonthlyBudget, type MonthlyBudgetProps } from './budget/construct';
export { OperationsDashboard, type OperationsDashboardProps } from './dashboard/construct';
export type { AlarmsWidget, Box, GraphWidget, Line, TextWidget, Widget } from './dashboard/widget';
export { DeliveredLogGroup, type DeliveredLogGroupProps } from './log-delivery/construct';
