import { metrics } from '../../../../facts/metrics';
import type { PlanContext } from '../../../../plan/contract';
import type { StreamSpec } from '../../../streaming/stream/capability';
import { inGroupsOf, type Row } from '../widget';
import { entriesOf, graph, GRAPH, heading, line, LINES } from './graph';

/** Queues. */
export const streamRows = (context: PlanContext): Row[] => {
  const queues = entriesOf(context, 'stream').flatMap((e) => {
    const { stream, queues: own } = e.spec as StreamSpec;
    return own.map((q) => ({ label: `${stream} → ${q.consumer}`, queue: q.queueName, deadLetters: q.deadLetterName }));
  });
  if (queues.length === 0) return [];
  const { visible, oldest, sent, deleted } = metrics.queue;
  return [
    heading(
      'Streams',
      'Each consumer of each stream. Events that wait longer and longer mean a consumer that is too slow; dead letters mean one that fails.',
    ),
    ...inGroupsOf(LINES, queues).map((group): Row => ({
      height: GRAPH,
      widgets: [
        graph(context, { title: 'Events waiting', lines: group.map((q) => line(q.label, visible, [q.queue])) }),
        graph(context, { title: 'Age of the oldest event, seconds', lines: group.map((q) => line(q.label, oldest, [q.queue])) }),
        graph(context, {
          title: 'Sent and handled in five minutes',
          lines: group.flatMap((q) => [line(`${q.label}: sent`, sent, [q.queue]), line(`${q.label}: handled`, deleted, [q.queue])]),
        }),
        graph(context, { title: 'Dead letters', lines: group.map((q) => line(q.label, visible, [q.deadLetters])) }),
      ],
    })),
  ];
};
