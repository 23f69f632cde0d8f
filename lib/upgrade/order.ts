import { EKS_PAGES, ROLLBACK_DAYS, UPGRADE_ADDRESSES } from '../facts/eks-upgrade';
import { kubernetesVersions } from '../facts/kubernetes';
import type { AddonMove } from './addons';
import type { EksCluster, Estate, Installed } from './estate';
import type { UpgradeStep } from './finding';
import { singlePods } from './nodes';

const regional = (clusters: readonly EksCluster[], command: (cluster: EksCluster) => string): readonly string[] => clusters.map(command);

const insights = ({ clusters }: Estate, to: string): UpgradeStep => ({
  title: 'Ask EKS',
  notes: [
    'Its upgrade insights see what is not in these manifests: who calls an old API, versions of nodes and add-ons. Nothing may stand at ERROR.',
  ],
  commands: regional(
    clusters,
    ({ name, region }) =>
      `aws eks list-insights --cluster-name ${name} --region ${region} --filter '{"categories":["UPGRADE_READINESS"],"kubernetesVersions":["${to}"]}'`,
  ),
});

const blueprintStep = (to: string, of: readonly EksCluster[]): UpgradeStep => ({
  title: 'Blueprint',
  notes: [`platform: { kubernetes: "${to}" }${of.some((c) => c.own) ? '' : ', for the next deployment'}`],
  commands: ['npx cdk synth -q', 'npx strata check --deployed <what stands deployed>'],
});

const supportNote = ({ clusters }: Estate, to: string): readonly string[] => {
  const type = clusters.find((c) => c.own)?.supportType;
  const end = kubernetesVersions[to]?.endOfStandardSupport;
  if (!type || end === undefined) return [];
  return [
    type === 'STANDARD'
      ? `On ${end}, at the end of the standard support of ${to}, EKS goes on to the next version by itself (upgrade policy STANDARD).`
      : `From ${end} on, the end of the standard support of ${to}, extended support is billed (upgrade policy EXTENDED).`,
  ];
};

const controlPlane = (estate: Estate, to: string): UpgradeStep => {
  const own = estate.clusters.filter((c) => c.own);
  if (own.length === 0)
    return {
      title: 'Control plane',
      notes: ['The cluster is not made here: its owner upgrades it, one minor version at a time.'],
      commands: [],
    };
  return {
    title: 'Control plane',
    notes: [
      `EKS replaces the API servers one after another, in some minutes; pods go on. It may need ${UPGRADE_ADDRESSES} free addresses in the subnets of the cluster, and cannot be stopped on the way.`,
      ...(own.length > 1 ? ['One region after another, with a day between.'] : []),
      ...supportNote(estate, to),
    ],
    commands: regional(own, ({ folder }) => `npx cdk deploy ${folder}-Platform`),
  };
};

const moveText = ({ name, from, to }: AddonMove): string => {
  const was = from ?? 'the version that EKS chose';
  if (to === undefined) return `${name}: ${was} stays; its version for the new Kubernetes is not known here.`;
  return from === to ? `${name}: ${from} stays.` : `${name}: ${was} to ${to}.`;
};

const addonStep = ({ clusters }: Estate, moves: readonly AddonMove[]): readonly UpgradeStep[] =>
  moves.length === 0
    ? []
    : [
        {
          title: 'Add-ons',
          notes: moves.map(moveText),
          commands: regional(
            clusters.filter((c) => c.own),
            ({ folder }) => `npx cdk deploy ${folder}-Addons`,
          ),
        },
      ];

const MOST_NAMES = 4;

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');

const gaps = ({ manifests = [] }: Estate): readonly string[] => {
  const single = singlePods(manifests);
  if (single.length === 0) return [];
  return [
    single.length === 1
      ? `${named(single)} runs as one pod: it is away until its successor is ready on another node.`
      : `${named(single)} run as one pod each: each is away until its successor is ready on another node.`,
  ];
};

const nodeStep = (estate: Estate, to: string): UpgradeStep => {
  const auto = estate.clusters.some((c) => c.autoMode);
  return {
    title: 'Nodes',
    notes: [
      auto
        ? 'Auto Mode replaces its nodes by itself after the control plane, as budgets of disruption allow. CNI, CoreDNS, kube-proxy, load balancer controller, Karpenter and EBS driver are part of it.'
        : `Nodes are yours: replace them by nodes of ${to}, group by group, after the control plane.`,
      ...gaps(estate),
    ],
    commands: ['kubectl get nodes --output wide --watch'],
  };
};

const chartStep = (components: readonly Installed[]): readonly UpgradeStep[] => {
  const charts = components.filter((c) => c.chart !== undefined);
  if (charts.length === 0) return [];
  return [
    {
      title: 'Charts',
      notes: [
        `${charts.map(({ name, version, chart }) => `${name} ${version ?? ''} (chart ${chart ?? ''})`).join(', ')}: a release of this package pins them. Take one with newer charts where the findings ask for it, before the control plane where both versions of Kubernetes are supported.`,
      ],
      commands: [],
    },
  ];
};

const watchStep = ({ name, clusters }: Estate): UpgradeStep => ({
  title: 'Watch',
  notes: [
    `The alarms of ${name} and its dashboard, pods that find no node, and calls of deprecated APIs. Let a day pass before the next region or version.`,
  ],
  commands: [
    ...regional(
      clusters,
      (c) => `aws eks describe-cluster --name ${c.name} --region ${c.region} --query 'cluster.[version,status,health]'`,
    ),
    'kubectl get pods --all-namespaces --field-selector status.phase=Pending',
    "kubectl get --raw /metrics | grep '^apiserver_requested_deprecated_apis'",
  ],
});

const backStep = (estate: Estate): UpgradeStep => {
  const own = estate.clusters.filter((c) => c.own);
  const nodes = estate.clusters.some((c) => c.autoMode)
    ? ', and before it the nodes of Auto Mode'
    : ', after its nodes have been taken back';
  return {
    title: 'Back',
    notes: [
      `Only for ${ROLLBACK_DAYS} days, and only to ${estate.kubernetes}: EKS takes the control plane back${nodes}; add-ons, charts and objects of new APIs stay as they are. Later there is no way back but a new cluster.`,
      ...(own.length > 0
        ? [
            'The stack of the cluster goes on saying the newer version, and nothing published says how CloudFormation takes the older one: deploy nothing of it before that was tried on a sandbox.',
          ]
        : []),
      EKS_PAGES.rollback,
    ],
    commands: regional(
      own,
      ({ name, region }) => `aws eks update-cluster-version --name ${name} --region ${region} --kubernetes-version ${estate.kubernetes}`,
    ),
  };
};

/** What to do, in this order. */
export const orderOf = (estate: Estate, to: string, moves: readonly AddonMove[]): readonly UpgradeStep[] => {
  const { clusters, components } = estate;
  const blueprint = blueprintStep(to, clusters);
  const own = clusters.some((c) => c.own);
  return [
    insights(estate, to),
    ...(own ? [blueprint] : []),
    ...chartStep(components),
    controlPlane(estate, to),
    ...addonStep(estate, moves),
    nodeStep(estate, to),
    // The owner of a cluster that was there goes first.
    ...(own ? [] : [blueprint]),
    watchStep(estate),
    backStep(estate),
  ];
};
