import type { PlanEntry, PlanId, StatefulResource } from '../plan/contract';
import type { Plan } from '../plan';

/** One end of a move: a resource that holds the data, and its engine. */
export type MigrationEnd = { readonly engine: string } & StatefulResource;

/** A store or stream whose data moves: the resource that it comes from stays, untouched, until `migrateFrom` goes. */
export interface Migration {
  /** Name of the store or stream. */
  readonly store: string;
  readonly kind: 'store' | 'stream';
  readonly region: string;
  readonly from: MigrationEnd;
  readonly to: MigrationEnd;
}

const at = (plan: Plan, region: string, id: PlanId): PlanEntry | undefined => plan.entries.find((e) => e.id === id && e.region === region);

const end = ({ engine }: PlanEntry, resource: StatefulResource): MigrationEnd => ({ engine, ...resource });

/**
 * Every pair of resources between which data moves, sorted by name: one pair for each resource that the data comes from (a stream on
 * queues has one for each consumer, and one for what it could not handle).
 */
export const migrationsOf = (plan: Plan): readonly Migration[] =>
  (
    [
      ['store', plan.engines.stores],
      ['stream', plan.engines.streams],
    ] as const
  ).flatMap(([kind, choices]) =>
    Object.entries(choices)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([store, { home, formerHome }]) =>
        plan.regions.flatMap((region) => {
          const from = formerHome && at(plan, region, formerHome);
          const to = at(plan, region, home);
          // The first of what an entry keeps is what holds the data of its stores.
          const target = to?.stateful[0];
          if (!from || !to || !target) return [];
          const sources = kind === 'stream' ? from.stateful : from.stateful.slice(0, 1);
          return sources.map((resource): Migration => ({ store, kind, region, from: end(from, resource), to: end(to, target) }));
        }),
      ),
  );
