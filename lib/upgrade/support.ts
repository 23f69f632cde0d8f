import { EKS_PAGES, FIRST_WITHOUT_AMAZON_LINUX_2, KUBELET_SKEW, ROLLBACK_DAYS } from '../facts/eks-upgrade';
import { kubernetesVersions, NOTICE_DAYS, supportPhase } from '../facts/kubernetes';
import { factIn } from '../facts/registry';
import type { EksCluster, Estate } from './estate';
import type { UpgradeFinding } from './finding';
import { isAtLeast, minorsBetween, pathOf } from './minor';

const MILLISECONDS_PER_DAY = 86_400_000;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);

/** Does EKS take a cluster of this version on that day? */
export const isOffered = (version: string, day: string): boolean => ['standard', 'extended'].includes(supportPhase(version, day));

/** What the control plane costs an hour, in standard and in extended support, in US dollars; undefined where no source says. */
export const hourlyPrices = (region: string): { readonly standard: number; readonly extended: number } | undefined => {
  const [standard, extended] = [factIn('eks.controlPlane.standard', region), factIn('eks.controlPlane.extended', region)];
  return standard && extended ? { standard: standard.value, extended: extended.value } : undefined;
};

/** The way that versions have to be gone: one after another, and never back. */
const wayFindings = ({ kubernetes, clusters }: Estate, to: string): readonly UpgradeFinding[] => {
  const steps = minorsBetween(kubernetes, to);
  const subject = `Kubernetes ${kubernetes} to ${to}`;
  const source = EKS_PAGES.update;
  if (steps > 1)
    return [
      {
        status: 'blocked',
        subject,
        message: `EKS takes a control plane one minor version at a time: ${pathOf(kubernetes, to).join(', then ')}`,
        remedy: `strata upgrade --kubernetes ${pathOf(kubernetes, to)[1] ?? to}, and so on, each when all nodes have followed (a node may be ${KUBELET_SKEW} minor versions older at most)`,
        source,
      },
    ];
  if (steps > 0) return [];
  const [first] = clusters;
  return [
    {
      status: 'blocked',
      subject,
      message: `it is older than what runs. EKS takes a control plane back to the version before for ${ROLLBACK_DAYS} days after its upgrade, when its API is asked; nothing published says that a template can`,
      remedy: `within the ${ROLLBACK_DAYS} days: aws eks update-cluster-version --name ${first?.name ?? '<cluster>'} --kubernetes-version ${to} --region ${first?.region ?? '<region>'}; later: a new cluster`,
      source: EKS_PAGES.rollback,
    },
  ];
};

/** What the support calendar says of the new version on a day. */
const calendarFindings = ({ clusters }: Estate, to: string, day: string): readonly UpgradeFinding[] => {
  const dates = kubernetesVersions[to];
  if (!dates) return [];
  const subject = `Kubernetes ${to}`;
  const source = EKS_PAGES.versions;
  if (supportPhase(to, day) === 'extended') {
    const prices = hourlyPrices(clusters[0]?.region ?? '');
    const costs = prices ? `: $${prices.extended.toFixed(2)} an hour instead of $${prices.standard.toFixed(2)}` : '';
    return [
      {
        status: 'look',
        subject,
        message: `its standard support ended on ${dates.endOfStandardSupport}, and extended support costs more${costs}; that ends on ${dates.endOfExtendedSupport}`,
        remedy: `platform: { extendedSupport: true }, or go on to a newer version at once`,
        source,
      },
    ];
  }
  const left = daysBetween(day, dates.endOfStandardSupport);
  if (left > NOTICE_DAYS) return [];
  return [
    {
      status: 'look',
      subject,
      message: `its standard support ends on ${dates.endOfStandardSupport}, in ${left} ${left === 1 ? 'day' : 'days'}`,
      remedy: 'plan the next upgrade, too',
      source,
    },
  ];
};

/** What runs already, whose support has come to its end. */
const urgency = ({ kubernetes, clusters }: Estate, day: string): readonly UpgradeFinding[] => {
  const phase = supportPhase(kubernetes, day);
  const dates = kubernetesVersions[kubernetes];
  if (!dates || phase === 'standard' || phase === 'unknown') return [];
  const own = clusters.find((c) => c.own);
  const then =
    phase === 'ended' || own?.supportType === 'STANDARD'
      ? 'EKS may upgrade it by itself at any time (upgrade policy STANDARD)'
      : `extended support is billed until ${dates.endOfExtendedSupport}`;
  return [
    {
      status: 'look',
      subject: `Kubernetes ${kubernetes}`,
      message: `what runs is past the end of its standard support (${dates.endOfStandardSupport}): ${then}`,
      remedy: 'do not wait',
      source: EKS_PAGES.versions,
    },
  ];
};

const nodesOfOthers = (cluster: EksCluster, to: string): readonly UpgradeFinding[] =>
  cluster.autoMode
    ? []
    : [
        {
          status: 'look',
          subject: `nodes of ${cluster.name}`,
          cluster: cluster.folder,
          message: `not known: they are not made here. Managed node groups must have the version of the control plane before it is upgraded; no kubelet may be more than ${KUBELET_SKEW} minor versions older${isAtLeast(to, FIRST_WITHOUT_AMAZON_LINUX_2) ? `; there is no Amazon Linux 2 for Kubernetes ${FIRST_WITHOUT_AMAZON_LINUX_2} and later, only Amazon Linux 2023 and Bottlerocket` : ''}`,
          remedy: 'kubectl get nodes --output wide',
          source: isAtLeast(to, FIRST_WITHOUT_AMAZON_LINUX_2) ? EKS_PAGES.amazonLinux2023 : EKS_PAGES.update,
        },
      ];

const ADDONS_OF_OTHERS = ['vpc-cni', 'coredns', 'kube-proxy', 'eks-pod-identity-agent'];

const clustersOfOthers = (cluster: EksCluster, to: string): readonly UpgradeFinding[] =>
  cluster.own
    ? []
    : [
        {
          status: 'look',
          subject: `cluster ${cluster.name}`,
          cluster: cluster.folder,
          message: `not known: the version that runs is the owner's, and so are its add-ons${cluster.autoMode ? '' : ` (${ADDONS_OF_OTHERS.join(', ')})`}; the blueprint only says which it was written for`,
          remedy: `aws eks describe-cluster --name ${cluster.name} --region ${cluster.region} --query cluster.version, and aws eks describe-addon-versions --kubernetes-version ${to}`,
        },
      ];

/** What versions, the calendar and the kind of cluster say. */
export const supportFindings = (estate: Estate, to: string, day: string): readonly UpgradeFinding[] => [
  ...wayFindings(estate, to),
  ...calendarFindings(estate, to, day),
  ...urgency(estate, day),
  ...estate.clusters.flatMap((cluster) => [...clustersOfOthers(cluster, to), ...nodesOfOthers(cluster, to)]),
];
