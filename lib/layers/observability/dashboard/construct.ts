import { Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MetricAlarmQuery } from '../alarms/construct';
import { dashboardBody } from './body';
import type { AlarmsWidget, Box, GraphWidget, Line, TextWidget } from './widget';

/** One line of a graph: a metric of one resource. */
export interface DashboardLine extends Omit<Line, 'query'> {
  readonly query: MetricAlarmQuery;
}

export interface DashboardGraph extends Omit<GraphWidget, 'lines'> {
  readonly lines: readonly DashboardLine[];
}

export type DashboardWidget = TextWidget | AlarmsWidget | DashboardGraph;

export interface OperationsDashboardProps {
  /** Letters, digits, `-` and `_`. */
  readonly dashboardName: string;
  /** Each with its place; `layout` finds places for rows of widgets. */
  readonly widgets: readonly (DashboardWidget & Box)[];
}

/** A page of graphs and lights. */
export class OperationsDashboard extends Construct {
  readonly dashboard: CfnDashboard;

  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { account, partition, region } = stack;
    const body = dashboardBody(props.widgets, {
      alarmArn: (name) => `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`,
      dimension: String,
    });
    this.dashboard = new CfnDashboard(this, 'Dashboard', { dashboardName: props.dashboardName, dashboardBody: stack.toJsonString(body) });
  }
}
