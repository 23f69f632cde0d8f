import type { Blueprint } from '../blueprint';
import type { PlanEntry } from './entry';

/** What the owner of an existing VPC should know; the runbook says how to look. */
const vpcNotes = ({ network }: Blueprint): string[] =>
  network.vpcId === undefined
    ? []
    : [
        `The VPC ${network.vpcId} is used as it is: it needs DNS support and DNS host names, an internet gateway, a way out of the private subnets, and zones that EKS takes. The runbook says how to look.`,
        ...(network.subnets?.dataCidrs
          ? []
          : [
              `Network policies let pods reach ports of stores anywhere in ${network.cidr}, and the load balancer come from there, since the blocks of single subnets are not known: set network.subnets.dataCidrs to narrow that.`,
            ]),
        ...(network.subnets?.data.some((id) => network.subnets?.private.includes(id))
          ? [
              'Stores and the load balancer share the subnets of pods: security groups, network policies and IAM keep them apart, route tables and network ACLs do not.',
            ]
          : []),
        ...(network.endpointCidrs
          ? []
          : [
              'Network policies let pods reach AWS outside the VPC only: if it has interface endpoints with private DNS, set network.endpointCidrs to their subnets.',
            ]),
      ];

/** Components that act on a whole cluster, and of which a second one would act on the same objects: the releases that are planned. */
const componentNotes = (name: string, entries: readonly PlanEntry[]): string[] => {
  const installed = [...new Set(entries.filter((e) => e.kind === 'release').map((e) => e.id.slice('release/'.length)))];
  if (installed.length === 0) return [];
  const one = installed.length === 1;
  return [
    `${installed.join(' and ')} ${one ? 'is' : 'are'} installed for all of ${name}: if it runs ${one ? 'it' : 'one of them'} already, say so in cluster.existing.runs.`,
  ];
};

const clusterNotes = ({ cluster }: Blueprint, entries: readonly PlanEntry[]): string[] => {
  if (!cluster) return [];
  const { name, autoMode } = cluster.existing;
  return [
    ...componentNotes(name, entries),
    `The cluster ${name} stays its owner's: nobody is let into it, no add-on is installed, its logs and secrets are not touched. It needs metrics-server; what needs Container Insights is not watched.`,
    autoMode
      ? `Pods run on a pool of nodes of their own in ${name}, which admits nothing else; ConfigMap kube-system/amazon-vpc-cni is set to enforce network policies, for all of the cluster.`
      : `Without Auto Mode pods run on the nodes of ${name}: it needs the Pod Identity agent, the AWS Load Balancer Controller, and a network plug-in that enforces network policies. The runbook says how to look.`,
  ];
};

/** What a reader should know of a VPC or a cluster that is not the platform's own. */
export const estateNotes = (blueprint: Blueprint, entries: readonly PlanEntry[]): string[] => [
  ...vpcNotes(blueprint),
  ...clusterNotes(blueprint, entries),
];
