import fc from 'fast-check';
import { stringify } from 'yaml';
import type { BlueprintInput, Tier } from '../../lib/blueprint';
import { flow, processor, service, store, stream, type Cast, type ServiceInput } from './graph';
import { name, names } from './names';
import { settings } from './settings';

export interface BlueprintArbitraryOptions {
  /** @default 'startup' */
  readonly tier?: Tier;
  /** extreme: rates and sizes anywhere from 0 to 1e15; sane ones fit the engines of every tier. @default 'sane' */
  readonly facts?: 'sane' | 'extreme';
  /** Most services; stores and streams are at most half as many. @default 8 */
  readonly services?: number;
  /** Into an existing VPC and cluster. @default false */
  readonly adopt?: boolean;
}

const ROLES = [
  'site',
  'gateway',
  'bff',
  'subgraph',
  'service',
  'ingest',
  'worker',
  'job',
  'model',
] as const satisfies readonly ServiceInput['role'][];

/** One value for each name, as a map. */
const mapOf = <T>(keys: readonly string[], value: (key: string) => fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.tuple(...keys.map(value)).map((values) => Object.fromEntries(keys.map((key, i) => [key, values[i] as T])));

/**
 * Random blueprints without an error (warnings may be there): every role, kind, schedule and setting of the language that
 * the tier allows. Names never collide, engines belong to the tier, references point at something.
 */
export const blueprintArbitrary = (options: BlueprintArbitraryOptions = {}): fc.Arbitrary<BlueprintInput> => {
  const { tier = 'startup', facts = 'sane', services = 8, adopt = false } = options;
  const half = Math.max(1, Math.floor(services / 2));
  const cast = fc.record({
    // One namespace for whatever runs: services, processors and flows become workloads of the same names.
    workloads: names(1, services + 3),
    serviceCount: fc.integer({ min: 0, max: services }),
    stores: names(0, half),
    streams: names(0, half),
    roles: fc.array(fc.tuple(fc.constantFrom(...ROLES), fc.boolean()), { minLength: services, maxLength: services }),
    production: fc.boolean(),
  });
  return cast.chain(({ workloads, serviceCount, stores, streams, roles, production }) => {
    const own = workloads.slice(0, serviceCount);
    const rest = workloads.slice(serviceCount, serviceCount + 3);
    const [first, ...others] = rest;
    const roleOf = new Map(own.map((n, i) => [n, roles[i]]));
    const roleFor = (n: string): readonly [(typeof ROLES)[number], boolean] => roleOf.get(n) ?? ['service', true];
    const listening = own.filter((n) => {
      const [role, hasPort] = roleFor(n);
      return hasPort || (role !== 'worker' && role !== 'job');
    });
    const known: Cast = { tier, production, extreme: facts === 'extreme', listening, stores, streams };
    return fc
      .record({
        name: name.filter((n) => n.length <= 20),
        services: mapOf(own, (n) => service(n, ...roleFor(n), known)),
        stores: mapOf(stores, () => store(known)),
        streams: mapOf(streams, () => stream(known)),
        processors: mapOf(streams.length > 0 && first ? [first] : [], () => processor(known)),
        flows: mapOf(others, () => flow(known)),
        settings: settings(tier, adopt),
      })
      .map(({ settings: rest, ...graph }) => ({
        version: 1 as const,
        tier,
        profile: production ? 'production' : 'sandbox',
        ...graph,
        ...rest,
      }));
  });
};

/** The blueprint as a person would have written it: keys without a value left out. */
export const renderBlueprint = (input: BlueprintInput): string => stringify(JSON.parse(JSON.stringify(input)), { lineWidth: 0 });
