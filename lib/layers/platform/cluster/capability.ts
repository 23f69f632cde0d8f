import { serviceCidr } from '../../../facts/auto-mode-network';
import { defineCapability } from '../../../plan/contract';
import { planExisting, type ExistingClusterSpec } from './existing';
import { endOfStandardSupport, isExtended, versionProblem } from './version';
import { clusterQuotas, clusterUsage } from './usage';

export interface OwnClusterSize {
  /** Days that the logs of the control plane are kept, audit log included, at least. */
  readonly logDays: number;
}
/** The logs of an existing cluster are its owner's. */
export type ClusterSize = Partial<OwnClusterSize>;

export interface OwnClusterSpec {
  /** `<name>-<region>` */
  readonly name: string;
  /** Minor version of Kubernetes. */
  readonly version: string;
  /** What happens at the end of standard support: STANDARD upgrades the cluster, EXTENDED bills six times as much for another year. */
  readonly supportType: 'STANDARD' | 'EXTENDED';
  /** Whether the control plane costs the price of extended support on the day for which is planned. */
  readonly inExtendedSupport: boolean;
  /** Block of the addresses of Kubernetes Services; cannot be changed later. */
  readonly serviceCidr: string;
  /** Networks from which the API is reached from outside the VPC; none: it is not. */
  readonly publicAccessCidrs: readonly string[];
  /** ARNs of the roles that administer the cluster; none: a role is made. */
  readonly admins: readonly string[];
  /** Name of the role that is made when no administrator is named. */
  readonly adminRoleName: string;
  /** Name of the role of the nodes of our own pools. */
  readonly nodeRoleName: string;
  /** Whether EKS refuses to delete the cluster until that is switched off. */
  readonly deletionProtection: boolean;
}
export type ClusterSpec = OwnClusterSpec | ExistingClusterSpec;

export const cluster = defineCapability<'cluster', ClusterSize, ClusterSpec>({
  kind: 'cluster',
  layer: 'platform',
  scope: 'region',
  systems: ['EKS'],
  plan: (context) => {
    const { blueprint, day, region, regions, names, report } = context;
    const existing = planExisting(context);
    if (existing) return [existing];
    const { kubernetes, access, extendedSupport } = blueprint.platform;
    if (region === regions[0]) {
      const problem = versionProblem({ version: kubernetes, day, extended: extendedSupport });
      if (problem) report(problem);
    }
    const production = blueprint.profile === 'production';
    return [
      {
        id: 'cluster/main',
        engine: 'eks-auto-mode',
        size: { logDays: production ? 90 : 7 },
        spec: {
          name: names.cluster,
          version: kubernetes,
          supportType: extendedSupport ? 'EXTENDED' : 'STANDARD',
          inExtendedSupport: isExtended(kubernetes, day),
          serviceCidr,
          publicAccessCidrs: [...new Set(access.cidrs)].sort(),
          admins: [...new Set(access.admins)].sort(),
          adminRoleName: names.physical('role', region, 'admin'),
          nodeRoleName: names.physical('role', region, 'node'),
          deletionProtection: production,
        },
        reason: `AWS runs the control plane and the nodes, patches both and contains what every cluster needs (network, DNS, volumes, load balancing, pod identity), for 12 % on top of the instances; Kubernetes ${kubernetes} is in standard support until ${endOfStandardSupport(kubernetes) ?? 'a day that is not known'}, and ${extendedSupport ? 'then costs six times as much for another year, as the blueprint asks' : 'is then upgraded rather than billed as extended support'}`,
        alternatives: [
          {
            engine: 'managed node groups',
            verdict: 'cheaper by the 12 %, but autoscaling, add-ons, node images and their upgrades are then work of your own',
            threshold: { metric: 'nodes', value: 100 },
          },
          { engine: 'fargate', verdict: 'no nodes to see, but x86 only, no DaemonSets, and dearer by the vCPU' },
        ],
        needs: ['keys/main', 'network/main'],
        provides: [
          names.output('Platform', 'ClusterName'),
          names.output('Platform', 'ClusterEndpoint'),
          ...(access.admins.length > 0 ? [] : [names.output('Platform', 'AdminRoleArn')]),
          names.output('Platform', 'KubeconfigCommand'),
        ],
      },
    ];
  },
  usage: clusterUsage,
  quotas: clusterQuotas,
});
