export type { Publisher } from '../../facts/service-principals';
export { AlarmTopic, MetricAlarm, type AlarmTopicProps, type MetricAlarmProps, type MetricAlarmQuery } from './alarms/construct';
export { MetricsCollector, type MetricsCollectorProps } from './collector/chart';
export { MonthlyBudget, type MonthlyBudgetProps } from './budget/construct';
export {
  OperationsDashboard,
  type DashboardGraph as GraphWidget,
  type DashboardLine as Line,
  type DashboardWidget as Widget,
  type OperationsDashboardProps,
} from './dashboard/construct';
export { layout, type AlarmsWidget, type Box, type Row, type TextWidget } from './dashboard/widget';
export { MetricsWorkspace, type MetricsWorkspaceProps } from './metrics/construct';
export type { Rule, RuleGroup } from './metrics/rules';
export { DeliveredLogGroup, type DeliveredLogGroupProps } from './log-delivery/construct';
