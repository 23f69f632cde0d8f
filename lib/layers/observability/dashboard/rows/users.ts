import { metrics, type Metric } from '../../../../facts/metrics';
import { GLOBAL_REGION, type PlanContext } from '../../../../plan/contract';
import type { DistributionSpec } from '../../../edge/distribution/capability';
import type { EdgeSpec } from '../../../edge/load-balancer/capability';
import { objectiveOf } from '../../alarms/objective';
import { distributionDimensions } from '../../alarms/sources/distribution';
import { targetDimensions } from '../../alarms/sources/edge';
import { inGroupsOf, type Line, type Row } from '../widget';
import { entriesOf, graph, GRAPH, heading, line, LINES } from './graph';

/** Levels that can be told apart. Ours. */
const LEVELS = 3;

/** What visitors get. */
export const userRows = (context: PlanContext): Row[] => {
  const targets = entriesOf(context, 'edge').flatMap((e) => (e.spec as EdgeSpec).targets.map((t) => t.service));
  if (targets.length === 0) return [];
  const { requests, errors, latency, healthy } = metrics.targetGroup;
  const rows = inGroupsOf(LINES, targets).map((services): Row => {
    const of = (metric: Metric, statistic?: string): Line[] => services.map((s) => line(s, metric, targetDimensions(s), statistic));
    const limits = [...new Set(services.map((s) => objectiveOf(context.blueprint, s).latencyMs))].sort((a, b) => a - b);
    return {
      height: GRAPH,
      widgets: [
        graph(context, { title: 'Requests in five minutes', lines: of(requests), stacked: true }),
        graph(context, { title: 'Failed requests in five minutes', lines: of(errors), stacked: true }),
        graph(context, {
          title: 'Seconds to an answer, 95th percentile',
          lines: of(latency, 'p95'),
          levels: limits.length > LEVELS ? [] : limits.map((ms) => ({ label: `objective: ${ms} ms`, value: ms / 1_000 })),
        }),
        graph(context, { title: 'Healthy pods', lines: of(healthy) }),
      ],
    };
  });
  return [
    heading(
      'What users get',
      'Each public service, as the load balancer sees it; below, CloudFront and the firewall before it. While these are well, so are users.',
    ),
    ...rows,
    ...globalRows(context),
  ];
};

/** CloudFront and the firewall, whose metrics are in us-east-1. */
const globalRows = (context: PlanContext): Row[] =>
  entriesOf(context, 'distribution').map((entry): Row => {
    const { firewall } = entry.spec as DistributionSpec;
    const { requests, serverErrors, clientErrors, bytes } = metrics.distribution;
    const { allowed, blocked } = metrics.webAcl;
    const acl = ['ALL', firewall.name];
    const of = (label: string, metric: Metric) => line(label, metric, distributionDimensions);
    return {
      height: GRAPH,
      widgets: [
        graph(context, { title: 'CloudFront: requests', region: GLOBAL_REGION, lines: [of('requests', requests)] }),
        graph(context, {
          title: 'CloudFront: failures, percent',
          region: GLOBAL_REGION,
          lines: [of('5xx', serverErrors), of('4xx', clientErrors)],
        }),
        graph(context, { title: 'CloudFront: bytes to visitors', region: GLOBAL_REGION, lines: [of('bytes', bytes)] }),
        graph(context, {
          title: 'Firewall',
          region: GLOBAL_REGION,
          lines: [line('allowed', allowed, acl), line('blocked', blocked, acl)],
        }),
      ],
    };
  });
