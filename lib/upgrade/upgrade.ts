import { addonFindings, addonMoves, type AddonMove } from './addons';
import { apiFindings } from './apis';
import { componentFindings } from './components';
import type { Estate } from './estate';
import type { UpgradeFinding, UpgradeStep } from './finding';
import { minorsBetween, pathOf } from './minor';
import { nodeFindings } from './nodes';
import { orderOf } from './order';
import { supportFindings } from './support';

/** Whether a platform can go to another version of Kubernetes, and how. */
export interface Upgrade {
  readonly name: string;
  /** Minor version that runs. */
  readonly from: string;
  readonly to: string;
  /** The day for which this is said, YYYY-MM-DD. */
  readonly day: string;
  /** Every version on the way, both ends included. */
  readonly path: readonly string[];
  /** Names of the EKS clusters. */
  readonly clusters: readonly string[];
  /** Nothing stands in the way. */
  readonly ready: boolean;
  /** What stands in the way first. */
  readonly findings: readonly UpgradeFinding[];
  readonly addons: readonly AddonMove[];
  /** What to do, in this order; empty where the version cannot be reached in one step. */
  readonly order: readonly UpgradeStep[];
  /** Objects that were looked at. */
  readonly objects: number;
  /** What could not be looked at, and why. */
  readonly blind: readonly string[];
}

const BLIND = ['manifests: there are none beside a blueprint; `strata render --out <folder>`, then name the folder'] as const;

/** Versions of fields and annotations are not facts here, nor what charts bring of their own. */
const ALWAYS_BLIND = [
  'templates of charts, fields and annotations within objects, and what is applied by others: the upgrade insights of EKS see what calls an old API',
] as const;

/**
 * Whether a platform can be upgraded to a version of Kubernetes, and in which order. Pure.
 * @param to - minor version, as `1.37`, that EKS offers
 * @param day - YYYY-MM-DD
 */
export const upgradeOf = (estate: Estate, to: string, day: string): Upgrade => {
  const { manifests = [] } = estate;
  const found = [
    ...supportFindings(estate, to, day),
    ...apiFindings(manifests, to),
    ...nodeFindings(manifests, to),
    ...componentFindings(estate, to),
    ...addonFindings(estate, to),
  ];
  const blocked = found.filter((f) => f.status === 'blocked');
  const addons = addonMoves(estate, to);
  return {
    name: estate.name,
    from: estate.kubernetes,
    to,
    day,
    path: pathOf(estate.kubernetes, to),
    clusters: estate.clusters.map((c) => c.name),
    ready: blocked.length === 0,
    findings: [...blocked, ...found.filter((f) => f.status === 'look')],
    addons,
    order: minorsBetween(estate.kubernetes, to) === 1 ? orderOf(estate, to, addons) : [],
    objects: manifests.reduce((sum, { objects }) => sum + objects.length, 0),
    blind: [...(estate.manifests ? [] : BLIND), ...ALWAYS_BLIND],
  };
};
