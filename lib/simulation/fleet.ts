import type { Assumed } from '../facts/assumptions';
import { hoursAhead } from '../facts/time-zones';
import type { Part, Plan, PlanEntry } from '../plan';

/** A region, and when its people are awake. */
export interface FleetRegion {
  readonly name: string;
  /** Hours that its people are ahead of those of the first region. */
  readonly hoursAhead: number;
}

/** A part of a platform in one region. */
export interface FleetPart extends Part {
  /** Plan id of its entry, with the part's own name behind it where it has one: `dynamodb/bookmarks writes`. */
  readonly id: string;
  readonly region: string;
  readonly layer: string;
  /** Each region has all of it, wherever it comes from: what is written is copied everywhere. @default its even share */
  readonly everywhere?: boolean;
}

/** Everything that takes load, wherever it comes from: a plan, a model, or a list that somebody wrote. */
export interface Fleet {
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  /** What the fleet is: what a plan would build, or what the capacity model sizes for a load that no plan can build yet. */
  readonly basis: 'plan' | 'model';
  /** The first is the one whose hours the day is told in. */
  readonly regions: readonly FleetRegion[];
  /** Loads are those of all regions together: each region has an equal share. */
  readonly parts: readonly FleetPart[];
  /** Requests of visitors per second, of all regions together: what the curve of the day is drawn with. */
  readonly requests: { readonly average: number; readonly peak: number };
  /** Share of the load that the platform is meant for. */
  readonly loadShare: number;
  readonly assumed: Assumed;
  /** What takes load and is not part of it. */
  readonly notSimulated: readonly string[];
}

/** A part's id among others of its region. */
export const partId = (entry: string, part: Pick<Part, 'name'>): string => (part.name === undefined ? entry : `${entry} ${part.name}`);

/** Regions in their order, and how far apart their people live. */
export const fleetRegions = (regions: readonly string[]): readonly FleetRegion[] => {
  const [first = ''] = regions;
  return regions.map((name) => ({ name, hoursAhead: hoursAhead(name) - hoursAhead(first) }));
};

/** Layers whose entries carry what people and machines send. */
const CARRYING = ['edge', 'services', 'data', 'streaming'];

/** Kinds of these layers that carry nothing themselves: who may do what, what is made once, what is part of another entry. */
const SILENT = ['namespaces', 'roles', 'identity', 'registry', 'database-bootstrap', 'flow', 'stream', 'topic', 'cache'];

const carriesUnseen = ({ kind, layer, capacity }: PlanEntry): boolean =>
  CARRYING.includes(layer) && !SILENT.includes(kind) && (capacity ?? []).length === 0;

/** What a plan would build, as parts that take load. */
export const fleetOf = (plan: Plan): Fleet => ({
  name: plan.name,
  tier: plan.tier,
  profile: plan.profile,
  basis: 'plan',
  regions: fleetRegions(plan.regions),
  parts: plan.entries.flatMap(({ id, region, layer, capacity = [] }) =>
    capacity.map((part) => ({ ...part, id: partId(id, part), region, layer })),
  ),
  requests: plan.demand.requests,
  loadShare: plan.profile === 'sandbox' ? plan.assumed.sandboxLoadShare : 1,
  assumed: plan.assumed,
  notSimulated: [...new Set(plan.entries.filter(carriesUnseen).map(({ id }) => id))],
});
