import { Aws } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import type { ExperimentSize, ExperimentSpec } from './capability';
import { DatabaseExperiment } from './construct';

export const buildExperiment: Builder<ExperimentSize, ExperimentSpec> = ({ size, spec }, context) => {
  const stack = context.stack('Resilience');
  // The alarm is named, not referred to; it has to be there first all the same.
  if (spec.stopAlarm) stack.addStackDependency(context.stack('Observability'));
  const { template } = new DatabaseExperiment(stack, spec.logicalId, {
    description: spec.description,
    databaseArn: context.attribute(spec.target, 'arn'),
    kind: spec.kind,
    ...(size.forceFailover === undefined ? {} : { forceFailover: size.forceFailover }),
    schedule: spec.schedule,
    enabled: spec.enabled,
    ...(spec.stopAlarm
      ? { stopAlarmArn: `arn:${Aws.PARTITION}:cloudwatch:${context.region}:${Aws.ACCOUNT_ID}:alarm:${spec.stopAlarm}` }
      : {}),
  });
  context.output('Resilience', `${spec.logicalId}Id`, template.attrId, spec.title);
};
