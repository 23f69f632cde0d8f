import type { Blueprint, Tier } from '../blueprint';
import { error, type Diagnostic } from '../diagnostics';

/** Engines of the layers that all services share, with the tier's in the place of those that the blueprint leaves open. */
export interface PlatformChoices {
  readonly delivery: {
    readonly engine: 'kubernetes' | 'argo-rollouts' | 'spinnaker';
    readonly strategy: 'rolling' | 'canary';
  };
  readonly metrics: 'cloudwatch' | 'amp' | 'atlas';
}

/** DESIGN section 3. */
const OF_TIER: Readonly<
  Record<Tier, { readonly delivery: PlatformChoices['delivery']['engine']; readonly metrics: PlatformChoices['metrics'] }>
> = {
  startup: { delivery: 'kubernetes', metrics: 'cloudwatch' },
  growth: { delivery: 'argo-rollouts', metrics: 'amp' },
  scale: { delivery: 'argo-rollouts', metrics: 'amp' },
  netflix: { delivery: 'spinnaker', metrics: 'atlas' },
};

/** What Kubernetes does by itself is to roll; a canary needs somebody to look at it. */
const strategyOf = (engine: PlatformChoices['delivery']['engine']): 'rolling' | 'canary' =>
  engine === 'kubernetes' ? 'rolling' : 'canary';

export const platformOf = ({ tier, platform }: Blueprint): PlatformChoices => {
  const { engine, strategy } = platform.delivery;
  const ofTier = OF_TIER[tier].delivery;
  const chosen =
    engine ?? (strategy === 'rolling' ? 'kubernetes' : strategy === 'canary' && ofTier === 'kubernetes' ? 'argo-rollouts' : ofTier);
  return {
    delivery: { engine: chosen, strategy: strategy ?? strategyOf(chosen) },
    metrics: platform.metrics ?? OF_TIER[tier].metrics,
  };
};

/** An engine and a strategy that contradict each other (BP317). */
export const platformProblems = (blueprint: Blueprint): Diagnostic[] => {
  const { engine, strategy } = blueprint.platform.delivery;
  if (engine === undefined || strategy === undefined || strategy === strategyOf(engine)) return [];
  return [
    error('BP317', ['platform', 'delivery', 'strategy'], `the engine ${engine} delivers by ${strategyOf(engine)}, not by ${strategy}`, {
      hint: 'name one of the two, and the other follows',
    }),
  ];
};

/** Whether the cluster has a component already, so that it is not installed a second time. */
export const runsAlready = ({ cluster }: Pick<Blueprint, 'cluster'>, component: string): boolean =>
  (cluster?.existing.runs ?? []).some((name) => name === component);
