import { TIERS, type Tier } from '../blueprint';
import { ASKED_FACTS, NEAR_A_LIMIT, type AskedFactName } from '../facts/assumptions';
import { BREAK_EVENS, type BreakEven, type BreakEvenName } from '../facts/break-evens';
import {
  BYTES_PER_GB,
  GIB,
  HOURS_PER_MONTH,
  platformModel,
  type Finding,
  type PlatformInput,
  type PlatformModel,
  type Topology,
} from '../capacity';
import { publishedFacts, type FactBook } from '../facts/registry';
import { factsWithOwnPrices, isPriced, monthlyOf, type Line, type OwnPrices, type PricedLine } from '../pricing';
import { tierFacts } from '../plan/tiers';
import { ADVISED_KINDS, engineAdvice, type EngineAdvice } from './engines';
import { businessLoadOf, completed, doubtsAbout, type BusinessFacts, type CompleteFacts } from './facts';
import { measuresOf, type AdvisedKind, type Measures } from './measures';
import { notYet, type NotYet } from './not-yet';
import { tierFor } from './tier';

/** What a plan of the tier's stock blueprint costs, where this version can build it and knows the price of everything. */
export interface PlanBill {
  /** USD a month. */
  readonly monthly: number;
  /** Items that no source names a price for: they are not in it. */
  readonly unpriced: number;
  /** USD a month by layer. */
  readonly parts: readonly CostPart[];
  /** What is in none of these sums. */
  readonly notIncluded: readonly string[];
  /** Ids of prices that stand on the bill. */
  readonly priceIds: readonly string[];
}

/** A part of a bill. */
export interface CostPart {
  readonly part: string;
  /** USD */
  readonly monthly: number;
}

/** What it costs, and who counted. */
export interface AdvisedCost {
  /** `plan`: the stock blueprint of the tier, planned for this load. `model`: the whole platform in outline. */
  readonly from: 'plan' | 'model';
  readonly monthly: number;
  readonly hourly: number;
  /** Items that no source names a price for: they are not in it. */
  readonly unpriced: number;
  /** The dearest first. */
  readonly parts: readonly CostPart[];
  /** What is in none of these sums. */
  readonly notIncluded: readonly string[];
  /** Of the model, whoever counted. */
  readonly byModel: number;
  /** What is left of that without floors: what the load alone asks for. */
  readonly byLoad: number;
  /** Region whose list prices count. */
  readonly prices: string;
  /** A user's own prices in front of them: of how many, and how many of these stand on this bill. */
  readonly ownPrices?: { readonly source: string; readonly asOf: string; readonly given: number; readonly used: number };
}

/** A measurement that would justify a step. */
export interface Pain {
  readonly kind: AdvisedKind;
  readonly metric: string;
  readonly now: number;
  readonly from: number;
  /** What to take then. */
  readonly then: string;
  /** Whether it hurts already, though the tier has no such engine by default: name it with `because` and `pain`. */
  readonly reached: boolean;
  /** Users at which it would, if everything grows with them; undefined where it does not, or beyond the number of people. */
  readonly users: number | undefined;
}

/** The answer to a handful of facts. Plain JSON. */
export interface Advice {
  readonly tier: Tier;
  readonly why: readonly string[];
  /** Whether this version builds it. */
  readonly built: boolean;
  /** The facts, and those of the tier where nobody said any. */
  readonly facts: CompleteFacts;
  readonly assumed: readonly AskedFactName[];
  /** Facts that may be mistyped. */
  readonly doubts: readonly string[];
  /** Per second, over all regions. */
  readonly demand: PlatformModel['real']['demand'];
  readonly engines: readonly EngineAdvice[];
  readonly cost: AdvisedCost;
  /** What would justify more, the nearest first. */
  readonly pains: readonly Pain[];
  /** The tier after this one, from how many users on, and what it would cost for this load. */
  readonly next: { readonly tier: Tier; readonly fromUsers: number; readonly monthly: number } | undefined;
  readonly notYet: readonly NotYet[];
  /** Limits of AWS that bite, or are near. */
  readonly limits: readonly Finding[];
  /** Break-evens that are cited, with source and date. */
  readonly cited: Readonly<Partial<Record<BreakEvenName, BreakEven>>>;
}

