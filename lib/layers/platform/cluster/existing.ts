import type { Blueprint } from '../../../blueprint';
import type { PlanContext, Planned } from '../../../plan/contract';

/** An EKS cluster that is there, as far as anything of ours wants to know of it. */
export interface ExistingCluster {
  readonly name: string;
  /** Whether it runs in EKS Auto Mode: DNS, load balancing and Pod Identity are then parts of it. @default true */
  readonly autoMode?: boolean;
  /** Block of its service addresses; its DNS answers at the tenth. @default '172.20.0.0/16' */
  readonly serviceCidr?: string;
  /** URL of its API. @default not known */
  readonly endpoint?: string;
  /** Components that it has already. @default none */
  readonly runs?: readonly string[];
}

/** A pool of nodes that belongs to one platform in a cluster that others use, too. */
export interface OwnPool {
  readonly name: string;
  /** Keeps the pods of others away. */
  readonly taint: { readonly key: string; readonly value: string };
  /** Name of the role of its nodes. */
  readonly roleName: string;
}

export interface ExistingClusterSpec {
  readonly existing: Required<Pick<ExistingCluster, 'name' | 'autoMode' | 'serviceCidr'>> & ExistingCluster;
  /** In Auto Mode: where pods run. */
  readonly pool?: OwnPool;
  /** Without Auto Mode: the architecture of nodes that pods ask for. */
  readonly arch?: 'arm64' | 'amd64';
}

const clusterOf = ({ existing }: NonNullable<Blueprint['cluster']>): ExistingClusterSpec['existing'] => ({
  name: existing.name,
  autoMode: existing.autoMode,
  serviceCidr: existing.serviceCidr,
  ...(existing.endpoint === undefined ? {} : { endpoint: existing.endpoint }),
  ...(existing.runs.length > 0 ? { runs: [...new Set(existing.runs)].sort() } : {}),
});

const AUTO_MODE =
  'pods run on a pool of nodes of their own, with a role and an access entry of its own, which admits no pods of others: what stores admit is the group of these nodes';
const NODES_OF_OTHERS =
  'it runs without Auto Mode, so that pods run on its nodes: stores admit whatever wears the security group of these, and IAM alone tells services apart';

/** A cluster that is there: nothing of it is changed, and nobody is let into it. Undefined where the blueprint wants one of our own. */
export const planExisting = ({
  blueprint,
  region,
  names,
}: Pick<PlanContext, 'blueprint' | 'region' | 'names'>): Planned<object, ExistingClusterSpec> | undefined => {
  if (!blueprint.cluster) return undefined;
  const existing = clusterOf(blueprint.cluster);
  // The name of a pool is the cluster's: that of the blueprint keeps it apart from others'.
  const pool: OwnPool = {
    name: `${blueprint.name}-general`,
    taint: { key: 'strata/blueprint', value: blueprint.name },
    roleName: names.physical('role', region, 'node'),
  };
  return {
    id: 'cluster/main',
    engine: 'existing-eks',
    size: {},
    spec: { existing, ...(existing.autoMode ? { pool } : { arch: blueprint.platform.arch }) },
    reason: `${existing.name} is there, with its version, its logs, its add-ons and the people who may enter it: none of that is made or changed here; ${existing.autoMode ? AUTO_MODE : NODES_OF_OTHERS}`,
    alternatives: [
      {
        engine: 'eks-auto-mode',
        verdict:
          'a cluster of its own costs 73 USD a month and an upgrade now and then, and shares version, add-ons and network policies with nobody',
      },
    ],
    needs: ['network/main'],
    provides: existing.autoMode
      ? [
          names.output('Platform', 'ClusterName'),
          ...(existing.endpoint === undefined ? [] : [names.output('Platform', 'ClusterEndpoint')]),
          names.output('Platform', 'KubeconfigCommand'),
        ]
      : [],
  };
};
