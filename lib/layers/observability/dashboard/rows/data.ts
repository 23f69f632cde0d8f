import { metrics, type Metric } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { AuroraSpec } from '../../../data/aurora/capability';
import type { AuroraSize } from '../../../data/aurora/size';
import type { RelationalSize, RelationalSpec } from '../../../data/relational/capability';
import type { Row } from '../widget';
import { atRight, entriesOf, graph, GRAPH, heading, line } from './graph';

const burstable = (instanceClass: string): boolean => instanceClass.startsWith('db.t');

const instanceRows = (context: PlanContext): Row[] => {
  const pools = entriesOf(context, 'relational').map((e) => ({ ...(e.spec as RelationalSpec), ...(e.size as RelationalSize) }));
  const { cpu, connections, freeStorage, freeMemory, readLatency, writeLatency, cpuCredits } = metrics.database;
  return pools.map(({ pool, identifier, instanceClass }): Row => {
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
  });
};

const auroraRows = (context: PlanContext): Row[] => {
  const pools = entriesOf(context, 'aurora-postgres').map((e) => ({ ...(e.spec as AuroraSpec), ...(e.size as AuroraSize) }));
  const { capacity, connections, cpu, readLatency, replicaLag, writeLatency } = metrics.aurora;
  return pools.map(({ pool, identifier, maxAcu, readers }): Row => {
    const name = `${pool} (Aurora)`;
    const writer = (label: string, metric: Metric) => line(label, metric, [identifier, 'WRITER']);
    const reader = (label: string, metric: Metric) => (readers > 0 ? [line(label, metric, [identifier, 'READER'])] : []);
    return {
      height: GRAPH,
      widgets: [
        graph(context, {
          title: `${name}: ACUs`,
          lines: [writer('writer', capacity), ...reader('readers', capacity)],
          levels: [{ label: `largest: ${maxAcu}`, value: maxAcu }],
        }),
        graph(context, {
          title: `${name}: CPU, percent of the largest capacity`,
          lines: [writer('writer', cpu), ...reader('readers', cpu)],
        }),
        graph(context, { title: `${name}: connections`, lines: [writer('writer', connections), ...reader('readers', connections)] }),
        graph(context, {
          title: `${name}: seconds to read and write${readers > 0 ? '; ms that readers are behind (right)' : ''}`,
          lines: [writer('read', readLatency), writer('write', writeLatency), ...reader('behind', replicaLag).map(atRight)],
        }),
      ],
    };
  });
};

/** Databases. */
export const dataRows = (context: PlanContext): Row[] => {
  const instances = instanceRows(context);
  const clusters = auroraRows(context);
  if (instances.length + clusters.length === 0) return [];
  const legend = [
    ...(instances.length > 0
      ? [
          'Each database instance. Credits are what a burstable class may still spend above its baseline; storage grows by itself below 10 %.',
        ]
      : []),
    ...(clusters.length > 0 ? ['Each Aurora cluster, by the role of its instances. ACUs are what is paid for.'] : []),
  ];
  return [heading('Data', legend.join(' ')), ...instances, ...clusters];
};
