import { defineCapability, FREE, runsAlready, wholeNumber, type PlanEntry, type SizeLimit } from '../../../plan/contract';
import type { WorkloadSize } from '../../../plan/workload-sizing';
import type { WorkloadSpec } from '../../services/workload/spec';
import { PAUSE_SECONDS, PROGRESS_DEADLINE_SECONDS, stepsFor } from './steps';

export interface RolloutSize {
  /** Shares of the pods in percent, rising, at which a new version waits. */
  readonly weights: readonly number[];
  /** Seconds that it waits at each. */
  readonly pauseSeconds: number;
  /** Seconds within which the pods of a step come up, or the version is taken back; more than the twenty that a pod is watched. */
  readonly progressDeadlineSeconds: number;
}

export interface RolloutSpec {
  readonly name: string;
  readonly team: string;
  readonly component: string;
  readonly partOf: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly health?: WorkloadSpec['health'];
  readonly behindLoadBalancer: boolean;
}

const RISING: SizeLimit = {
  expected: 'rising whole numbers from 1 to 99, such as [10, 50]',
  holds: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 20 &&
    value.every((n, i) => Number.isInteger(n) && n >= 1 && n <= 99 && (i === 0 || n > (value[i - 1] as number))),
};

const isCanary = (entry: PlanEntry): entry is PlanEntry<WorkloadSize, WorkloadSpec> =>
  entry.kind === 'service' && (entry.spec as WorkloadSpec).rollout === true;

const percent = (weights: readonly number[]): string => weights.map((w) => `${w} %`).join(', ');

/** A canary for every service that listens: workers and jobs have no users whose share could be counted. */
export const rollout = defineCapability<'rollout', RolloutSize, RolloutSpec>({
  kind: 'rollout',
  layer: 'delivery',
  scope: 'region',
  systems: ['Kayenta', 'Spinnaker'],
  limits: { weights: RISING, pauseSeconds: wholeNumber(1, 86_400), progressDeadlineSeconds: wholeNumber(60, 7_200) },
  plan: ({ blueprint, entries }) =>
    entries.filter(isCanary).map(({ size, spec }) => {
      const weights = stepsFor(size.minReplicas);
      const { name, team, component, partOf, health } = spec;
      return {
        id: `rollout/${name}` as const,
        engine: 'argo-rollouts',
        size: { weights, pauseSeconds: PAUSE_SECONDS, progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS },
        spec: {
          name,
          team,
          component,
          partOf,
          minReplicas: size.minReplicas,
          maxReplicas: Math.max(size.minReplicas, size.maxReplicas),
          ...(health ? { health } : {}),
          behindLoadBalancer: spec.public,
        },
        reason: `a new version gets ${percent(weights)} of the requests for ${PAUSE_SECONDS / 60} minutes each before it gets all of them; one whose pods do not come up is taken back by itself. Whether it answers well, people and alarms judge`,
        alternatives: [
          {
            engine: 'metric analysis',
            verdict: 'judges each step by the errors and the latency of the service; comes with the scale tier',
          },
          { engine: 'rolling', verdict: 'needs no controller, and reaches every user at once: platform.delivery.strategy' },
        ],
        needs: [`service/${name}` as const, ...(runsAlready(blueprint, 'argo-rollouts') ? [] : ['release/argo-rollouts' as const])],
      };
    }),
  // The pods of a roll-out are those of its service, and a few more for minutes.
  usage: FREE,
});
