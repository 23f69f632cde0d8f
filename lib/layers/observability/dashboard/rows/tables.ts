import { metrics } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { DynamoDbSpec } from '../../../data/dynamodb/capability';
import { inGroupsOf, type Row } from '../widget';
import { entriesOf, graph, GRAPH, heading, line, LINES } from './graph';

/** Tables of DynamoDB. */
export const tableRows = (context: PlanContext): Row[] => {
  const tables = entriesOf(context, 'dynamodb').map((e) => e.spec as DynamoDbSpec);
  if (tables.length === 0) return [];
  const { consumedReads, consumedWrites, readThrottles, writeThrottles } = metrics.table;
  const { latency } = metrics.tableOperation;
  return [
    heading(
      'Tables',
      'Each table of DynamoDB. Units are what is billed; a throttle is a request that its partition or its ceiling refused.',
    ),
    ...inGroupsOf(Math.floor(LINES / 2), tables).map((group): Row => ({
      height: GRAPH,
      widgets: [
        graph(context, { title: 'Read units in five minutes', lines: group.map((t) => line(t.store, consumedReads, [t.tableName])) }),
        graph(context, { title: 'Write units in five minutes', lines: group.map((t) => line(t.store, consumedWrites, [t.tableName])) }),
        graph(context, {
          title: 'Throttled requests',
          lines: group.flatMap((t) => [
            line(`${t.store}: reads`, readThrottles, [t.tableName]),
            line(`${t.store}: writes`, writeThrottles, [t.tableName]),
          ]),
        }),
        graph(context, {
          title: 'Milliseconds to read and write',
          lines: group.flatMap((t) => [
            line(`${t.store}: read`, latency, [t.sortKey === undefined ? 'GetItem' : 'Query', t.tableName]),
            line(`${t.store}: write`, latency, ['PutItem', t.tableName]),
          ]),
        }),
      ],
    })),
  ];
};
