import { Stack } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { topicStatement } from '../../../facts/resource-policies';
import type { Publisher, ResourceStatement } from '../../../facts/service-principals';
import { checkProps, propError, text, whole } from '../../props';

export interface AlarmTopicProps {
  /** @default a name that CloudFormation makes */
  readonly topicName?: string;
  /** ARN of a key that lets `publishers` use it. @default not encrypted: the key that AWS keeps for SNS lets no service publish */
  readonly keyArn?: string;
  /** AWS services that may publish. @default CloudWatch alarms and AWS Budgets */
  readonly publishers?: readonly Publisher[];
  /** Receives everything, once somebody has followed the link in its first message. @default nobody */
  readonly email?: string;
}

const statement = ({ sid, services, actions, resources, conditions }: ResourceStatement): object => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { Service: services },
  Action: actions,
  Resource: resources,
  ...(conditions ? { Condition: conditions } : {}),
});

/** Where alarms go: an encrypted topic that only AWS's own services publish to. */
export class AlarmTopic extends Construct {
  readonly arn: string;
  readonly topic: CfnTopic;
  /** Who may publish: what publishes, or is checked for it when it is made, waits for this. */
  readonly policy: CfnTopicPolicy;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.topic = new CfnTopic(this, 'Topic', {
      ...(props.topicName === undefined ? {} : { topicName: props.topicName }),
      ...(props.keyArn === undefined ? {} : { kmsMasterKeyId: props.keyArn }),
    });
    this.arn = this.topic.ref;
    const { account, partition, region } = Stack.of(this);
    this.policy = new CfnTopicPolicy(this, 'Policy', {
      topics: [this.arn],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          ...(props.publishers ?? ['cloudWatch', 'budgets']).map((publisher) =>
            statement(topicStatement(publisher, this.arn, { account, partition, region })),
          ),
          {
            Sid: 'EncryptedOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: this.arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
    if (props.email !== undefined) new CfnSubscription(this, 'Email', { topicArn: this.arn, protocol: 'email', endpoint: props.email });
  }
}

export interface MetricAlarmQuery {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Average, Sum, Minimum, Maximum, or a percentile such as p95. */
  readonly statistic: string;
  /** 60, or a multiple of it. */
  readonly periodSeconds: number;
}

export interface MetricAlarmProps {
  /** At most 255 characters. @default a name that CloudFormation makes */
  readonly alarmName?: string;
  /** What has happened when it goes off, and what to do; at most 1,024 characters. */
  readonly description: string;
  readonly query: MetricAlarmQuery;
  readonly when: 'above' | 'atLeast' | 'below';
  readonly threshold: number;
  /** Periods that are looked at. @default 3 */
  readonly periods?: number;
  /** How many of them must be beyond the threshold. @default all periods */
  readonly breaching?: number;
  /** What a period without data is. @default 'good' */
  readonly missing?: 'good' | 'bad' | 'ignore';
  /** ARNs of topics that hear when it goes off and when it is over. @default none */
  readonly topicArns?: readonly string[];
}

const COMPARISON = { above: 'GreaterThanThreshold', atLeast: 'GreaterThanOrEqualToThreshold', below: 'LessThanThreshold' } as const;
const MISSING = { good: 'notBreaching', bad: 'breaching', ignore: 'ignore' } as const;

const PERCENTILE = /^p\d/;

/** An alarm on one metric of one resource. */
export class MetricAlarm extends Construct {
  readonly alarm: CfnAlarm;

  constructor(scope: Construct, id: string, props: MetricAlarmProps) {
    super(scope, id);
    const { query, periods = 3 } = props;
    checkProps(this, props, {
      alarmName: text(/^.{1,255}$/s, '1 to 255 characters'),
      description: text(/^.{0,1024}$/s, 'at most 1,024 characters'),
      periods: whole(1, 1_440),
      breaching: whole(1, periods),
    });
    if (query.periodSeconds % 60 !== 0 || query.periodSeconds <= 0)
      throw propError(this, `query.periodSeconds is ${query.periodSeconds}; allowed is a multiple of 60`);
    const topics = [...(props.topicArns ?? [])];
    this.alarm = new CfnAlarm(this, 'Alarm', {
      ...(props.alarmName === undefined ? {} : { alarmName: props.alarmName }),
      alarmDescription: props.description,
      namespace: query.namespace,
      metricName: query.metric,
      dimensions: Object.entries(query.dimensions).map(([name, value]) => ({ name, value })),
      period: query.periodSeconds,
      ...(PERCENTILE.test(query.statistic)
        ? { extendedStatistic: query.statistic, evaluateLowSampleCountPercentile: 'ignore' }
        : { statistic: query.statistic }),
      comparisonOperator: COMPARISON[props.when],
      threshold: props.threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: props.breaching ?? periods,
      treatMissingData: MISSING[props.missing ?? 'good'],
      ...(topics.length > 0 ? { alarmActions: topics, okActions: topics } : {}),
    });
  }
}
