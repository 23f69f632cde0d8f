import fc from 'fast-check';
import type { BlueprintInput } from '../../lib/blueprint';
import { blueprintArbitrary, type BlueprintArbitraryOptions } from './blueprint';

const without = <T extends object>(value: T, ...keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as T;

const each = <T extends object>(map: Record<string, T> | undefined, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(map ?? {}).map(([name, value]) => [name, change(value)]));

/** Days without deploys have no year where they would be kept. */
const deliverable = (delivery: object | undefined): object => without(delivery ?? {}, 'freeze');

/** What startup takes of stores, streams and the platform: the engines of growth want reasons there. */
const atStartup = (input: BlueprintInput): BlueprintInput => ({
  ...input,
  platform: without(input.platform ?? {}, 'delivery', 'metrics'),
  stores: each(input.stores as Record<string, object>, (s) => without(s, 'engine', 'migrateFrom', 'pain', 'because', 'dataGiB')) as never,
  streams: each(input.streams as Record<string, object>, (s) => ({
    ...without(s, 'engine', 'migrateFrom', 'pain', 'because', 'replay'),
    retentionHours: 24,
  })) as never,
});

/** What growth takes: all engines that the arbitrary knows of, with moves between them; what is to be replayed names no queue. */
const atGrowth = (input: BlueprintInput): BlueprintInput => ({
  ...input,
  platform: { ...input.platform, delivery: deliverable(input.platform?.delivery) } as never,
  streams: each(input.streams as Record<string, object>, (s) =>
    'replay' in s && s.replay === true && 'engine' in s && s.engine === 'sqs' ? without(s, 'engine') : s,
  ) as never,
});

/** Without what parses and cannot be built yet, so that what is left goes the whole way to templates. */
const buildable = (input: BlueprintInput): BlueprintInput => {
  const common: BlueprintInput = {
    ...without(input, 'extensions', 'overrides'),
    platform: without(input.platform ?? {}, 'edge', 'discovery', 'ml', 'notebooks', 'kubernetes'),
    services: each(input.services as Record<string, object>, (s) => without(s, 'routes')) as never,
    processors: each(input.processors as Record<string, object>, (p) => without(p, 'engine', 'pain', 'because')) as never,
    flows: each(input.flows as Record<string, object>, (f) => ({ ...f, gpu: false })) as never,
  };
  return input.tier === 'startup' ? atStartup(common) : atGrowth(common);
};

/** Random blueprints of which most can be built by this version; the others are refused in the plan, with a reason. */
export const buildableArbitrary = (options: BlueprintArbitraryOptions = {}): fc.Arbitrary<BlueprintInput> =>
  fc
    .oneof({ weight: 2, arbitrary: blueprintArbitrary(options) }, { weight: 1, arbitrary: blueprintArbitrary({ ...options, adopt: true }) })
    .map(buildable);
