import {
  addonVersion,
  cloudWatchObservability,
  cloudWatchObservabilityConfiguration,
  containerInsightsLogGroups,
  metricsServer,
  metricsServerConfiguration,
  type EksAddon,
} from '../../../facts/eks-addons';
import { defineCapability, platformOf, type PlanContext, type Planned } from '../../../plan/contract';
import { addonQuotas, addonUsage } from './usage';

export interface AddonSize {
  /** metrics-server: pods, each of which can answer alone. */
  readonly replicas?: number;
  /** amazon-cloudwatch-observability: whether Fluent Bit ships what containers and nodes log. */
  readonly containerLogs?: boolean;
  /** amazon-cloudwatch-observability: days that logs and the events behind the metrics are kept, at least. */
  readonly logDays?: number;
}
export interface AddonSpec {
  readonly name: string;
  /** Version of the add-on; without it EKS takes its default for the cluster's Kubernetes. */
  readonly version?: string;
  /** `ConfigurationValues`, without what the size says. */
  readonly configuration: object;
  /** Who calls AWS for it, and with which managed policies. */
  readonly identity?: { readonly namespace: string; readonly serviceAccount: string; readonly managedPolicies: readonly string[] };
  /** Log groups that it writes. */
  readonly logGroups: readonly string[];
}

/** How an add-on is pinned, and the sentence that says so. */
const pinned = (addon: EksAddon, kubernetes: string): { readonly version?: string; readonly sentence: string } => {
  const version = addonVersion(addon, kubernetes);
  return version
    ? { version, sentence: `pinned to ${version}, so that two deploys install the same` }
    : {
        sentence: `not pinned, since no public source names its version for Kubernetes ${kubernetes}: EKS takes its default, and keeps it`,
      };
};

const metrics = ({ blueprint }: PlanContext): Planned<AddonSize, AddonSpec> => {
  const { version, sentence } = pinned(metricsServer, blueprint.platform.kubernetes);
  const { replicas, ...configuration } = metricsServerConfiguration;
  return {
    id: 'addon/metrics-server',
    engine: 'eks-add-on',
    size: { replicas: blueprint.profile === 'production' ? replicas : 1 },
    spec: { name: metricsServer.name, ...(version ? { version } : {}), configuration, logGroups: [] },
    reason: `autoscaling and \`kubectl top\` ask it for CPU and memory, and Auto Mode comes without it; ${sentence}`,
    needs: ['cluster/main'],
  };
};

/** Why Container Insights stays where services have Prometheus. */
const BESIDE_PROMETHEUS =
  'it stays beside Prometheus, which has what services measure of themselves: the alarms on nodes and pods are made of it, and its agents ship the logs anyway';

const observability = ({ blueprint, names }: PlanContext): Planned<AddonSize, AddonSpec> => {
  const { version, sentence } = pinned(cloudWatchObservability, blueprint.platform.kubernetes);
  const prometheus = platformOf(blueprint).metrics !== 'cloudwatch';
  const { containerLogs, ...configuration } = cloudWatchObservabilityConfiguration;
  const { namespace, identity } = cloudWatchObservability;
  return {
    id: 'addon/amazon-cloudwatch-observability',
    engine: 'eks-add-on',
    size: { containerLogs: containerLogs.enabled, logDays: blueprint.profile === 'production' ? 30 : 7 },
    spec: {
      name: cloudWatchObservability.name,
      ...(version ? { version } : {}),
      configuration,
      ...(namespace && identity ? { identity: { namespace, ...identity } } : {}),
      logGroups: containerInsightsLogGroups(names.cluster),
    },
    reason: `metrics of every pod and what containers log, from the first day and without a server of your own; Application Signals instruments nothing unless asked to, since it is billed by the request, and so what is paid for is observations of pods and gigabytes of logs; ${prometheus ? `${BESIDE_PROMETHEUS}; ` : ''}${sentence}`,
    alternatives: [
      prometheus
        ? {
            engine: 'kube-state-metrics, node exporter',
            verdict:
              'bring the same into Prometheus, for two more components, one of them on every node with rights that no other pod here has',
          }
        : {
            engine: 'amp',
            verdict:
              'Prometheus metrics by the sample, with queries and dashboards of your own, pay when there are many series of your own',
            threshold: { metric: 'activeSeries', value: 10_000 },
          },
    ],
    needs: ['keys/main', 'cluster/main'],
  };
};

/** Add-ons of EKS that run pods. They are built last of what a region has, for they wait for nodes. */
export const addon = defineCapability<'addon', AddonSize, AddonSpec>({
  kind: 'addon',
  layer: 'platform',
  scope: 'region',
  systems: ['Atlas', 'EKS'],
  // What an existing cluster has is not known here, and EKS refuses to install a second one.
  plan: (context) => (context.blueprint.cluster ? [] : [metrics(context), observability(context)]),
  usage: addonUsage,
  quotas: addonQuotas,
});
