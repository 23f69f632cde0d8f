import type { Blueprint } from '../blueprint';
import type { Assumed } from '../facts/assumptions';
import type { Diagnostic } from '../diagnostics';
import type { Connection, ConnectionRequest } from './connection';
import type { Demand } from './demand';
import type { EngineChoices } from './engines';
import type { Layer, PlanEntry, PlanId, Planned } from './entry';
import type { Graph } from './graph';
import type { SizeLimit } from './limits';
import type { Load } from './load';
import type { Names } from './names';
import type { Part } from './part';
import type { Traffic } from './traffic';
import type { QuotaUse, Usage } from './usage';
import type { UsageContext } from './usage-context';

/** All that a capability may look at when it decides. */
export interface PlanContext {
  readonly blueprint: Blueprint;
  /** The region that is planned now; us-east-1 for what exists once per blueprint. */
  readonly region: string;
  /** All regions; the first is the primary. */
  readonly regions: readonly string[];
  readonly names: Names;
  readonly load: Load;
  /** What the load comes to for stores, streams and services. */
  readonly demand: Demand;
  /** Coefficients between load and sizes, with what the blueprint puts in their place. */
  readonly assumed: Assumed;
  readonly graph: Graph;
  /** What reaches each workload. */
  readonly traffic: Traffic;
  readonly engines: EngineChoices;
  /** The day for which is planned, YYYY-MM-DD: support of versions ends on days. */
  readonly day: string;
  /** Entries of this region (and those of the blueprint as a whole) that were planned before. */
  readonly entries: readonly PlanEntry[];
  /** What an edge of the graph gives to the workload at its start. */
  connect(target: PlanId, request: ConnectionRequest): Connection;
  /** Reports a problem of the blueprint that only planning can see (BP3xx). */
  report(diagnostic: Diagnostic): void;
}

/**
 * One thing that the platform can do: pure decisions. Its builder, in the same folder, turns each entry into resources.
 * A new capability is one folder, one line in the registry of capabilities and one in that of builders.
 */
export interface Capability<K extends string = string, S extends object = object, P extends object = object> {
  readonly kind: K;
  readonly layer: Layer;
  /** Planned once per region, or once per blueprint (in us-east-1). */
  readonly scope: 'region' | 'blueprint';
  /** The systems of docs/systems.md that it stands for. */
  readonly systems: readonly string[];
  /** What `overrides` may put into a size, beyond its type. @default any value of the same type */
  readonly limits?: { readonly [Field in keyof S]?: SizeLimit };
  plan(context: PlanContext): readonly Planned<S, P>[];
  /** What of an entry takes load, and how much of it: a day is simulated with it. The whole load counts, in a sandbox too. @default nothing that could have too much */
  capacity?(entry: PlanEntry<S, P>, context: UsageContext): readonly Part[];
  /** Stores and streams only: what a workload that uses this entry needs. */
  connect?(entry: PlanEntry<S, P>, request: ConnectionRequest): Connection;
  /** What an entry is billed for in a month: `FREE` for what costs nothing. Without it the bill says that it is not priced. */
  usage?(entry: PlanEntry<S, P>, context: UsageContext): readonly Usage[];
  /** What an entry uses of AWS's quotas. @default nothing */
  quotas?(entry: PlanEntry<S, P>, context: UsageContext): readonly QuotaUse[];
}

/** Capabilities by kind, in planning order: an entry may look at those planned before it. Each keeps its own types to itself: see `defineCapability`. */
export type Capabilities = Readonly<Record<string, Capability>>;

/**
 * Checks a capability against its own types and hands it on as one of many. `never` in the place of size and spec would be exact but
 * of no use to plan(), which only passes an entry back to the capability that made it.
 */
export const defineCapability = <const K extends string, S extends object, P extends object>(
  capability: Capability<K, S, P>,
): DefinedCapability<K, S, P> => capability as unknown as DefinedCapability<K, S, P>;

/** A capability among others; remembers its types for its builder. */
export interface DefinedCapability<K extends string, S extends object, P extends object> extends Capability {
  readonly kind: K;
  readonly types?: { readonly size: S; readonly spec: P };
}
