import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'metrics-server and amazon-cloudwatch-observability: versions for 1.31 to 1.35',
    source:
      'public repositories: a CDK app (aws-eks-v2) that keeps a table of add-on versions by version of Kubernetes, and a Terraform module with the same metrics-server for 1.35',
    asOf: '2026-11-26',
    note: 'secondary, undated copies; no public source was found that states versions for 1.37',
  },
  {
    covers: 'metrics-server: version for 1.36',
    source:
      'two public repositories with clusters on EKS 1.36: one pins it, one logs it as the default that `aws eks describe-addon-versions` answered',
    asOf: '2026-11-23',
    note: 'secondary: AWS publishes no table of add-on versions, only the API tells; the repositories are undated copies',
  },
  {
    covers: 'amazon-cloudwatch-observability: version for 1.36, role, configuration keys',
    source:
      'github.com/aws-solutions-library-samples/global-capacity-orchestrator-on-aws 0e509ca6 gco/stacks/constants.py, tests (excerpt of describe-addon-configuration)',
    asOf: '2026-11-23',
    note: 'an AWS sample that runs Auto Mode on EKS 1.36; the copy carries no date (a snapshot of 2026-05-19 still has v5.3.1)',
  },
  {
    covers: 'amazon-cloudwatch-observability: namespace, service account, defaults, tolerations, log groups',
    source: 'github.com/aws-observability/helm-charts 71a298ff charts/amazon-cloudwatch-observability (6.4.0): values.yaml, templates',
    asOf: '2026-08-07',
  },
  {
    covers: 'addonPods: what pods of add-ons ask for',
    source:
      'github.com/aws-observability/helm-charts charts/amazon-cloudwatch-observability/values.yaml (manager.resources); github.com/kubernetes-sigs/metrics-server manifests/base/deployment.yaml',
    asOf: '2026-08-07',
    note: 'EKS does not publish what its own build of metrics-server asks for: that of the project is taken',
  },
  {
    covers: 'what Auto Mode already contains; Pod Identity associations owned by an add-on',
    source: 'github.com/awsdocs/amazon-eks-user-guide latest/ug/workloads/eks-add-ons.adoc; npm aws-cdk-lib 2.276.0 CfnAddonProps',
    asOf: '2024-12-18',
  },
];

/** An EKS add-on that the platform may install. */
export interface EksAddon {
  /** `AddonName`. */
  readonly name: string;
  /** The namespace that EKS puts it into. */
  readonly namespace?: string;
  /** The service account whose pods call AWS, and the managed policies its role needs; absent for an add-on that calls no AWS API. */
  readonly identity?: { readonly serviceAccount: string; readonly managedPolicies: readonly string[] };
  /** Whether its role may be given inside `AWS::EKS::Addon` as `PodIdentityAssociations`: then EKS makes and removes the association with it. */
  readonly inlinePodIdentity: boolean;
  /** `AddonVersion` by version of Kubernetes, where a public source states one that works. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Serves `kubectl top` and autoscaling by CPU and memory. Auto Mode lacks it. A community add-on: AWS checks versions, not bugs. */
export const metricsServer: EksAddon = {
  name: 'metrics-server',
  namespace: 'kube-system',
  inlinePodIdentity: false,
  versions: {
    '1.31': 'v0.8.1-eksbuild.14',
    '1.32': 'v0.8.1-eksbuild.14',
    '1.33': 'v0.8.1-eksbuild.14',
    '1.34': 'v0.9.0-eksbuild.5',
    '1.35': 'v0.9.0-eksbuild.5',
    '1.36': 'v0.9.0-eksbuild.11',
  },
};

/** CloudWatch agent and Fluent Bit: Container Insights and the logs of containers. Both run as one service account. */
export const cloudWatchObservability: EksAddon = {
  name: 'amazon-cloudwatch-observability',
  namespace: 'amazon-cloudwatch',
  identity: { serviceAccount: 'cloudwatch-agent', managedPolicies: ['CloudWatchAgentServerPolicy'] },
  inlinePodIdentity: true,
  versions: {
    '1.31': 'v6.4.0-eksbuild.1',
    '1.32': 'v6.4.0-eksbuild.1',
    '1.33': 'v6.4.0-eksbuild.1',
    '1.34': 'v6.4.0-eksbuild.1',
    '1.35': 'v6.4.0-eksbuild.1',
    '1.36': 'v6.6.0-eksbuild.1',
  },
};

/**
 * Mounts secrets into pods. Its pods call AWS with the identity of the pod that mounts, so it has none of its own. It brings
 * the Secrets Store CSI driver with it. No public source states a version for 1.36; it is installed without one by several. Nor its namespace.
 */
export const secretsStoreProvider: EksAddon = {
  name: 'aws-secrets-store-csi-driver-provider',
  inlinePodIdentity: false,
  versions: {},
};

/** Add-ons that EKS Auto Mode runs itself, on AWS's side or inside its nodes: never to be installed with it. */
export const containedInAutoMode: readonly string[] = [
  'aws-ebs-csi-driver',
  'coredns',
  'eks-node-monitoring-agent',
  'eks-pod-identity-agent',
  'kube-proxy',
  'vpc-cni',
];

/** Every add-on that may be planned, by name. */
export const eksAddons: readonly EksAddon[] = [metricsServer, cloudWatchObservability, secretsStoreProvider];

/**
 * The version to put into `AddonVersion`; `undefined` where none is known, and then the property is left out: EKS installs
 * its default version for the cluster's Kubernetes version at that moment, and never changes it by itself afterwards.
 */
export const addonVersion = (addon: EksAddon, kubernetesVersion: string): string | undefined => addon.versions[kubernetesVersion];

/** Lets a pod onto the built-in `system` pool, whose taint is CriticalAddonsOnly=true:NoSchedule. Without it an add-on waits for nodes of another pool. */
export const systemPoolToleration = { key: 'CriticalAddonsOnly', operator: 'Exists' } as const;

/** `ConfigurationValues` of metrics-server: onto the system pool, one replica per zone it can lose. */
export const metricsServerConfiguration = { replicas: 2, tolerations: [systemPoolToleration] } as const;

/**
 * `ConfigurationValues` of amazon-cloudwatch-observability: only keys that the schema of the pinned version is known to have,
 * since an unknown one fails the creation of the add-on.
 *
 * - `monitorAllServices` is true by default where Application Signals exists, and then every Node.js, Java and Python
 *   workload gets an instrumentation container at its next roll-out. That is a choice of its own: off.
 * - The operator's own tolerations are an empty list, unlike the agents' (which tolerate everything): without one it never
 *   lands on the system pool.
 */
export const cloudWatchObservabilityConfiguration = {
  containerLogs: { enabled: true },
  manager: {
    applicationSignals: { autoMonitor: { monitorAllServices: false } },
    tolerations: [systemPoolToleration],
  },
} as const;

/**
 * Log groups that the add-on writes, for a cluster. It makes the missing ones itself, without end of retention and without
 * our key: so make them before it.
 */
export const containerInsightsLogGroups = (clusterName: string): readonly string[] =>
  ['application', 'dataplane', 'host', 'performance'].map((kind) => `/aws/containerinsights/${clusterName}/${kind}`);

/** What one pod of each add-on asks for, its agents on every node left out; by the add-on's name. */
export const addonPods: Readonly<Record<string, { readonly cores: number; readonly memoryGiB: number }>> = {
  'metrics-server': { cores: 0.1, memoryGiB: 200 / 1_024 },
  'amazon-cloudwatch-observability': { cores: 0.1, memoryGiB: 64 / 1_024 },
};
