import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers:
      'one minor version at a time; nodes up to three minor versions older; managed node groups as new as the control plane before; free addresses',
    source: 'github.com/awsdocs/amazon-eks-user-guide 4d52b4d0 latest/ug/clusters/update-cluster.adoc',
    asOf: '2024-12-18',
  },
  {
    covers: 'going back to the previous minor version within seven days; what does not go back; Auto Mode takes its nodes back first',
    source:
      'https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html; https://docs.aws.amazon.com/eks/latest/best-practices/rollback-cluster-upgrades.html',
    asOf: '2026-11-26',
    note: 'undated pages, read in part; they name the API UpdateClusterVersion, and nothing of CloudFormation',
  },
  {
    covers: 'Auto Mode replaces its nodes after the control plane, within disruption budgets; which add-ons it spares',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-upgrade.html',
    asOf: '2026-11-26',
    note: 'undated page',
  },
  {
    covers: 'upgrade insights',
    source: 'github.com/awsdocs/amazon-eks-user-guide 4d52b4d0 latest/ug/clusters/cluster-insights.adoc',
    asOf: '2024-12-18',
  },
  {
    covers: 'from 1.37 on new node pools of Auto Mode consolidate as `Balanced` unless they say otherwise',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html (1 October 2026)',
    asOf: '2026-10-01',
    note: 'read in a translation of that page',
  },
  {
    covers: 'end of the node images of Amazon Linux 2',
    source: 'https://github.com/awslabs/amazon-eks-ami/issues/2545; https://docs.aws.amazon.com/eks/latest/userguide/al2023.html',
    asOf: '2025-12-01',
  },
];

/** How many minor versions the kubelet of a node may be older than the control plane, from 1.28 on. */
export const KUBELET_SKEW = 3;

/** Days after an upgrade within which EKS takes a control plane back to the version before. */
export const ROLLBACK_DAYS = 7;

/** Addresses that an upgrade of the control plane may need in the subnets of the cluster. */
export const UPGRADE_ADDRESSES = 5;

/** The first version for which EKS publishes no node image of Amazon Linux 2. */
export const FIRST_WITHOUT_AMAZON_LINUX_2 = '1.33';

/** The first version in which new node pools of Auto Mode that do not say how they consolidate do so less eagerly. */
export const FIRST_BALANCED = '1.37';

/** Pages to name. */
export const EKS_PAGES = {
  update: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
  rollback: 'https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html',
  autoMode: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-upgrade.html',
  insights: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-insights.html',
  versions: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  amazonLinux2023: 'https://docs.aws.amazon.com/eks/latest/userguide/al2023.html',
} as const;
