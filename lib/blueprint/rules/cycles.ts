import type { Draft } from '../model';
import { problem } from '../codes/problem';
import type { Rule } from './scope';

type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = ({ services }: Draft): Graph =>
  new Map(
    Object.keys(services)
      .sort()
      .map((name) => [name, [...new Set(services[name]?.calls.filter((callee) => callee !== name && callee in services))].sort()] as const),
  );

/** The shortest way from one service back to itself, by breadth first search, staying in one component. */
const shortestCycle = (graph: Graph, start: string, component: ReadonlySet<string>): string[] => {
  const from = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const callee of graph.get(name) ?? []) {
      if (callee === start) {
        const way = [name];
        for (let at = name; at !== start;) way.unshift((at = from.get(at) ?? start));
        return [...way, start];
      }
      if (component.has(callee) && !from.has(callee)) {
        from.set(callee, name);
        queue.push(callee);
      }
    }
  }
  return [];
};

interface Visit {
  readonly name: string;
  next: number;
}

/** Strongly connected components of more than one service (Tarjan 1972, with a stack of its own instead of recursion: a chain may be 5,000 calls long). */
const components = (graph: Graph): Set<string>[] => {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const onStack = new Set<string>();
  const found: Set<string>[] = [];
  const enter = (name: string): Visit => {
    low.set(name, index.size);
    index.set(name, index.size);
    open.push(name);
    onStack.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, to: number): void => void low.set(name, Math.min(low.get(name) ?? to, to));
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { name } = visit;
      const callee = graph.get(name)?.[visit.next++];
      if (callee !== undefined) {
        if (!index.has(callee)) visits.push(enter(callee));
        else if (onStack.has(callee)) lower(name, index.get(callee) ?? 0);
        continue;
      }
      visits.pop();
      const caller = visits.at(-1);
      if (caller) lower(caller.name, low.get(name) ?? 0);
      if (low.get(name) !== index.get(name)) continue;
      const component = new Set(open.splice(open.indexOf(name)));
      for (const member of component) onStack.delete(member);
      if (component.size > 1) found.push(component);
    }
  }
  return found;
};

/** Services that wait for each other in a circle: each keeps the others' connections busy. One message per knot, with its shortest circle. */
export const callCycles: Rule = function* ({ draft }) {
  const graph = graphOf(draft);
  for (const component of components(graph)) {
    const circles = [...component].sort().map((name) => shortestCycle(graph, name, component));
    const cycle = circles.reduce((a, b) => (b.length < a.length ? b : a));
    const [first = '', second = ''] = cycle;
    const at = draft.services[first]?.calls.indexOf(second) ?? 0;
    yield problem('BP208', ['services', first, 'calls', at], `services call each other in a circle: ${cycle.join(' → ')}`, {
      hint: 'a stream in between would break it',
    });
  }
};
