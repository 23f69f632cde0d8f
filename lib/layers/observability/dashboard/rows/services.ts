import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import { FIVE_MINUTES } from '../../alarms/alarm';
import type { Row } from '../widget';
import { graph, GRAPH, heading } from './graph';

/** Teams that get a search of their own; with more of them one search finds everything. */
const TEAMS = 10;

const search = (cluster: string, metric: Metric, namespace?: string): string =>
  `SEARCH('{${[metric.namespace, ...metric.dimensions].join(',')}} MetricName="${metric.name}" ClusterName="${cluster}"${namespace === undefined ? '' : ` Namespace="${namespace}"`}', '${metric.statistic}', ${FIVE_MINUTES})`;

/** What runs, found by search: a service more is a line more, without a change here. */
export const serviceRows = (context: PlanContext): Row[] => {
  if (!context.entries.some((e) => e.id === 'addon/amazon-cloudwatch-observability')) return [];
  const { teams } = context.graph;
  const searches = (metric: Metric): string[] =>
    teams.length > TEAMS ? [search(context.names.cluster, metric)] : teams.map((team) => search(context.names.cluster, metric, team));
  const { cpu, memoryOfLimit, restarts, replicasUnavailable } = metrics.workload;
  return [
    heading(
      'Services',
      'Every workload, from Container Insights. CPU is a share of the node; memory is a share of what a pod may have, and at 100 % the pod is ended.',
    ),
    {
      height: GRAPH,
      widgets: [
        graph(context, { title: 'CPU, percent of the node', searches: searches(cpu) }),
        graph(context, {
          title: 'Memory, percent of the limit',
          searches: searches(memoryOfLimit),
          levels: [{ label: 'limit', value: 100 }],
        }),
        graph(context, { title: 'Restarts', searches: searches(restarts) }),
        graph(context, { title: 'Replicas that are missing', searches: searches(replicasUnavailable) }),
      ],
    },
  ];
};
