import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnRuleGroupsNamespace, CfnWorkspace } from 'aws-cdk-lib/aws-aps';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, type IDependable } from 'constructs';
import { stringify } from 'yaml';
import { logDeliveryStatement } from '../../../facts/resource-policies';
import { checkProps, logDays, logGroupNameRule, text, whole } from '../../props';
import type { RuleGroup } from './rules';

export interface MetricsWorkspaceProps {
  /** Name that people see, at most 100 characters; it need not be unique. */
  readonly alias: string;
  /**
   * Where the workspace says which rules and messages failed. Begins with `/aws/vendedlogs/`, or CloudWatch Logs' policies grow too long.
   * @default `/aws/vendedlogs/prometheus/<alias>`
   */
  readonly logGroupName?: string;
  /** ARN of the key that encrypts what is measured; it can never be changed. @default a key of AWS's own */
  readonly keyArn?: string;
  /** ARN of the key that encrypts the log. @default CloudWatch Logs' own */
  readonly logKeyArn?: string;
  /** Days that samples are kept, 1 to 1,095. @default 150 */
  readonly retentionDays?: number;
  /** Days that the log is kept, one of those that CloudWatch Logs takes. @default 30 */
  readonly logDays?: number;
  /** Seconds by which a sample may be older than the newest of its series. @default 300 */
  readonly outOfOrderSeconds?: number;
  /** Seconds that rules look back, so that late samples are there when they look. @default 60 */
  readonly ruleOffsetSeconds?: number;
  /** ARN of a topic, in this account, that aps.amazonaws.com may publish to; alerts go there. @default nowhere */
  readonly topicArn?: string;
  /** What must be there before the workspace publishes: the topic's policy. @default nothing */
  readonly topicPolicy?: IDependable;
  /** Rules: series that are recorded, and alerts. @default none */
  readonly ruleGroups?: readonly RuleGroup[];
  /** Keep the workspace, and with it what was measured, when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** How alerts are told: those of one kind about one service together, and again after four hours while nothing changes. Ours. */
const ROUTE = { receiver: 'alarms', group_by: ['alertname', 'service'], group_wait: '30s', group_interval: '5m', repeat_interval: '4h' };

/** One line each, and nothing by reference: people read this in the console. */
const YAML = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The only kind of receiver that the service knows is a topic of its own account. */
const alertManager = (topicArn: string, region: string): string =>
  stringify(
    {
      alertmanager_config: stringify(
        {
          route: ROUTE,
          receivers: [{ name: ROUTE.receiver, sns_configs: [{ topic_arn: topicArn, sigv4: { region }, send_resolved: true }] }],
        },
        YAML,
      ),
    },
    YAML,
  );

/** A workspace of Amazon Managed Service for Prometheus with its rules, the topic that hears of alerts, and a log of what went wrong. */
export class MetricsWorkspace extends Construct {
  readonly workspace: CfnWorkspace;
  /** Base URL: what a collector puts `/api/v1/remote_write` behind, and Grafana takes for a data source as it is. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: MetricsWorkspaceProps) {
    super(scope, id);
    const { alias, logGroupName = `/aws/vendedlogs/prometheus/${alias}` } = props;
    // What the services would refuse at deploy (CreateWorkspace, CreateLogGroup).
    checkProps(
      this,
      { ...props, logGroupName },
      {
        alias: text(/^.{1,100}$/s, '1 to 100 characters'),
        logGroupName: logGroupNameRule,
        retentionDays: whole(1, 1_095),
        logDays,
        outOfOrderSeconds: whole(0),
        ruleOffsetSeconds: whole(0),
      },
    );
    const { region, urlSuffix } = Stack.of(this);
    const log = this.log(logGroupName, props);
    this.workspace = new CfnWorkspace(this, 'Workspace', {
      alias,
      ...(props.keyArn === undefined ? {} : { kmsKeyArn: props.keyArn }),
      ...(props.topicArn === undefined ? {} : { alertManagerDefinition: alertManager(props.topicArn, region) }),
      loggingConfiguration: { logGroupArn: log.attrArn },
      workspaceConfiguration: {
        retentionPeriodInDays: props.retentionDays ?? 150,
        outOfOrderTimeWindowInSeconds: props.outOfOrderSeconds ?? 300,
        ruleQueryOffsetInSeconds: props.ruleOffsetSeconds ?? 60,
      },
    });
    if (props.topicPolicy) this.workspace.node.addDependency(props.topicPolicy);
    // Nothing protects a workspace by itself. docs/decisions/0015.
    this.workspace.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
    if (props.ruleGroups)
      new CfnRuleGroupsNamespace(this, 'Rules', {
        name: 'strata',
        workspace: this.workspace.attrArn,
        data: stringify({ groups: props.ruleGroups }, YAML),
      });
    // By the id: of the attribute PrometheusEndpoint public sources disagree whether it ends in `/api/v1/`.
    this.url = `https://aps-workspaces.${region}.${urlSuffix}/workspaces/${this.workspace.attrWorkspaceId}`;
  }

  private log(logGroupName: string, props: MetricsWorkspaceProps): CfnLogGroup {
    const { account, partition, region } = Stack.of(this);
    const { sid, services, actions, resources, conditions } = logDeliveryStatement({ account, partition, region }, [logGroupName]);
    const group = new CfnLogGroup(this, 'LogGroup', {
      logGroupName,
      retentionInDays: props.logDays ?? 30,
      ...(props.logKeyArn === undefined ? {} : { kmsKeyId: props.logKeyArn }),
      // On the group, not in the account: the account has room for ten such policies, and one on the group goes with it.
      resourcePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Sid: sid, Effect: 'Allow', Principal: { Service: services }, Action: actions, Resource: resources, Condition: conditions },
        ],
      },
    });
    group.applyRemovalPolicy(RemovalPolicy.DESTROY);
    return group;
  }
}
