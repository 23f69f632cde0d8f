import { defineCapability, FREE, type Connection } from '../../../plan/contract';

export interface CacheSpec {
  readonly store: string;
}

/** Caches in the process that uses them: a decision that is explained, and nothing to build. */
export const cache = defineCapability<'cache', object, CacheSpec>({
  kind: 'cache',
  layer: 'data',
  scope: 'region',
  systems: ['Redis/Valkey', 'Valkey'],
  plan: ({ blueprint, engines }) =>
    Object.keys(blueprint.stores)
      .filter((store) => engines.stores[store]?.engine === 'none')
      .sort()
      .map((store) => ({
        id: `cache/${store}`,
        engine: 'none',
        size: {},
        spec: { store },
        reason: `${engines.stores[store]?.reason ?? ''}: a cache in the process costs nothing and answers without a network; each replica has its own, so keep what is in it short-lived`,
        alternatives: engines.stores[store]?.alternatives ?? [],
      })),
  connect: (entry, { variable }): Connection => ({
    statements: [],
    environment: { [`${variable}_ENGINE`]: 'none' },
    egress: [],
    needs: [entry.id],
  }),
  // It lives in the memory of pods, which the node pool pays for.
  usage: FREE,
});
