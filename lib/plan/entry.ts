import type { Part } from './part';
import type { QuotaUse, Usage } from './usage';

/** The layers of the platform; each is a folder under lib/layers. */
export type Layer =
  'platform' | 'network' | 'edge' | 'graph' | 'services' | 'data' | 'streaming' | 'ml' | 'delivery' | 'observability' | 'resilience';

/** `<kind>/<name>`: how reports, overrides and other entries name a planned capability. The same id stands once per region. */
export type PlanId = `${string}/${string}`;

/** An engine that was not taken, why, and the measured value from which on it would be. */
export interface Alternative {
  readonly engine: string;
  /** Why it was not taken, in one sentence. */
  readonly verdict: string;
  /** The pain that would justify it. Absent when no number changes the verdict. */
  readonly threshold?: { readonly metric: string; readonly value: number };
}

/** An output of a stack, known after deploy: `<stack name>.<output id>`. */
export type OutputName = `${string}.${string}`;

/** A resource whose loss or replacement loses data. Its logical id never moves. */
export interface StatefulResource {
  /** Name of the CloudFormation stack. */
  readonly stack: string;
  readonly logicalId: string;
  /** CloudFormation resource type. */
  readonly type: string;
}

/** One planned capability: a decision with its reason, and all that its builder needs, as JSON. */
export interface PlanEntry<S extends object = object, P extends object = object> {
  readonly id: PlanId;
  readonly kind: string;
  readonly layer: Layer;
  /** AWS region; what exists once per blueprint stands in us-east-1. */
  readonly region: string;
  /** The deployment phase in which it first appears, from 1. */
  readonly phase: number;
  readonly engine: string;
  /** Sizes and counts; each field can be overridden by `overrides.<id>` in the blueprint. */
  readonly size: S;
  /** Everything else that the builder needs, derived from the blueprint; not overridable. */
  readonly spec: P;
  /** Unscaled size, where `scaleFactor` made `size` smaller. */
  readonly real?: Partial<S>;
  readonly reason: string;
  readonly alternatives: readonly Alternative[];
  /** Entries whose resources this one refers to: built earlier. */
  readonly needs: readonly PlanId[];
  /** Outputs that it emits. */
  readonly provides: readonly OutputName[];
  readonly stateful: readonly StatefulResource[];
  /** What it is billed for in a month. Absent where its capability does not say. */
  readonly usage?: readonly Usage[];
  /** What it uses of AWS's quotas. */
  readonly quotas?: readonly QuotaUse[];
  /** What of it takes load, and how much. Absent where nothing does. */
  readonly capacity?: readonly Part[];
}

/** What a capability returns: an entry without what plan() fills in itself. */
export type Planned<S extends object = object, P extends object = object> = Pick<
  PlanEntry<S, P>,
  'id' | 'engine' | 'size' | 'spec' | 'reason'
> &
  Partial<Pick<PlanEntry<S, P>, 'alternatives' | 'needs' | 'provides' | 'stateful' | 'phase' | 'real'>>;
