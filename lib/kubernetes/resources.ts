import type { ResourceRequirements } from './types';

export interface ResourcesProps {
  /** Kubernetes CPU quantity that a replica is sized for. */
  readonly cpu: string;
  /** Kubernetes memory quantity that a replica is sized for. */
  readonly memory: string;
  /** Most that the container may write to its scratch directory and its log before it is evicted. @default '1Gi' */
  readonly ephemeralStorage?: string;
}

/**
 * What a container asks for, and where it ends. Memory ends where it was asked for: a node then never runs out of it because somebody
 * borrowed. CPU has no limit: a busy replica may use what is idle, and one that is throttled answers late without a trace of why.
 */
export const resourcesOf = ({ cpu, memory, ephemeralStorage = '1Gi' }: ResourcesProps): ResourceRequirements => ({
  requests: { cpu, memory, 'ephemeral-storage': '256Mi' },
  limits: { memory, 'ephemeral-storage': ephemeralStorage },
});
