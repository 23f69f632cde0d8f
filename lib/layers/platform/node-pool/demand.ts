import { listens, type Blueprint } from '../../../blueprint';
import type { Load } from '../../../plan/contract';
import { listenerSize, vcpu, workerSize, type WorkloadSize } from '../../../plan/sizing';

/** CPU that the workloads of a blueprint ask for, in cores. */
export interface Demand {
  /** At rest, with room for the largest pod to be replaced by a new one before it goes. */
  readonly least: number;
  /** With every workload at its most. */
  readonly most: number;
}

/** Everything that asks for CPU, sized as it is when it is built. */
const sizesOf = (blueprint: Blueprint, load: Load): WorkloadSize[] => {
  const floor = blueprint.profile === 'production' ? 2 : 1;
  return [
    ...Object.values(blueprint.services).map((s) =>
      listens(s) ? listenerSize(s.runtime, s.scale, load, floor) : workerSize(s.runtime, s.scale),
    ),
    ...Object.values(blueprint.processors).map((p) => workerSize(p.runtime, undefined)),
    ...Object.values(blueprint.flows).map(() => workerSize('python', undefined)),
  ];
};

export const demandOf = (blueprint: Blueprint, load: Load): Demand => {
  const sizes = sizesOf(blueprint, load);
  const sum = (replicas: (s: WorkloadSize) => number): number => sizes.reduce((total, s) => total + replicas(s) * vcpu(s.cpu), 0);
  const largest = Math.max(0, ...sizes.map((s) => vcpu(s.cpu)));
  return { least: sum((s) => s.minReplicas) + largest, most: sum((s) => s.maxReplicas) };
};
