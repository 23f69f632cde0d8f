import type { Alternative, PlanEntry, PlanId, StatefulResource } from '../plan/contract';
import type { Plan } from '../plan';

/** Everything that a plan says about one of its entries. Nothing is added to it: what is not in the plan is not here. */
export interface Explanation {
  readonly id: PlanId;
  readonly layer: string;
  readonly region: string;
  readonly phase: number;
  readonly engine: string;
  readonly reason: string;
  /** What else was looked at, and the measurement that would change the choice. */
  readonly considered: readonly Alternative[];
  readonly size: Readonly<Record<string, unknown>>;
  /** Unscaled size, where a scale factor made `size` smaller. */
  readonly real?: Readonly<Record<string, unknown>>;
  /** Everything else that was decided for it: what its builder gets. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Stacks that hold its stateful resources and outputs. */
  readonly stacks: readonly string[];
  readonly stateful: readonly StatefulResource[];
  readonly outputs: readonly string[];
  readonly needs: readonly PlanId[];
  readonly neededBy: readonly PlanId[];
}

/** The choice of an engine for one store, stream or processor of the blueprint. */
export interface EngineExplanation {
  /** `store/<name>`, `stream/<name>` or `processor/<name>`. */
  readonly id: string;
  readonly engine: string;
  readonly reason: string;
  readonly considered: readonly Alternative[];
  /** The former engine, which stays until the data has moved. */
  readonly migrateFrom?: string;
  /** Planned entries that carry it. */
  readonly carriedBy: readonly PlanId[];
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Stacks that hold what an entry promises, sorted. */
export const stacksOf = ({ stateful, provides }: Pick<PlanEntry, 'stateful' | 'provides'>): string[] =>
  unique([...stateful.map((s) => s.stack), ...provides.map((output) => output.slice(0, output.lastIndexOf('.')))]);

/** For each region and id, the entries that need it. */
const readersOf = (plan: Plan): ReadonlyMap<string, readonly PlanId[]> => {
  const readers = new Map<string, PlanId[]>();
  for (const { id, region, needs } of plan.entries)
    for (const needed of needs) {
      const key = `${region} ${needed}`;
      const known = readers.get(key);
      if (known) known.push(id);
      else readers.set(key, [id]);
    }
  return readers;
};

export const explain = (plan: Plan): readonly Explanation[] => {
  const readers = readersOf(plan);
  return plan.entries.map((entry) => ({
    id: entry.id,
    layer: entry.layer,
    region: entry.region,
    phase: entry.phase,
    engine: entry.engine,
    reason: entry.reason,
    considered: entry.alternatives,
    size: { ...entry.size },
    ...(entry.real ? { real: { ...entry.real } } : {}),
    spec: { ...entry.spec },
    stacks: stacksOf(entry),
    stateful: entry.stateful,
    outputs: entry.provides,
    needs: entry.needs,
    neededBy: unique(readers.get(`${entry.region} ${entry.id}`) ?? []),
  }));
};

const nameOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** A pool is called `main` (docs/interfaces.md, "Plan ids"); what has one of its own goes by its name. */
const carriers = (plan: Plan, name: string, engine: string, layers: readonly string[]): PlanId[] => {
  const candidates = plan.entries.filter((e) => layers.includes(e.layer) && e.engine === engine);
  const own = candidates.filter((e) => nameOf(e.id) === name);
  return unique((own.length > 0 ? own : candidates.filter((e) => nameOf(e.id) === 'main')).map((e) => e.id));
};

/** The engines of stores, streams and processors, in that order. */
export const explainEngines = (plan: Plan): readonly EngineExplanation[] =>
  (
    [
      ['store', plan.engines.stores, ['data']],
      ['stream', plan.engines.streams, ['streaming']],
      ['processor', plan.engines.processors, ['streaming', 'services']],
    ] as const
  ).flatMap(([what, choices, layers]) =>
    Object.entries(choices).map(([name, { engine, reason, alternatives, migrateFrom }]) => ({
      id: `${what}/${name}`,
      engine,
      reason,
      considered: alternatives,
      ...(migrateFrom ? { migrateFrom } : {}),
      carriedBy: carriers(plan, name, engine, layers),
    })),
  );

/** Every id that can be explained: those of the plan, and the stores, streams and processors of the blueprint. */
export const explainableIds = (plan: Plan): readonly string[] =>
  unique([...plan.entries.map((e): string => e.id), ...explainEngines(plan).map((e) => e.id)]);
