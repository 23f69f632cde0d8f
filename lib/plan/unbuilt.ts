import type { Blueprint } from '../blueprint';
import { error, type Diagnostic, type Path } from '../diagnostics';
import type { Capabilities } from './capability';
import { platformOf, type PlatformChoices } from './platform';
import { atLeast } from './tiers';

interface Unbuilt {
  readonly path: Path;
  /** What was asked for, as a person would say it. */
  readonly what: string;
  readonly hint: string;
}

const asked = <T extends string>(path: Path, value: T | undefined, built: T): Unbuilt[] =>
  value === undefined || value === built ? [] : [{ path, what: value, hint: `built is ${built}` }];

/** Prometheus comes with the growth tier: below it there is nobody to look after it, and CloudWatch has what a small platform shows. */
const metricsOf = ({ tier }: Blueprint, { metrics }: PlatformChoices): Unbuilt[] => {
  if (metrics === 'amp' && !atLeast(tier, 'growth'))
    return [{ path: ['platform', 'metrics'], what: `amp at the ${tier} tier`, hint: 'built is cloudwatch; amp is of the growth tier' }];
  return metrics === 'atlas' ? [{ path: ['platform', 'metrics'], what: metrics, hint: 'built are cloudwatch and amp' }] : [];
};

/** Rolling updates everywhere, canaries by Argo Rollouts from growth on; nothing else yet. */
const delivering = ({ tier, platform }: Blueprint, { engine }: PlatformChoices['delivery']): Unbuilt[] => {
  const path = platform.delivery.engine === undefined ? ['platform', 'delivery'] : ['platform', 'delivery', 'engine'];
  if (engine === 'argo-rollouts' && !atLeast(tier, 'growth'))
    return [
      { path, what: `a canary at the ${tier} tier`, hint: 'argo-rollouts comes with the growth tier; leave it out, or write tier: growth' },
    ];
  return engine === 'spinnaker' ? [{ path, what: engine, hint: 'built are kubernetes, and argo-rollouts from growth on' }] : [];
};

/**
 * A sync window of Argo CD is a five-field cron, which knows no year: it would stop deploys on the same days of every year, and nobody would
 * know why. Without Argo CD nothing deploys by itself, and there is nothing to stop.
 */
const frozen = ({ platform: { delivery } }: Blueprint): Unbuilt[] =>
  delivery.freeze.length === 0
    ? []
    : [
        {
          path: ['platform', 'delivery', 'freeze'],
          what: 'days without deploys',
          hint:
            delivery.gitops === 'argocd'
              ? 'leave it out: windows of Argo CD know no year and would come back every year; suspend the sync of the Applications instead'
              : 'leave it out; nothing here deploys by itself',
        },
      ];

/** Keys that parse, and whose capability does not exist in this version: each is named (BP305), and nothing of the blueprint is emitted. */
export const unbuiltKeys = (blueprint: Blueprint, capabilities: Capabilities): Diagnostic[] => {
  const { edge, discovery, ml, notebooks } = blueprint.platform;
  const chosen = platformOf(blueprint);
  const found: Unbuilt[] = [
    ...delivering(blueprint, chosen.delivery),
    ...frozen(blueprint),
    ...metricsOf(blueprint, chosen),
    ...asked(['platform', 'edge'], edge, 'alb'),
    ...asked(['platform', 'discovery'], discovery, 'dns'),
    ...asked(['platform', 'ml'], ml, 'none'),
    ...asked(['platform', 'notebooks'], notebooks, 'none'),
    ...Object.entries(blueprint.flows)
      .filter(([, flow]) => flow.gpu)
      .map(([name]) => ({
        path: ['flows', name, 'gpu'],
        what: 'a GPU node pool',
        hint: 'set gpu to false; the flow runs on the general nodes',
      })),
    ...Object.keys(blueprint.extensions)
      .filter((name) => !(name in capabilities))
      .map((name) => ({ path: ['extensions', name], what: `a capability named "${name}"`, hint: 'hand it to plan() with the others' })),
  ];
  return found.map(({ path, what, hint }) => error('BP305', path, `${what} cannot be built by this version yet`, { hint }));
};