const PRICES = 'us-east-1';

const topologyOf = (engines: readonly EngineAdvice[], tier: Tier): Partial<Topology> => {
  const of = (kind: AdvisedKind): string => engines.find((one) => one.kind === kind)?.engine ?? '';
  const rows = of('wide-column');
  return {
    relational: of('relational') === 'postgres' ? 'postgres' : 'aurora-postgres',
    rows: rows === 'dynamodb' || rows === 'keyspaces' ? rows : 'none',
    cache: of('cache') === 'none' ? 'none' : 'always',
    search: of('search') === 'opensearch',
    stream: of('stream') === 'sqs' ? 'sqs' : 'msk',
    processing: of('processor') !== 'worker',
    mysql: tier === 'netflix',
  };
};

const inputOf = (facts: CompleteFacts, tier: Tier, topology: Partial<Topology> = {}): PlatformInput => {
  const { writesPerSecond, dataGib } = facts;
  return {
    tier,
    ...businessLoadOf(facts),
    regions: facts.regions,
    prices: PRICES,
    topology,
    ...(writesPerSecond === undefined ? {} : { relationalWrites: writesPerSecond }),
    ...(dataGib === undefined ? {} : { relationalGb: (dataGib * GIB) / BYTES_PER_GB }),
  };
};

/** The platform with the engines that are advised: those follow from what it has to carry, and some of that from them. */
const settled = (
  facts: CompleteFacts,
  tier: Tier,
  book: FactBook,
): { readonly model: PlatformModel; readonly engines: readonly EngineAdvice[] } => {
  const adviceOn = (measures: (kind: AdvisedKind) => Measures): readonly EngineAdvice[] =>
    ADVISED_KINDS.map((kind) => engineAdvice(kind, tier, measures(kind)));
  // Where nothing is measured, the engines are those of the tier.
  const ofTier = topologyOf(
    adviceOn(() => ({})),
    tier,
  );
  const model = platformModel(inputOf(facts, tier, ofTier), book);
  const measures = measuresOf(model, facts);
  const engines = adviceOn((kind) => measures[kind]);
  const advised = topologyOf(engines, tier);
  const same = JSON.stringify(advised) === JSON.stringify(ofTier);
  return { model: same ? model : platformModel(inputOf(facts, tier, advised), book), engines };
};

const pricedIn = ({ real }: PlatformModel): readonly PricedLine[] =>
  real.regions.flatMap((region) => region.lines as readonly Line[]).filter(isPriced);

const partsOf = (model: PlatformModel): AdvisedCost['parts'] => {
  const lines = pricedIn(model);
  const components = [...new Set(lines.map(({ component }) => component))];
  return components
    .map((component) => ({ part: component, monthly: monthlyOf(lines.filter((line) => line.component === component)) }))
    .toSorted((a, b) => b.monthly - a.monthly);
};

const NOT_BY_USERS = new Set(['regions', 'consumers', 'deploysPerDay', 'replicas']);

const painOf = ({ kind, engine: present, next }: EngineAdvice, users: number): readonly Pain[] => {
  if (!next) return [];
  const { metric, now, from, engine } = next;
  // Few pods have as many series for one user as for a thousand.
  const grows = !NOT_BY_USERS.has(metric) && now > 0 && present !== 'cloudwatch';
  const at = grows ? (users / now) * from : undefined;
  return [
    {
      kind,
      metric,
      now,
      from,
      then: engine,
      reached: now >= from,
      users: at !== undefined && at <= ASKED_FACTS.users.most ? at : undefined,
    },
  ];
};

const citedIn = (engines: readonly EngineAdvice[], against: readonly NotYet[]): Advice['cited'] => {
  const names = new Set([...engines, ...against].flatMap(({ cites }) => cites));
  return Object.fromEntries([...names].map((name) => [name, BREAK_EVENS[name]]));
};

