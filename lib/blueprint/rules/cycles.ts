import { problem } from '../codes/problem';
import type { Draft } from '../model';
import { knots, shortestCycle, type Graph } from './components';
import type { Rule } from './scope';

const graphOf = ({ services }: Draft): Graph =>
  new Map(
    Object.entries(services)
      .map(([name, { calls }]) => [name, [...new Set(calls)].filter((callee) => callee !== name && callee in services).sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** More services than this are not listed: the first and the last of the circle say where to look. */
const MOST_LISTED = 12;

const way = (cycle: readonly string[]): string =>
  (cycle.length > MOST_LISTED ? [...cycle.slice(0, 6), `… ${cycle.length - 10} more …`, ...cycle.slice(-4)] : cycle).join(' → ');

/**
 * Services that wait for each other in a circle: each keeps the others' connections busy. One message per knot, with the
 * shortest circle through its first service by name.
 */
export const callCycles: Rule = function* ({ draft }) {
  const graph = graphOf(draft);
  for (const knot of knots(graph)) {
    const start = [...knot].sort()[0] ?? '';
    const cycle = shortestCycle(graph, start, knot);
    const at = draft.services[start]?.calls.indexOf(cycle[1] ?? '') ?? 0;
    yield problem('BP208', ['services', start, 'calls', at], `services call each other in a circle: ${way(cycle)}`, {
      hint: 'a stream in between would break it',
    });
  }
};
