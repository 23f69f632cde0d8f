import { grouped } from '../../../diagnostics/grouped';
import { DEFAULT_PORT, listens, type Service } from '../../../blueprint';
import { error } from '../../../diagnostics';
import { defineCapability, FREE, type PlanContext, type Planned, type Workload } from '../../../plan/contract';
import { jobResources } from '../../../plan/workload-sizing';
import { workloadCapacity } from '../workload/capacity';
import { planWorkload } from '../workload/plan-workload';
import { runningSize } from '../workload/replicas';
import { cronOf, deadlineOf } from '../workload/schedule';
import { JOB_LIMITS, WORKLOAD_LIMITS, type AnySize, type WorkloadSpec } from '../workload/spec';

const number = (value: number): string => grouped(value, 1);

const carried = (workload: Workload, { traffic, blueprint }: PlanContext): string => {
  const parts = [
    [traffic.requestsTo(workload.name).peak, 'requests'],
    [traffic.eventsTo(workload).peak, 'events'],
  ] as const;
  const words = parts.filter(([rate]) => rate > 0).map(([rate, what]) => `${number(rate)} ${what}`);
  if (words.length === 0) return '';
  return `; ${words.join(' and ')} a second may come here at the peak${blueprint.profile === 'sandbox' ? ', for which a sandbox is not sized' : ''}`;
};

const sizeOf = (workload: Workload, service: Service, context: PlanContext): { size: AnySize; reason: string } => {
  if (service.role === 'job') {
    return {
      size: {
        ...jobResources(service.runtime, service.scale, context.assumed),
        deadlineSeconds: deadlineOf(service.schedule ?? ''),
        retries: 2,
      },
      reason: 'runs by the clock, one run at a time; it costs nothing in between',
    };
  }
  const size = runningSize(context, workload);
  const { minReplicas, maxReplicas, cpu, memory } = size;
  const range = `${minReplicas === maxReplicas ? minReplicas : `${minReplicas} to ${maxReplicas}`} ${maxReplicas === 1 ? 'replica' : 'replicas'} of ${cpu} CPU and ${memory}`;
  const why = listens(service)
    ? `never fewer than ${minReplicas}, more as CPU is used`
    : 'nobody waits for a worker, so few are enough until they are busy';
  return { size, reason: `${range}: ${why}${carried(workload, context)}` };
};

const planService = (workload: Workload, service: Service, context: PlanContext): Planned<AnySize, WorkloadSpec> => {
  const { size, reason } = sizeOf(workload, service, context);
  const port = listens(service) ? (service.port ?? DEFAULT_PORT) : undefined;
  return planWorkload(
    {
      workload,
      component: service.role,
      runtime: service.runtime,
      ...(port === undefined ? {} : { port }),
      ...(service.health === undefined ? {} : { health: service.health }),
      public: service.expose === 'public',
      ...(service.role === 'job' ? { schedule: cronOf(service.schedule ?? '', workload.name) } : {}),
      config: service.config,
      size,
      reason,
      onClash: (variable) => {
        if (context.region === context.regions[0])
          context.report(
            error(
              'BP313',
              ['services', workload.name, 'config', variable],
              `the platform sets ${variable} itself, from the service graph`,
              {
                at: 'key',
                hint: 'remove it, or choose another name',
              },
            ),
          );
      },
    },
    context,
  );
};

export const service = defineCapability<'service', AnySize, WorkloadSpec>({
  kind: 'service',
  layer: 'services',
  scope: 'region',
  systems: [
    'Archaius',
    'DGS (Java)',
    'Doctor',
    'Eureka',
    'Go ingestion',
    'Hystrix->R4j',
    'Java DGS',
    'Node edge/BFF',
    'Python ML',
    'React SSR',
    'Resilience4j',
  ],
  limits: { ...WORKLOAD_LIMITS, ...JOB_LIMITS },
  capacity: workloadCapacity,
  plan: (context) =>
    context.graph.workloads.flatMap((workload) => {
      const found = workload.origin === 'service' ? context.blueprint.services[workload.name] : undefined;
      return found ? [planService(workload, found, context)] : [];
    }),
  // Its pods are on the nodes, and node-pool counts them.
  usage: FREE,
});
