import type * as z from 'zod';
import type { PROFILES, TIERS, blueprintSchema } from './schema';

/** A value that nobody changes any more, all the way down. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** A blueprint as it may be written. */
export type BlueprintInput = z.input<typeof blueprintSchema>;
/** A blueprint of the right shape, defaults of the schema filled in, not yet normalised. */
export type Draft = z.output<typeof blueprintSchema>;

export type Tier = (typeof TIERS)[number];
export type Profile = (typeof PROFILES)[number];

/** Where the probes of a service ask. */
export interface Health {
  readonly path: string;
  readonly port: number;
}

/**
 * One service. `port` is set if and only if the service listens; `health` is `'none'` for an image without a probe, and
 * undefined when the service has no port to ask.
 */
export type Service = Frozen<Omit<Draft['services'][string], 'health'>> & { readonly health?: Health | 'none' };
export type Store = Frozen<Draft['stores'][string]>;
export type Stream = Frozen<Draft['streams'][string]>;
export type Processor = Frozen<Draft['processors'][string]>;
export type Flow = Frozen<Draft['flows'][string]>;

/**
 * A validated blueprint: every default that does not depend on the tier is filled in, maps are sorted by key, and it is
 * frozen all the way down. What depends on the tier (load, slo, regions, engines) is undefined where it was not written:
 * the planner knows those defaults.
 */
export type Blueprint = Frozen<Omit<Draft, 'services'>> & { readonly services: { readonly [name: string]: Service } };

/** The port of a role that listens, unless the blueprint says another. */
export const DEFAULT_PORT = 8080;

/** Whether a service takes requests: every role does, but a worker or a job only with a `port`. */
export const listens = (service: Pick<Service, 'role' | 'port'>): boolean =>
  service.port !== undefined || (service.role !== 'worker' && service.role !== 'job');
