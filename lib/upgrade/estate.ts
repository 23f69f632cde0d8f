import type { Cluster } from '../change';
import type { Plan, PlanEntry } from '../plan';

/** An EKS cluster of the platform. */
export interface EksCluster {
  /** Name of the EKS cluster. */
  readonly name: string;
  readonly region: string;
  /** Folder of its manifests, and beginning of the names of its stacks. */
  readonly folder: string;
  /** Whether its nodes are EKS's work. */
  readonly autoMode: boolean;
  /** Whether the control plane is part of this platform; else it was there before. */
  readonly own: boolean;
  /** What EKS does at the end of standard support. Absent for a cluster that was there before. */
  readonly supportType?: 'STANDARD' | 'EXTENDED';
}

/** Something of a version that runs in the clusters: an EKS add-on, a chart, an image. */
export interface Installed {
  /** Name of the add-on or release: `metrics-server`, `kyverno`. */
  readonly name: string;
  /** Version of what runs, such as `v1.19.0`. Absent: EKS or somebody else chose it. */
  readonly version?: string;
  /** Version of its chart, where it comes from one. */
  readonly chart?: string;
}

/** What is upgraded, as far as it matters. */
export interface Estate {
  readonly name: string;
  /** Minor version of Kubernetes that runs. */
  readonly kubernetes: string;
  readonly clusters: readonly EksCluster[];
  /** EKS add-ons. */
  readonly addons: readonly Installed[];
  /** Charts and other components that talk to the Kubernetes API. */
  readonly components: readonly Installed[];
  /** Whether Argo CD applies the manifests. It is installed by others. */
  readonly argoCd: boolean;
  /** Objects of each cluster. Absent: nobody has written them yet. */
  readonly manifests?: readonly Cluster[];
}

/** Specs of the entries that are read here, as their capabilities write them. */
interface Spec {
  readonly name?: string;
  readonly version?: string;
  readonly appVersion?: string;
  readonly image?: string;
  readonly supportType?: EksCluster['supportType'];
  readonly existing?: { readonly name: string; readonly autoMode: boolean };
}

const specOf = ({ spec }: PlanEntry): Spec => spec;

const clusterOf = (plan: Plan, entry: PlanEntry): EksCluster => {
  const { name, supportType, existing } = specOf(entry);
  const folder = `${plan.name}-${entry.region}`;
  return {
    name: existing?.name ?? name ?? folder,
    region: entry.region,
    folder,
    own: existing === undefined,
    autoMode: existing?.autoMode ?? true,
    ...(supportType ? { supportType } : {}),
  };
};

const distinct = (all: readonly Installed[]): readonly Installed[] => [...new Map(all.map((one) => [one.name, one])).values()];

const addonOf = (entry: PlanEntry): Installed => {
  const { name = entry.id, version } = specOf(entry);
  return { name, ...(version === undefined ? {} : { version }) };
};

const releaseOf = (entry: PlanEntry): Installed => {
  const { name = entry.id, version, appVersion } = specOf(entry);
  return { name, ...(appVersion === undefined ? {} : { version: appVersion }), ...(version === undefined ? {} : { chart: version }) };
};

const imageOf = (entry: PlanEntry): Installed => {
  const tag = specOf(entry).image?.split(':').at(-1);
  return { name: entry.engine, ...(tag === undefined ? {} : { version: tag }) };
};

/**
 * What of a plan an upgrade of Kubernetes touches.
 * @param manifests - what is applied to the clusters, where somebody has written it
 */
export const estateOf = (plan: Plan, manifests?: readonly Cluster[]): Estate => {
  const of = (kind: string): readonly PlanEntry[] => plan.entries.filter((entry) => entry.kind === kind);
  return {
    name: plan.name,
    kubernetes: plan.kubernetes,
    clusters: of('cluster').map((entry) => clusterOf(plan, entry)),
    addons: distinct(of('addon').map(addonOf)),
    components: distinct([...of('release').map(releaseOf), ...of('chaos').map(imageOf)]),
    argoCd: of('gitops').length > 0,
    ...(manifests ? { manifests } : {}),
  };
};
