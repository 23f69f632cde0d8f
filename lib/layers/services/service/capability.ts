import { DEFAULT_PORT, listens, type Service } from '../../../blueprint';
import { error } from '../../../diagnostics';
import { defineCapability, type PlanContext, type Planned, type Workload } from '../../../plan/contract';
import { listenerSize, workerSize, type WorkloadSize } from '../../../plan/sizing';
import { planWorkload } from '../workload/plan-workload';
import { cronOf, deadlineOf } from '../workload/schedule';
import { JOB_LIMITS, WORKLOAD_LIMITS, type AnySize, type WorkloadSpec } from '../workload/spec';

/** Two of everything that answers requests, in a sandbox too: with one, every drain of a node would be an outage. */
const LISTENER_FLOOR = 2;

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

const sizeOf = (service: Service, { load }: PlanContext): { size: AnySize; reason: string } => {
  if (service.role === 'job') {
    const { cpu, memory } = workerSize(service.runtime, service.scale);
    return {
      size: { cpu, memory, deadlineSeconds: deadlineOf(service.schedule ?? ''), retries: 2 },
      reason: 'runs by the clock, one run at a time; it costs nothing in between',
    };
  }
  const range = ({ minReplicas, maxReplicas, cpu, memory }: WorkloadSize): string =>
    `${minReplicas === maxReplicas ? minReplicas : `${minReplicas} to ${maxReplicas}`} ${maxReplicas === 1 ? 'replica' : 'replicas'} of ${cpu} CPU and ${memory}`;
  if (!listens(service)) {
    const size = workerSize(service.runtime, service.scale);
    return { size, reason: `${range(size)}: nobody waits for a worker, so one is enough until it is busy` };
  }
  const size = listenerSize(service.runtime, service.scale, load, LISTENER_FLOOR);
  return {
    size,
    reason: `${range(size)}: never fewer than ${size.minReplicas}, more as CPU is used; ${number(load.peakRps)} requests a second are expected at the peak, and all of them may come here`,
  };
};

const planService = (workload: Workload, service: Service, context: PlanContext): Planned<AnySize, WorkloadSpec> => {
  const { size, reason } = sizeOf(service, context);
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
  plan: (context) =>
    context.graph.workloads.flatMap((workload) => {
      const found = workload.origin === 'service' ? context.blueprint.services[workload.name] : undefined;
      return found ? [planService(workload, found, context)] : [];
    }),
});
