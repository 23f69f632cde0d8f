import { metrics } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { ValkeySize, ValkeySpec } from '../../../data/valkey/capability';
import { cacheNodes } from '../../../data/valkey/nodes';
import type { Row } from '../widget';
import { atRight, entriesOf, graph, GRAPH, heading, line } from './graph';

/** Caches. */
export const cacheRows = (context: PlanContext): Row[] => {
  const caches = entriesOf(context, 'valkey').map((e) => ({ ...(e.spec as ValkeySpec), ...(e.size as ValkeySize) }));
  if (caches.length === 0) return [];
  const { hitRate, evictions, connections } = metrics.cacheNode;
  return [
    heading('Caches', 'Hits are answers that no database had to give; evictions are entries that were forgotten for want of memory.'),
    ...caches.map(({ pool, cacheName, replicas }): Row => {
      const nodes = cacheNodes(cacheName, replicas);
      const each = (metric: typeof hitRate) => nodes.map(({ clusterId, nodeId }, i) => line(`node ${i + 1}`, metric, [clusterId, nodeId]));
      return {
        height: GRAPH,
        widgets: [
          graph(context, {
            title: `${pool}: CPU of the engine, percent; memory (right)`,
            lines: [line('CPU', metrics.cache.cpu, [cacheName]), atRight(line('memory', metrics.cache.memory, [cacheName]))],
          }),
          graph(context, { title: `${pool}: hits, percent`, lines: each(hitRate) }),
          graph(context, { title: `${pool}: evictions in five minutes`, lines: each(evictions) }),
          graph(context, { title: `${pool}: connections`, lines: each(connections) }),
        ],
      };
    }),
  ];
};
