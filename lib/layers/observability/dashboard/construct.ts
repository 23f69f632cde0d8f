import { Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { dashboardBody, type Surroundings } from './body';
import type { Box, Widget } from './widget';

export interface OperationsDashboardProps {
  /** Letters, digits, `-` and `_`. */
  readonly dashboardName: string;
  readonly widgets: readonly (Widget & Box)[];
  /** Text of a dimension that is known only after deploy. @default dimensions are text */
  readonly dimension?: Surroundings['dimension'];
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
      dimension: props.dimension ?? String,
    });
    this.dashboard = new CfnDashboard(this, 'Dashboard', { dashboardName: props.dashboardName, dashboardBody: stack.toJsonString(body) });
  }
}
