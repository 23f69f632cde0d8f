import { Aws } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { selectorLabels } from '../../../kubernetes/labels';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import type { PodExperimentSize, PodExperimentSpec } from './capability';
import { PodExperimentAccess } from './chart';
import { PodDeleteExperiment } from './construct';

export const buildPodExperiment: Builder<PodExperimentSize, PodExperimentSpec> = ({ size, spec }, context) => {
  const stack = context.stack('Resilience');
  const cluster = context.use(CLUSTER);
  // The alarm is named, not referred to; it has to be there first all the same.
  if (spec.stopAlarm) stack.addStackDependency(context.stack('Observability'));
  const { template } = new PodDeleteExperiment(stack, spec.logicalId, {
    description: spec.description,
    clusterName: cluster.name,
    clusterArn: cluster.arn,
    namespace: spec.namespace,
    selector: selectorLabels(spec.service),
    pods: size.pods,
    schedule: spec.schedule,
    enabled: spec.enabled,
    ...(spec.stopAlarm
      ? { stopAlarmArn: `arn:${Aws.PARTITION}:cloudwatch:${context.region}:${Aws.ACCOUNT_ID}:alarm:${spec.stopAlarm}` }
      : {}),
  });
  context.output('Resilience', `${spec.logicalId}Id`, template.attrId, spec.title);
  new PodExperimentAccess(context.manifests.chart('40-resilience', 'pod-experiment'), 'Access', {
    namespace: spec.namespace,
    partOf: spec.partOf,
    privateBlocks: context.use(NETWORK).blocks.controlPlane,
    names: cluster.pods.dns,
    apiAddress: cluster.pods.apiAddress,
  });
};
