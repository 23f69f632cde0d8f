import { BINARY_STEP, DAYS_PER_MONTH, GIB, MILLION, MINUTES_PER_MONTH } from '../../../capacity/units';
import { factValue } from '../../../facts/registry';
import { FREE, SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logLines } from '../../observability/log-usage';
import { systemNodes, systemPods } from '../cluster/system-nodes';
import { countOf, nodesAt, podCount, podsAt } from '../node-pool/estimate';
import { AGENT_PODS } from '../node-pool/nodes';

interface Addon {
  readonly id: string;
  readonly size: { readonly containerLogs?: boolean; readonly logDays?: number };
  readonly spec: { readonly identity?: object; readonly logGroups: readonly string[] };
}

/** Nodes of the region on an average day, those of the built-in pool with them. */
const nodesOf = (context: UsageContext): number => countOf(nodesAt('average', context)) + countOf(systemNodes(context));

/** Observations that Container Insights makes in a month: of the cluster, its nodes, and every pod on them. */
const observations = (context: UsageContext): number => {
  const nodes = nodesOf(context);
  const pods = podCount(podsAt('average', context)) + podCount(systemPods(context)) + AGENT_PODS * nodes;
  const perMinute =
    factValue('cloudwatch.containerInsights.perCluster') +
    nodes * context.assumed.observationsPerNode +
    pods * factValue('cloudwatch.containerInsights.perPod');
  return perMinute * MINUTES_PER_MONTH;
};

/** What containers and nodes log in a month: services a line for each request, and each node what it says of itself. */
const loggedGiB = (context: UsageContext): number => {
  const { assumed, demand } = context;
  const services = (demand.served.average * SECONDS_PER_MONTH * assumed.logBytesPerRequest) / GIB;
  return services + (nodesOf(context) * assumed.clusterNodeLogMiBPerDay * DAYS_PER_MONTH) / BINARY_STEP;
};

/** Add-ons cost nothing themselves, and their pods are on the nodes; what one of them sends to CloudWatch is billed. */
export const addonUsage = ({ id, size }: Addon, context: UsageContext): readonly Usage[] => {
  if (id !== 'addon/amazon-cloudwatch-observability') return FREE();
  return [
    // The events behind the metrics are paid for with the observations (CloudWatch user guide, "Container Insights").
    { item: 'observations of Container Insights', price: 'cloudwatch.observations', quantity: observations(context) / MILLION },
    ...(size.containerLogs ? logLines({ what: 'container logs', gib: loggedGiB(context), days: size.logDays ?? 0 }, context.assumed) : []),
  ];
};

export const addonQuotas = ({ spec }: Addon): readonly QuotaUse[] => [
  ...(spec.identity
    ? [
        { quota: 'iam.roles', amount: 1 },
        { quota: 'eks.pod-identity-associations', amount: 1 },
      ]
    : []),
  ...(spec.logGroups.length > 0 ? [{ quota: 'logs.groups', amount: spec.logGroups.length }] : []),
];
