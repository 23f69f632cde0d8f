import type { BuildContext, Builder } from '../../../build/contract';
import { ScheduledJob } from '../../../kubernetes/scheduled-job';
import { Workload } from '../../../kubernetes/workload';
import type { PlanEntry } from '../../../plan/contract';
import type { WorkloadSize } from '../../../plan/workload-sizing';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { isJob, type AnySize, type JobSize, type WorkloadSpec } from './spec';
import { egressOf, ingressOf } from './traffic';

const build = ({ size, spec }: PlanEntry<AnySize, WorkloadSpec>, context: BuildContext): void => {
  const network = context.use(NETWORK);
  const { pods } = context.use(CLUSTER);
  const blocks = { vpc: network.cidr, ...network.blocks };
  const chart = context.manifests.chart('20-services', `${spec.team}-${spec.name}`, { namespace: spec.team });
  const { health, schedule = '', public: behindLoadBalancer, callers, egress, awsAccess, ...pod } = spec;
  const traffic = { ingress: ingressOf(spec, blocks), egress: egressOf(spec, blocks, pods.dns) };
  if (isJob(size)) new ScheduledJob(chart, 'Job', { ...pod, ...size, ...traffic, ...pods.placement, schedule });
  else
    new Workload(chart, 'Workload', {
      ...pod,
      ...size,
      ...traffic,
      ...pods.placement,
      behindLoadBalancer,
      ...(health ? { health } : {}),
    });
};

export const buildService: Builder<AnySize, WorkloadSpec> = build;
export const buildProcessor: Builder<WorkloadSize, WorkloadSpec> = build;
export const buildFlow: Builder<JobSize, WorkloadSpec> = build;
