import { componentNamespaces, releases, type ComponentName, type PodSecurityLevel, type Release } from '../../../facts/releases';
import {
  atLeast,
  defineCapability,
  FREE,
  platformOf,
  runsAlready,
  wholeNumber,
  type PlanContext,
  type Planned,
} from '../../../plan/contract';
import { reportTakenNamespace } from './namespace';
import { podsOf, type ReleasePods, type ReleaseSize } from './values';

export interface ReleaseSpec {
  /** Name of the Helm release. */
  readonly name: ComponentName;
  readonly chart: string;
  /** URL of the chart repository. */
  readonly repository: string;
  /** Version of the chart. */
  readonly version: string;
  readonly appVersion: string;
  readonly namespace: string;
  /** Pod security that the namespace enforces. */
  readonly level: PodSecurityLevel;
  readonly webhookPorts: readonly number[];
  /** What its pods ask for. */
  readonly pods: readonly ReleasePods[];
  /** The blueprint's name. */
  readonly partOf: string;
  /** Kubernetes minor version. */
  readonly kubernetes: string;
  /** Argo CD's project for it. */
  readonly project: string;
}

/** Why a release is there, and what was not taken instead. */
const WHY: Readonly<Record<string, Pick<Planned, 'reason' | 'alternatives'>>> = {
  'argo-rollouts': {
    reason: 'moves each new version to users step by step and goes back by itself when its pods do not come up',
    alternatives: [
      { engine: 'kubernetes', verdict: 'rolling updates need no controller, but reach every user within a minute or two' },
      {
        engine: 'spinnaker',
        verdict: 'pays when many teams deploy over several regions',
        threshold: { metric: 'deploysPerDay', value: 100 },
      },
    ],
  },
  kyverno: {
    reason: 'says which objects keep to the rules of the platform, without refusing any, and takes previews away that somebody forgot',
    alternatives: [
      {
        engine: 'validating-admission-policy',
        verdict: 'built in, but it judges only what is applied, never what is there, and tidies nothing up',
      },
    ],
  },
};

/**
 * What the platform needs and the cluster does not run already: canaries their controller, and from growth on somebody who looks. Two of
 * either in one cluster would both act on the same objects.
 */
const wanted = ({ blueprint }: PlanContext): readonly Release[] =>
  Object.values(releases).filter(
    ({ name }) =>
      !runsAlready(blueprint, name) &&
      (name === 'argo-rollouts' ? platformOf(blueprint).delivery.engine === 'argo-rollouts' : atLeast(blueprint.tier, 'growth')),
  );

export const release = defineCapability<'release', ReleaseSize, ReleaseSpec>({
  kind: 'release',
  layer: 'delivery',
  scope: 'region',
  systems: ['Kyverno', 'Spinnaker'],
  limits: { replicas: wholeNumber(1, 5) },
  plan: (context) =>
    wanted(context).map((found) => {
      const { blueprint, names } = context;
      const { name, chart, repository, version, appVersion, webhookPorts } = found;
      const { name: namespace, level } = componentNamespaces[name];
      reportTakenNamespace(context, name);
      const { reason, alternatives = [] } = WHY[name] as (typeof WHY)[string];
      return {
        id: `release/${name}` as const,
        engine: 'helm',
        size: { replicas: blueprint.profile === 'production' ? 2 : 1 },
        spec: {
          name,
          chart,
          repository,
          version,
          appVersion,
          namespace,
          level,
          webhookPorts,
          pods: podsOf(name),
          partOf: blueprint.name,
          kubernetes: blueprint.platform.kubernetes,
          project: blueprint.platform.delivery.gitops === 'argocd' ? names.manifests : 'default',
        },
        reason: `${reason}; chart ${version}, pinned`,
        alternatives,
        needs: ['cluster/main', 'network/main'],
      };
    }),
  // Open source: its pods are on the nodes, and node-pool counts them.
  usage: FREE,
});
