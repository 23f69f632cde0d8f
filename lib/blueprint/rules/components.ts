/** Names and what each of them points at. */
export type Graph = ReadonlyMap<string, readonly string[]>;

interface Visit {
  readonly name: string;
  next: number;
}

/** The state of one walk: when each name was met, and the earliest one that can still be reached from it. */
class Walk {
  readonly index = new Map<string, number>();
  readonly low = new Map<string, number>();
  readonly open: string[] = [];
  readonly onStack = new Set<string>();

  enter(name: string): Visit {
    this.low.set(name, this.index.size);
    this.index.set(name, this.index.size);
    this.open.push(name);
    this.onStack.add(name);
    return { name, next: 0 };
  }

  lower(name: string, to: number | undefined): void {
    const now = this.low.get(name);
    if (to !== undefined && now !== undefined && to < now) this.low.set(name, to);
  }

  /** Closes the component of which a name is the root, if it is one. */
  close(name: string): ReadonlySet<string> {
    if (this.low.get(name) !== this.index.get(name)) return new Set();
    const component = new Set(this.open.splice(this.open.lastIndexOf(name)));
    for (const member of component) this.onStack.delete(member);
    return component;
  }
}

const walkFrom = (graph: Graph, root: string, walk: Walk): ReadonlySet<string>[] => {
  const found: ReadonlySet<string>[] = [];
  const visits = [walk.enter(root)];
  for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
    const { name } = visit;
    const target = graph.get(name)?.[visit.next++];
    if (target === undefined) {
      visits.pop();
      const parent = visits.at(-1);
      if (parent) walk.lower(parent.name, walk.low.get(name));
      const component = walk.close(name);
      if (component.size > 1) found.push(component);
    } else if (!walk.index.has(target)) visits.push(walk.enter(target));
    else if (walk.onStack.has(target)) walk.lower(name, walk.index.get(target));
  }
  return found;
};

/**
 * Strongly connected components of more than one name (Tarjan 1972), with a stack of its own instead of recursion: a chain
 * may be 5,000 calls long.
 */
export const knots = (graph: Graph): ReadonlySet<string>[] => {
  const walk = new Walk();
  return [...graph.keys()].flatMap((name) => (walk.index.has(name) ? [] : walkFrom(graph, name, walk)));
};

/** The shortest way from a name back to itself, by breadth first search inside one component. */
export const shortestCycle = (graph: Graph, start: string, component: ReadonlySet<string>): string[] => {
  const from = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    const targets = graph.get(name) ?? [];
    if (targets.includes(start)) {
      const way = [name];
      for (let at = name; at !== start;) way.unshift((at = from.get(at) ?? start));
      return [...way, start];
    }
    const fresh = targets.filter((target) => component.has(target) && !from.has(target));
    for (const target of fresh) from.set(target, name);
    queue.push(...fresh);
  }
  return [];
};
