import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface RejectedFlowLogProps {
  readonly vpcId: string;
  /** @default a name that CloudFormation makes */
  readonly logGroupName?: string;
  /** Days that the log is kept. @default 30 */
  readonly retentionDays?: RetentionDays;
  /** Encrypts the log; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly encryptionKey?: IKey;
}

/** Connections that security groups and network ACLs refused: what one looks at when nothing answers, without paying for every packet. */
export class RejectedFlowLog extends Construct {
  constructor(scope: Construct, id: string, props: RejectedFlowLogProps) {
    super(scope, id);
    const group = new LogGroup(this, 'LogGroup', {
      ...(props.logGroupName === undefined ? {} : { logGroupName: props.logGroupName }),
      retention: props.retentionDays ?? 30,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(props.encryptionKey ? { encryptionKey: props.encryptionKey } : {}),
    });
    // Amazon VPC, "IAM role for publishing flow logs to CloudWatch Logs": trust limited to this account's flow logs against the confused deputy.
    const { account, region, partition } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [group.logGroupArn], // ends in `:*`, the streams of this one group
      }),
    );
    new CfnFlowLog(this, 'FlowLog', {
      resourceType: 'VPC',
      resourceId: props.vpcId,
      trafficType: 'REJECT',
      logDestinationType: 'cloud-watch-logs',
      logDestination: `arn:${partition}:logs:${region}:${account}:log-group:${props.logGroupName ?? group.logGroupName}`,
      deliverLogsPermissionArn: role.roleArn,
      maxAggregationInterval: 600,
    }).node.addDependency(group, role);
  }
}
