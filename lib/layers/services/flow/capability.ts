import type { Flow } from '../../../blueprint';
import { defineCapability, FREE } from '../../../plan/contract';
import { planWorkload } from '../workload/plan-workload';
import { cronOf, deadlineOf } from '../workload/schedule';
import { JOB_LIMITS, type JobSize, type WorkloadSpec } from '../workload/spec';

/** Training holds its data in memory, and the deep-learning frameworks take a good part of a GiB for themselves. Ours. */
const FRAMEWORK_RESOURCES: Readonly<Record<Flow['framework'], Pick<JobSize, 'cpu' | 'memory'>>> = {
  'scikit-learn': { cpu: '500m', memory: '1Gi' },
  pytorch: { cpu: '1', memory: '2Gi' },
  keras: { cpu: '1', memory: '2Gi' },
};

/** Machine-learning flows as jobs that run by the clock. */
export const flow = defineCapability<'flow', JobSize, WorkloadSpec>({
  kind: 'flow',
  layer: 'ml',
  scope: 'region',
  systems: ['PyTorch/Keras/sklearn', 'Python ML'],
  limits: JOB_LIMITS,
  plan: (context) =>
    context.graph.workloads.flatMap((workload) => {
      const found = workload.origin === 'flow' ? context.blueprint.flows[workload.name] : undefined;
      if (!found) return [];
      const { framework, schedule } = found;
      return [
        planWorkload(
          {
            workload,
            component: 'flow',
            runtime: 'python',
            schedule: cronOf(schedule, workload.name),
            size: { ...FRAMEWORK_RESOURCES[framework], deadlineSeconds: deadlineOf(schedule), retries: 1 },
            reason: `a ${framework} flow as a job by the clock: a workflow system pays when flows have steps that fail and are resumed one by one`,
            alternatives: [
              {
                engine: 'metaflow',
                verdict: 'pays from the scale tier on, when people train many models side by side',
                threshold: { metric: 'flows', value: 10 },
              },
            ],
          },
          context,
        ),
      ];
    }),
  // Its runs take room on the nodes that is there, or nodes for a while, which node-pool counts at the peak.
  usage: FREE,
});
