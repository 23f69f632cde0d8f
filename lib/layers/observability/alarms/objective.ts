import type { Blueprint } from '../../../blueprint';
import { tierFacts } from '../../../plan/contract';

/** What a service promises. */
export interface Objective {
  /** Percent of requests that succeed. */
  readonly availability: number;
  /** 95th percentile of the time to an answer. */
  readonly latencyMs: number;
}

/** The objective that a service states, or its tier's. */
export const objectiveOf = (blueprint: Blueprint, service: string): Objective => {
  const { availability, latencyMs } = tierFacts(blueprint.tier);
  const slo = blueprint.services[service]?.slo;
  return { availability: slo?.availability ?? availability, latencyMs: slo?.latencyMs ?? latencyMs };
};