/** Limits that bite or are near. What one writer could take of everything says nothing once rows by key take most of it. */
const limitsOf = ({ findings, real }: PlatformModel): readonly Finding[] => {
  const rows = real.regions.some((region) => region.rows !== undefined);
  return findings.filter(({ id, share }) => share >= NEAR_A_LIMIT && !(rows && id.startsWith('aurora-writer')));
};

const nextTier = (facts: CompleteFacts, tier: Tier, book: FactBook): Advice['next'] => {
  const next = TIERS[TIERS.indexOf(tier) + 1];
  if (!next) return undefined;
  const { monthly } = settled({ ...facts, regions: tierFacts(next).regions }, next, book).model.real;
  return { tier: next, fromUsers: tierFacts(tier).users, monthly };
};

/** A region beside the first: what the platform would cost with it. */
const withAnother = (facts: CompleteFacts, tier: Tier, engines: readonly EngineAdvice[], book: FactBook): number => {
  const another = tierFacts('netflix').regions.find((region) => !facts.regions.includes(region)) ?? PRICES;
  return platformModel(inputOf({ ...facts, regions: [...facts.regions, another] }, tier, topologyOf(engines, tier)), book).real.monthly;
};

const costOf = (model: PlatformModel, planned: PlanBill | undefined, own: OwnPrices | undefined): AdvisedCost => {
  const { real } = model;
  const monthly = planned?.monthly ?? real.monthly;
  const onBill = new Set(planned?.priceIds ?? pricedIn(model).map(({ fact }) => fact.id));
  const given = new Set(own?.prices.map(({ id }) => id));
  return {
    from: planned ? 'plan' : 'model',
    monthly,
    hourly: monthly / HOURS_PER_MONTH,
    unpriced: planned?.unpriced ?? real.unpriced,
    parts: planned ? planned.parts.toSorted((a, b) => b.monthly - a.monthly) : partsOf(model),
    notIncluded: planned?.notIncluded ?? model.leftOut,
    byModel: real.monthly,
    byLoad: real.monthlyOfLoad,
    prices: PRICES,
    ...(own
      ? { ownPrices: { source: own.source, asOf: own.asOf, given: given.size, used: [...given].filter((id) => onBill.has(id)).length } }
      : {}),
  };
};

/** What advice may count with beside the facts of this package. */
export interface AdviseOptions {
  /** What a plan says it costs; it goes before the model. @default the model alone */
  readonly bill?: (tier: Tier, facts: CompleteFacts) => PlanBill | undefined;
  /** A user's own prices, in front of the list prices: for the model, and the break-evens that rest on them. @default none */
  readonly own?: OwnPrices;
}

/**
 * What to build for a business, what it costs, which pain would justify more, and what not to build yet.
 * @param facts - without problems: see `factProblems`
 */
export const advise = (facts: BusinessFacts, { bill, own }: AdviseOptions = {}): Advice => {
  const book = own ? factsWithOwnPrices(own) : publishedFacts();
  const { tier, why } = tierFor(facts);
  const whole = completed(facts, tier);
  const { model, engines } = settled(whole, tier, book);
  const { real } = model;
  const { built } = tierFacts(tier);
  const planned = built ? bill?.(tier, whole) : undefined;
  const situation = {
    tier,
    facts: whole,
    model,
    measures: measuresOf(model, whole),
    engines,
    book,
    oneRegionMore: whole.regions.length === 1 ? withAnother(whole, tier, engines, book) : real.monthly,
  };
  const against = notYet(situation);
  return {
    tier,
    why,
    built,
    facts: whole,
    assumed: whole.assumed,
    doubts: doubtsAbout(whole, tier),
    demand: real.demand,
    engines,
    cost: costOf(model, planned, own),
    pains: engines.flatMap((one) => painOf(one, whole.subscribers)).toSorted((a, b) => b.now / b.from - a.now / a.from),
    next: nextTier(whole, tier, book),
    notYet: against,
    limits: limitsOf(model),
    cited: citedIn(engines, against),
  };
};
