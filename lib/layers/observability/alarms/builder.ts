import type { CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { handle, type BuildContext, type Builder } from '../../../build/contract';
import { KEYS } from '../../platform/keys/builder';
import { resolveDimension } from '../dimensions';
import type { MetricQuery } from './alarm';
import type { AlarmsSpec } from './capability';
import { AlarmTopic, MetricAlarm, type MetricAlarmQuery } from './construct';
import type { Thresholds } from './thresholds';

/** The topic of a region: its ARN, and the policy that lets services publish to it. */
export const ALARM_TOPIC = handle<{ readonly arn: string; readonly policy: CfnTopicPolicy }>('alarms/main');

const resolved = (query: MetricQuery, context: BuildContext): MetricAlarmQuery => ({
  ...query,
  dimensions: Object.fromEntries(Object.entries(query.dimensions).map(([name, value]) => [name, resolveDimension(value, context)])),
});

export const buildAlarms: Builder<Thresholds, AlarmsSpec> = ({ spec }, context) => {
  const stack = context.stack('Observability');
  const topic = new AlarmTopic(stack, 'Alarms', {
    topicName: spec.topic,
    keyArn: context.use(KEYS).messages.keyArn,
    ...(spec.prometheus ? { publishers: ['cloudWatch', 'budgets', 'prometheus'] } : {}),
    ...(spec.email === undefined ? {} : { email: spec.email }),
  });
  for (const { id, name, means, remedy, query, essential: _, ...alarm } of spec.alarms)
    new MetricAlarm(stack, id, {
      ...alarm,
      alarmName: name,
      description: `${means} ${remedy}`,
      query: resolved(query, context),
      topicArns: [topic.arn],
    });
  context.output('Observability', 'AlarmTopicArn', topic.arn, 'Topic that hears of every alarm');
  context.provide(ALARM_TOPIC, { arn: topic.arn, policy: topic.policy });
};
