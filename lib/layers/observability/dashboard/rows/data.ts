import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { RelationalSize, RelationalSpec } from '../../../data/relational/capability';
import type { Row } from '../widget';
import { atRight, entriesOf, graph, GRAPH, heading, line } from './graph';

const burstable = (instanceClass: string): boolean => instanceClass.startsWith('db.t');

/** Databases. */
export const dataRows = (context: PlanContext): Row[] => {
  const pools = entriesOf(context, 'relational').map((e) => ({ ...(e.spec as RelationalSpec), ...(e.size as RelationalSize) }));
  if (pools.length === 0) return [];
  const { cpu, connections, freeStorage, freeMemory, readLatency, writeLatency, cpuCredits } = metrics.database;
  return [
    heading(
      'Data',
      'Each database instance. Credits are what a burstable class may still spend above its baseline; storage grows by itself below 10 %.',
    ),
    ...pools.map(({ pool, identifier, instanceClass }): Row => {
      const of = (label: string, metric: Metric) => line(label, metric, [identifier]);
      return {
        height: GRAPH,
        widgets: [
          graph(context, {
            title: `${pool}: CPU, percent${burstable(instanceClass) ? '; credits (right)' : ''}`,
            lines: [of('CPU', cpu), ...(burstable(instanceClass) ? [atRight(of('credits', cpuCredits))] : [])],
          }),
          graph(context, { title: `${pool}: connections`, lines: [of('connections', connections)] }),
          graph(context, {
            title: `${pool}: free bytes; of memory (right)`,
            lines: [of('storage', freeStorage), atRight(of('memory', freeMemory))],
          }),
          graph(context, { title: `${pool}: seconds to read and write`, lines: [of('read', readLatency), of('write', writeLatency)] }),
        ],
      };
    }),
  ];
};
