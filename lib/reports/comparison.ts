import type { Layer, PlanEntry } from '../plan/entry';
import type { Plan } from '../plan';
import { isPriced, monthlyOf, type Line } from '../pricing/bill';
import { unpricedOf, type Bill } from './bill';
import { replacementsBetween } from './replacements';

/** A component of one of two plans, with its money. */
export interface ComparedSide {
  readonly id: string;
  readonly engine: string;
  /** USD a month of its lines that have a price; absent where it has lines and none of them has one. */
  readonly monthly?: number;
  /** How many of its lines have no price. */
  readonly unpriced: number;
}

/** A field of a size, or the engine. A side on which the field does not exist is absent. */
export interface FieldChange {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** What became of components between two plans. */
export interface ComparedComponent {
  readonly change: 'added' | 'changed' | 'replaced' | 'removed';
  readonly layer: Layer;
  readonly region: string;
  /** Empty for what is added; one that is replaced may have been several. */
  readonly before: readonly ComparedSide[];
  /** Empty for what is removed. */
  readonly after: readonly ComparedSide[];
  /** What differs, where the same component is in both. */
  readonly fields: readonly FieldChange[];
  /** Stores, streams and processors that moved, where it is replaced: `store catalog`. */
  readonly serves: readonly string[];
}

/** What a plan costs as a whole. */
export interface Totals extends Pick<Bill, 'name' | 'tier' | 'profile' | 'regions' | 'monthly' | 'hourly'> {
  /** How many lines have no price, and are in no sum. */
  readonly unpriced: number;
}

/** Two plans, component by component. */
export interface Comparison {
  readonly before: Totals;
  readonly after: Totals;
  /** By layer; within it in the order of the second plan, then what is removed. */
  readonly components: readonly ComparedComponent[];
  /** Components that are the same in both, and what they cost: another load makes another bill. */
  readonly unchanged: { readonly components: number; readonly before: number; readonly after: number };
  /** One that is replaced counts as one to change, however many components take the place of however many. */
  readonly summary: { readonly add: number; readonly change: number; readonly remove: number };
}

/** A plan with what it costs. */
export interface Counted {
  readonly plan: Plan;
  readonly bill: Bill;
}

const keyOf = ({ id, region }: Pick<PlanEntry, 'id' | 'region'>): string => `${region} ${id}`;

const linesByComponent = ({ lines }: Bill): ReadonlyMap<string, readonly Line[]> => {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.region} ${line.component}`;
    found.set(key, [...(found.get(key) ?? []), line]);
  }
  return found;
};

/** Components of the same engine and size, and the money of their lines on both sides. */
const unchangedIn = (keys: ReadonlySet<string>, before: Bill, after: Bill): Comparison['unchanged'] => {
  const money = ({ lines }: Bill): number => monthlyOf(lines.filter((line) => keys.has(`${line.region} ${line.component}`)));
  return { components: keys.size, before: money(before), after: money(after) };
};

const totalsOf = (bill: Bill): Totals => {
  const { name, tier, profile, regions, monthly, hourly } = bill;
  return { name, tier, profile, regions, monthly, hourly, unpriced: unpricedOf(bill).length };
};

type SideOf = (entry: PlanEntry) => ComparedSide;

const sidesOf = (bill: Bill): SideOf => {
  const lines = linesByComponent(bill);
  return (entry) => {
    const own = lines.get(keyOf(entry)) ?? [];
    const isKnown = own.length === 0 || own.some(isPriced);
    return {
      id: entry.id,
      engine: entry.engine,
      ...(isKnown ? { monthly: monthlyOf(own) } : {}),
      unpriced: unpricedOf({ lines: own }).length,
    };
  };
};

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The engine and every field of the size that is not the same. */
const changedFields = (before: PlanEntry, after: PlanEntry): readonly FieldChange[] => {
  const [from, to] = [before, after].map(({ engine, size }) => ({ engine, ...size }) as Readonly<Record<string, unknown>>);
  if (!from || !to) return [];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !isEqual(from[field], to[field]))
    .map((field) => ({ field, ...(field in from ? { from: from[field] } : {}), ...(field in to ? { to: to[field] } : {}) }));
};

/** Components that are added, changed, replaced or removed between two plans, with their money. */
export const compare = (former: Counted, now: Counted): Comparison => {
  const [was, is] = [former, now].map(({ plan }) => new Map(plan.entries.map((entry) => [keyOf(entry), entry])));
  const [sideBefore, sideAfter] = [sidesOf(former.bill), sidesOf(now.bill)];
  const gone = former.plan.entries.filter((entry) => !is?.has(keyOf(entry)));
  const fresh = now.plan.entries.filter((entry) => !was?.has(keyOf(entry)));
  const replacements = replacementsBetween(former.plan, now.plan, gone, fresh);
  const replaced = new Set(replacements.flatMap(({ before, after }) => [...before, ...after]));

  const component = (
    { layer, region }: PlanEntry,
    change: ComparedComponent['change'],
    rest: { before?: readonly PlanEntry[]; after?: readonly PlanEntry[]; fields?: readonly FieldChange[]; serves?: readonly string[] },
  ): ComparedComponent => ({
    change,
    layer,
    region,
    before: (rest.before ?? []).map(sideBefore),
    after: (rest.after ?? []).map(sideAfter),
    fields: rest.fields ?? [],
    serves: rest.serves ?? [],
  });

  const fieldsOf = (entry: PlanEntry): readonly FieldChange[] | undefined => {
    const before = was?.get(keyOf(entry));
    return before && changedFields(before, entry);
  };
  const same = new Set(now.plan.entries.filter((entry) => fieldsOf(entry)?.length === 0).map(keyOf));
  const ofNow = (entry: PlanEntry): readonly ComparedComponent[] => {
    if (same.has(keyOf(entry))) return [];
    const before = was?.get(keyOf(entry));
    if (before) return [component(entry, 'changed', { before: [before], after: [entry], fields: fieldsOf(entry) ?? [] })];
    if (!replaced.has(entry)) return [component(entry, 'added', { after: [entry] })];
    // Told once, at the first of those that take the place.
    return replacements.filter(({ after }) => after[0] === entry).map((one) => component(entry, 'replaced', one));
  };
  const layers = [...new Set([...now.plan.entries, ...former.plan.entries].map(({ layer }) => layer))];
  const components = [
    ...now.plan.entries.flatMap(ofNow),
    ...gone.filter((entry) => !replaced.has(entry)).map((entry) => component(entry, 'removed', { before: [entry] })),
  ].sort((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer));
  const count = (...changes: readonly ComparedComponent['change'][]): number =>
    components.filter(({ change }) => changes.includes(change)).length;
  return {
    before: totalsOf(former.bill),
    after: totalsOf(now.bill),
    components,
    unchanged: unchangedIn(same, former.bill, now.bill),
    summary: { add: count('added'), change: count('changed', 'replaced'), remove: count('removed') },
  };
};
