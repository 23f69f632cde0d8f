import { Stack, Validations } from 'aws-cdk-lib';
import { CfnRolePolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { text, type PropRule } from '../../props';

/** When an experiment is started by itself. */
export interface ExperimentStart {
  readonly description: string;
  /** Id of the experiment template. */
  readonly templateId: string;
  /** EventBridge Scheduler expression, UTC, such as `cron(0 10 ? * MON *)`. */
  readonly schedule: string;
  /** Whether it fires. */
  readonly enabled: boolean;
}

/** Of an experiment, of its action and of its schedule alike (CreateExperimentTemplate, CreateSchedule). */
export const experimentDescription: PropRule = text(/^.{1,512}$/s, '1 to 512 characters');

/** `ScheduleExpression` of CreateSchedule, in its three forms. */
export const scheduleRule: PropRule = text(
  /^(at|cron|rate)\(.+\)$/,
  'an expression of EventBridge Scheduler, such as cron(0 10 ? * MON *)',
);

/** A schedule that starts one experiment and may start no other; it stands still unless enabled. */
export const startBySchedule = (scope: Construct, { description, templateId, schedule, enabled }: ExperimentStart): void => {
  const { account, partition, region } = Stack.of(scope);
  const starter = new Role(scope, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
  });
  const arn = (kind: string): string => `arn:${partition}:fis:${region}:${account}:${kind}`;
  const start = new CfnRolePolicy(scope, 'SchedulePolicy', {
    roleName: starter.roleName,
    policyName: 'start-experiment',
    policyDocument: new PolicyDocument({
      statements: [
        new PolicyStatement({
          actions: ['fis:StartExperiment'],
          resources: [arn(`experiment-template/${templateId}`), arn('experiment/*')],
        }),
      ],
    }),
  });
  Validations.of(start).acknowledge({
    id: 'AwsSolutions-IAM5',
    reason: 'An experiment has no id before it is started; the template that may be started is named.',
  });
  new CfnSchedule(scope, 'Schedule', {
    description,
    scheduleExpression: schedule,
    scheduleExpressionTimezone: 'UTC',
    flexibleTimeWindow: { mode: 'OFF' },
    state: enabled ? 'ENABLED' : 'DISABLED',
    target: {
      // EventBridge Scheduler user guide, "Using universal targets".
      arn: `arn:${partition}:scheduler:::aws-sdk:fis:startExperiment`,
      roleArn: starter.roleArn,
      input: JSON.stringify({ ExperimentTemplateId: templateId, ClientToken: '<aws.scheduler.execution-id>' }),
      retryPolicy: { maximumRetryAttempts: 0 },
    },
  });
};
