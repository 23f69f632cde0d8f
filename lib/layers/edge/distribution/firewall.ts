import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { logDeliveryStatement } from '../../../facts/resource-policies';
import { managedRuleGroups, type ManagedRuleGroup } from '../../../facts/waf';
import { checkProps, requireRegion, text, whole } from '../../props';
import { FIREWALL_GROUPS } from './rules';

export interface EdgeFirewallProps {
  /** At most 128 letters, digits, hyphens and underscores; also the name of its metrics. */
  readonly name: string;
  /** Begins with `aws-waf-logs-`. @default `aws-waf-logs-<name>` */
  readonly logGroupName?: string;
  /** @default 30 */
  readonly logDays?: number;
  /** ARN of the key that encrypts the log, in the same region. @default CloudWatch Logs' own */
  readonly logKeyArn?: string;
  /** Requests that one address may make in five minutes, at least 10. @default 2000 */
  readonly requestsPerAddress?: number;
}

/** What says who somebody is, and so has no place in a log. */
const PRIVATE_HEADERS = ['authorization', 'cookie'] as const;

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/** Rules of a group that only count here. Bodies over 8 KiB are ordinary in an API, and uploads are larger. */
const COUNTED: Readonly<Record<string, readonly string[]>> = { [managedRuleGroups.common.name]: ['SizeRestrictions_BODY'] };

const managed = ({ vendor, name }: ManagedRuleGroup, priority: number): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: vendor,
      name,
      ...(COUNTED[name] ? { ruleActionOverrides: COUNTED[name].map((rule) => ({ name: rule, actionToUse: { count: {} } })) } : {}),
    },
  },
  visibilityConfig: visibility(name),
});

/**
 * A firewall in front of CloudFront; its stack is in us-east-1. Addresses that ask too often and such as Amazon knows for attacks are
 * turned away before requests are looked into. The log keeps only what was blocked or counted, without credentials.
 */
export class EdgeFirewall extends Construct {
  readonly webAcl: CfnWebACL;

  constructor(scope: Construct, id: string, props: EdgeFirewallProps) {
    super(scope, id);
    requireRegion(this, 'us-east-1', 'a firewall of CloudFront');
    checkProps(this, props, {
      name: text(/^[\w-]{1,128}$/, '1 to 128 letters, digits, hyphens and underscores'),
      logGroupName: text(/^aws-waf-logs-/, 'a name that begins with aws-waf-logs-'),
      requestsPerAddress: whole(10, 2_000_000_000),
    });
    this.webAcl = new CfnWebACL(this, 'WebAcl', {
      name: props.name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(props.name),
      rules: [
        {
          name: 'TooManyRequests',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit: props.requestsPerAddress ?? 2_000 } },
          visibilityConfig: visibility('TooManyRequests'),
        },
        ...FIREWALL_GROUPS.map((group, i) => managed(group, i + 1)),
      ],
      // Keeps credentials out of sampled requests too, and out of rules that look at all headers, which redaction alone does not (PutLoggingConfiguration).
      dataProtectionConfig: {
        dataProtections: [{ action: 'SUBSTITUTION', field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...PRIVATE_HEADERS] } }],
      },
    });
    this.log(props);
  }

  private log(props: EdgeFirewallProps): void {
    const { account, partition, region } = Stack.of(this);
    const { logGroupName = `aws-waf-logs-${props.name}` } = props;
    const arn = `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`;
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
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAcl.attrArn,
      logDestinationConfigs: [arn],
      redactedFields: PRIVATE_HEADERS.map((name) => ({ singleHeader: { Name: name } })),
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    }).addResourceDependency(group);
  }
}
