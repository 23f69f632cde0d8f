import { Stack, Token, Validations } from 'aws-cdk-lib';
import { CfnExperimentTemplate } from 'aws-cdk-lib/aws-fis';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { checkProps, oneOf, propError } from '../../props';
import { experimentDescription, scheduleRule, startBySchedule } from './schedule';

export interface DatabaseExperimentProps {
  readonly description: string;
  /** ARN of the database. */
  readonly databaseArn: string;
  /** What it is: an instance of RDS, or a cluster of Aurora, of which a reader takes over. @default instance */
  readonly kind?: 'instance' | 'cluster';
  /** Of an instance: make the standby take over; it must be in two zones. @default false: restart it where it is */
  readonly forceFailover?: boolean;
  /** ARN of the CloudWatch alarm that stops the experiment. @default none */
  readonly stopAlarmArn?: string;
  /** EventBridge Scheduler expression, UTC, such as `cron(0 10 ? * MON *)`. */
  readonly schedule: string;
  /** Whether the schedule fires. @default false */
  readonly enabled?: boolean;
}

/** How FIS names each kind of database and what it does to it, and what it needs for that (FIS user guide, "AWS FIS actions reference"). */
const KINDS = {
  instance: {
    resourceType: 'aws:rds:db',
    targets: 'DBInstances',
    actionId: 'aws:rds:reboot-db-instances',
    permission: 'rds:RebootDBInstance',
    reading: 'rds:DescribeDBInstances',
    arn: 'db',
  },
  cluster: {
    resourceType: 'aws:rds:cluster',
    targets: 'Clusters',
    actionId: 'aws:rds:failover-db-cluster',
    permission: 'rds:FailoverDBCluster',
    reading: 'rds:DescribeDBClusters',
    arn: 'cluster',
  },
} as const;

/** As cdk-nag writes what a stack does not know of its place; a token in the id of a finding would end the synthesis. */
const shown = (value: string, pseudo: string): string => (Token.isUnresolved(value) ? `<AWS::${pseudo}>` : value);

/** A Fault Injection Service experiment that restarts a database or fails it over, with a schedule that stands still until it is enabled. */
export class DatabaseExperiment extends Construct {
  readonly template: CfnExperimentTemplate;

  constructor(scope: Construct, id: string, props: DatabaseExperimentProps) {
    super(scope, id);
    checkProps(this, props, { description: experimentDescription, kind: oneOf(Object.keys(KINDS)), schedule: scheduleRule }, [
      'databaseArn',
      'schedule',
    ]);
    if (props.kind === 'cluster' && props.forceFailover)
      throw propError(this, 'forceFailover is for an instance; a cluster always fails over');
    const { account, partition, region } = Stack.of(this);
    const kind = KINDS[props.kind ?? 'instance'];
    // FIS user guide, "Prevent confused deputy" and, for the actions' permissions, their own sections.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('fis.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:fis:${region}:${account}:experiment/*` },
        },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: [kind.permission], resources: [props.databaseArn] }));
    // Reading is not limited to the one: AWS's own policy for the action, AWSFaultInjectionSimulatorRDSAccess, describes every database, and
    // a call with a filter is authorised against all of them.
    role.addToPolicy(
      new PolicyStatement({ actions: [kind.reading], resources: [`arn:${partition}:rds:${region}:${account}:${kind.arn}:*`] }),
    );
    const place = [shown(partition, 'Partition'), 'rds', shown(region, 'Region'), shown(account, 'AccountId')].join(':');
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:${place}:${kind.arn}:*]`,
      reason: 'FIS looks for its target among the databases of the account and region; it may restart the named one only.',
    });
    this.template = new CfnExperimentTemplate(this, 'Template', {
      description: props.description,
      roleArn: role.roleArn,
      targets: { Database: { resourceType: kind.resourceType, resourceArns: [props.databaseArn], selectionMode: 'ALL' } },
      actions: {
        Restart: {
          actionId: kind.actionId,
          description: props.description,
          ...(props.kind === 'cluster' ? {} : { parameters: { forceFailover: String(props.forceFailover ?? false) } }),
          targets: { [kind.targets]: 'Database' },
        },
      },
      stopConditions: [props.stopAlarmArn ? { source: 'aws:cloudwatch:alarm', value: props.stopAlarmArn } : { source: 'none' }],
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
      // Not the description: tags are create-only, and a changed text would make another experiment.
      tags: { Name: id },
    });
    this.template.node.addDependency(role);

    startBySchedule(this, {
      description: props.description,
      templateId: this.template.attrId,
      schedule: props.schedule,
      enabled: props.enabled ?? false,
    });
  }
}
