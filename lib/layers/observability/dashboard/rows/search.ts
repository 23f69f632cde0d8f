import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { OpenSearchSpec } from '../../../data/opensearch/capability';
import { domainDimensions } from '../../alarms/sources/search';
import type { Row } from '../widget';
import { atRight, entriesOf, graph, GRAPH, heading, line } from './graph';

/** Domains of OpenSearch. */
export const searchRows = (context: PlanContext): Row[] => {
  const domains = entriesOf(context, 'opensearch').map((e) => e.spec as OpenSearchSpec);
  if (domains.length === 0) return [];
  const { cpu, heap, freeStorage, searches, searchLatency, documents, indexingLatency } = metrics.searchDomain;
  return [
    heading(
      'Search',
      'Each domain of OpenSearch: the busiest node, and the one with least room. Below a fifth of its volume a node refuses documents.',
    ),
    ...domains.map(({ pool, domainName }): Row => {
      const of = (label: string, metric: Metric) => line(label, metric, domainDimensions(pool, domainName));
      return {
        height: GRAPH,
        widgets: [
          graph(context, { title: `${pool}: CPU and heap, percent`, lines: [of('CPU', cpu), of('heap', heap)] }),
          graph(context, { title: `${pool}: free storage, MiB`, lines: [of('storage', freeStorage)] }),
          graph(context, {
            title: `${pool}: searches; milliseconds (right)`,
            lines: [of('searches', searches), atRight(of('latency', searchLatency))],
          }),
          graph(context, {
            title: `${pool}: documents indexed; milliseconds (right)`,
            lines: [of('documents', documents), atRight(of('latency', indexingLatency))],
          }),
        ],
      };
    }),
  ];
};
