import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { NetworkSize } from '../../../network/vpc/capability';
import { natGateway } from '../../alarms/sources/platform';
import type { Line, Row } from '../widget';
import { atRight, entriesOf, graph, GRAPH, heading, line } from './graph';

/** The cluster and the ways out. */
export const platformRows = (context: PlanContext): Row[] => {
  const gateways = entriesOf(context, 'network').flatMap((e) =>
    Array.from({ length: (e.size as NetworkSize).natGateways ?? 0 }, (_, i) => i + 1),
  );
  const cluster = [context.names.cluster];
  const { requests, errors, throttled, unschedulable } = metrics.controlPlane;
  const { nodes, failedNodes } = metrics.cluster;
  const ofGateways = (metric: Metric, what: string): Line[] => gateways.map((n) => line(`${what} ${n}`, metric, [natGateway(n)]));
  // Nodes are counted by Container Insights, and gateways of an existing VPC are not ours.
  const insights = context.entries.some((e) => e.id === 'addon/amazon-cloudwatch-observability');
  return [
    heading(
      'Cluster and network',
      gateways.length > 0
        ? 'Nodes come and go with what the pods ask for. Pods that stay pending, refused ports and dropped packets do not go away by themselves.'
        : 'Nodes come and go with what the pods ask for. Pods that stay pending do not go away by themselves.',
    ),
    {
      height: GRAPH,
      widgets: [
        ...(insights
          ? [graph(context, { title: 'Nodes', lines: [line('nodes', nodes, cluster), line('failed', failedNodes, cluster)] })]
          : []),
        graph(context, { title: 'Pods without a node', lines: [line('pending', unschedulable, cluster, 'Maximum')] }),
        graph(context, {
          title: 'Kubernetes API: requests; failed (right)',
          lines: [
            line('requests', requests, cluster),
            atRight(line('failed', errors, cluster)),
            atRight(line('throttled', throttled, cluster)),
          ],
        }),
        ...(gateways.length > 0
          ? [
              graph(context, {
                title: 'NAT: bytes out; refused and dropped (right)',
                lines: [
                  ...ofGateways(metrics.natGateway.bytesOut, 'bytes'),
                  ...ofGateways(metrics.natGateway.portErrors, 'refused').map(atRight),
                  ...ofGateways(metrics.natGateway.dropped, 'dropped').map(atRight),
                ],
              }),
            ]
          : []),
      ],
    },
  ];
};
