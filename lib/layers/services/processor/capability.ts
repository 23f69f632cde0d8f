import { defineCapability, FREE } from '../../../plan/contract';
import type { WorkloadSize } from '../../../plan/workload-sizing';
import { runsInContainer } from '../registry/names';
import { workloadCapacity } from '../workload/capacity';
import { planWorkload } from '../workload/plan-workload';
import { runningSize } from '../workload/replicas';
import { WORKLOAD_LIMITS, type WorkloadSpec } from '../workload/spec';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds of a duration of the language, such as `5m`. */
const secondsOf = (duration: string): number => Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? 1);

/** Processors on the worker engine: a workload that reads its streams and keeps its window in memory. */
export const processor = defineCapability<'processor', WorkloadSize, WorkloadSpec>({
  kind: 'processor',
  layer: 'services',
  scope: 'region',
  systems: ['Flink'],
  limits: WORKLOAD_LIMITS,
  capacity: workloadCapacity,
  plan: (context) =>
    context.graph.workloads.flatMap((workload) => {
      const found = workload.origin === 'processor' ? context.blueprint.processors[workload.name] : undefined;
      if (!found || !runsInContainer(workload, context.engines)) return [];
      const choice = context.engines.processors[workload.name];
      const planned = planWorkload(
        {
          workload,
          component: 'processor',
          runtime: found.runtime,
          size: runningSize(context, workload),
          environment: found.window === undefined ? {} : { PROCESSOR_WINDOW_SECONDS: String(secondsOf(found.window)) },
          reason: `${choice?.reason ?? 'worker'}: an ordinary workload that anybody can debug; what it keeps in memory is lost with it, and read again from the queue`,
          ...(choice ? { alternatives: choice.alternatives } : {}),
        },
        context,
      );
      return [{ ...planned, engine: 'worker' }];
    }),
  // Its pods are on the nodes, and node-pool counts them.
  usage: FREE,
});
