import { grouped } from '../../diagnostics/grouped';
import type { Blueprint, Tier } from '../../blueprint';
import { error, type Diagnostic, type Path } from '../../diagnostics';
import type { Alternative, PlanId } from '../entry';
import { atLeast } from '../tiers';
import { holderOf, homeOn, type Resident } from './homes';
import { ENGINES, TIER_ENGINES, engineFacts, type EngineFacts, type Threshold } from './table';

/** The engine of one store, stream or processor, and why. */
export interface EngineChoice {
  readonly engine: string;
  readonly reason: string;
  readonly alternatives: readonly Alternative[];
  /** Where it lives: a pool that it shares, or an entry of its own. */
  readonly home: PlanId;
  /** The former engine, kept beside the new one while data moves. */
  readonly migrateFrom?: string;
  /** Where it lived on that engine. */
  readonly formerHome?: PlanId;
}

/** What the blueprint says about the thing whose engine is chosen. */
export interface EngineSubject extends Resident {
  readonly path: Path;
  readonly engine?: string | undefined;
  readonly because?: string | undefined;
  readonly pain?: { readonly metric: string; readonly value: number } | undefined;
  readonly migrateFrom?: string | undefined;
  /** Stated or derived measurements by metric name. */
  readonly facts: Readonly<Record<string, number>>;
  /** An engine that takes the place of the tier's, from its own first tier on. */
  readonly instead?: Instead | undefined;
}

/** What the blueprint asks for beyond numbers, and the engine that gives it. */
export interface Instead {
  readonly engine: string;
  readonly reason: string;
  /** Could the simpler engine not do it at all? Otherwise it would do it for more money or trouble. */
  readonly needed: boolean;
}

/** A pain may differ by this share from the fact that it restates. LANGUAGE, "Engines". */
const TOLERANCE = 0.1;

const number = (value: number): string => grouped(value, 1);
const words = ({ metric, value }: Threshold): string => `${metric} ≥ ${number(value)}`;
const exceeded = (limits: readonly Threshold[], facts: Readonly<Record<string, number>>): Threshold | undefined =>
  limits.find(({ metric, value }) => (facts[metric] ?? 0) > value);

/** The engine in the place of the tier's, where the tier has it already and its own is a simpler one. */
const insteadOf = (ofTier: string, { tier, choose }: Blueprint, { kind, instead }: EngineSubject): Instead | undefined => {
  const facts = instead && engineFacts(kind, instead.engine);
  if (!facts || !atLeast(tier, facts.from) || (choose === 'simplest' && !instead.needed)) return undefined;
  const order = ENGINES[kind].map((e) => e.engine);
  return choose === 'simplest' || order.indexOf(ofTier) < order.indexOf(instead.engine) ? instead : undefined;
};

/** The tier's engine, or, where stated facts exceed its limits, the next engine of the kind that carries them. */
const pick = (blueprint: Blueprint, subject: EngineSubject): { engine: string; reason: string } => {
  const { kind, facts } = subject;
  const engines = ENGINES[kind];
  const ofTier = TIER_ENGINES[kind][blueprint.tier];
  const instead = insteadOf(ofTier, blueprint, subject);
  if (instead) return instead;
  const start = blueprint.choose === 'simplest' ? 0 : engines.findIndex((e) => e.engine === ofTier);
  const fits = (e: EngineFacts): boolean => e.always === undefined && !exceeded(e.limits ?? [], facts);
  const found = engines.slice(start).find(fits) ?? (engines[start] as EngineFacts);
  const first = engines[start] as EngineFacts;
  const beyond = exceeded(first.limits ?? [], facts);
  if (found !== first && beyond)
    return { engine: found.engine, reason: `${first.engine} ends at ${words(beyond)}; stated are ${number(facts[beyond.metric] ?? 0)}` };
  if (blueprint.choose === 'simplest') return { engine: found.engine, reason: 'the simplest engine that carries the stated load' };
  return { engine: found.engine, reason: `the engine of the ${blueprint.tier} tier for ${kind}` };
};

/** Where PostgreSQL stands in for another kind of store, the pool that it means. */
const poolSentence = (engine: string, holder: string): string => (engine === holder ? '' : `, in the pool of ${holder}`);

const alternativesTo = (engine: string, { kind, facts }: EngineSubject): Alternative[] => {
  const engines = ENGINES[kind];
  const own = engines.findIndex((e) => e.engine === engine);
  return engines
    .filter((e) => e.engine !== engine)
    .map((e) => {
      if (engines.indexOf(e) < own) return { engine: e.engine, verdict: 'simpler; the tier or the facts ask for more' };
      if (e.always) return { engine: e.engine, verdict: 'only by choice, with a reason' };
      const threshold = e.thresholds[0];
      const met = e.thresholds.find((t) => (facts[t.metric] ?? 0) >= t.value);
      if (met)
        return { engine: e.engine, verdict: `would be justified: ${met.metric} is ${number(facts[met.metric] ?? 0)}`, threshold: met };
      return { engine: e.engine, verdict: `pays from ${e.thresholds.map(words).join(', or ')} on`, ...(threshold ? { threshold } : {}) };
    });
};

/** An engine above the tier needs a reason and a pain (BP301, BP302). */
const missing = (tier: Tier, { path, because, pain }: EngineSubject, facts: EngineFacts): Diagnostic[] => {
  const at = [...path, 'engine'];
  const above = !atLeast(tier, facts.from);
  const found: Diagnostic[] = [];
  if ((above || facts.always) && !because) {
    const why = above ? `belongs to the ${facts.from} tier, above ${tier}` : 'is never a default';
    found.push(error('BP301', at, `the engine ${facts.engine} ${why}, and needs a reason`, { hint: 'say why in `because`' }));
  }
  if (above && !facts.always && !pain)
    found.push(
      error('BP302', at, `the engine ${facts.engine} belongs to the ${facts.from} tier, above ${tier}, and needs a measured pain`, {
        hint: `add pain: { metric, value } with ${facts.thresholds.map(words).join(', or ')}`,
      }),
    );
  return found;
};

/** The pain must be one that the engine answers to, and large enough (BP303). */
const insufficient = (tier: Tier, { path, kind, pain }: EngineSubject, facts: EngineFacts): Diagnostic[] => {
  if (!pain || facts.always || atLeast(tier, facts.from)) return [];
  const threshold = facts.thresholds.find((t) => t.metric === pain.metric);
  if (!threshold)
    return [
      error('BP303', [...path, 'pain', 'metric'], `${pain.metric} does not justify ${facts.engine}`, {
        hint: `expected ${facts.thresholds.map((t) => t.metric).join(' or ')}`,
      }),
    ];
  if (pain.value >= threshold.value) return [];
  return [
    error('BP303', [...path, 'pain', 'value'], `${facts.engine} needs ${words(threshold)}; got ${number(pain.value)}`, {
      hint: `stay with ${TIER_ENGINES[kind][tier]} until then`,
    }),
  ];
};

/** The pain must say what the facts beside it say (BP304). */
const contradictory = ({ path, pain, facts }: EngineSubject): Diagnostic[] => {
  if (!pain) return [];
  const stated = facts[pain.metric];
  if (stated === undefined || Math.abs(pain.value - stated) <= TOLERANCE * Math.max(pain.value, stated)) return [];
  return [
    error(
      'BP304',
      [...path, 'pain', 'value'],
      `the pain says ${pain.metric} ${number(pain.value)}, the facts beside it ${number(stated)}`,
      {
        hint: 'make them agree within 10 %',
      },
    ),
  ];
};

/** Rules for an engine that the blueprint names. */
const namedProblems = ({ tier }: Blueprint, subject: EngineSubject, facts: EngineFacts): Diagnostic[] => [
  ...missing(tier, subject, facts),
  ...insufficient(tier, subject, facts),
  ...contradictory(subject),
];

/** Chooses the engine of one store, stream or processor; problems of the choice are reported. */
export const chooseEngine = (blueprint: Blueprint, subject: EngineSubject, report: (d: Diagnostic) => void): EngineChoice => {
  const { engine, reason } = subject.engine
    ? { engine: subject.engine, reason: subject.because ?? 'named in the blueprint' }
    : pick(blueprint, subject);
  const facts = engineFacts(subject.kind, engine);
  if (subject.engine && facts) namedProblems(blueprint, subject, facts).forEach(report);
  const holder = holderOf(blueprint, subject.kind, engine);
  const unbuilt = [facts, engineFacts('relational', holder)].find((f) => f && (f.engine === engine || f.engine === holder) && !f.built);
  if (unbuilt)
    report(
      error(
        'BP305',
        subject.engine ? [...subject.path, 'engine'] : subject.path,
        `the engine ${unbuilt.engine} cannot be built by this version yet (${reason})`,
        {
          hint: `built are ${ENGINES[subject.kind]
            .filter((e) => e.built)
            .map((e) => e.engine)
            .join(', ')}`,
        },
      ),
    );
  const home = homeOn(holder, subject);
  return {
    engine,
    reason: `${reason}${poolSentence(engine, holder)}`,
    alternatives: alternativesTo(engine, subject),
    home,
    ...(subject.migrateFrom ? formerOf(subject, subject.migrateFrom, home, report) : {}),
  };
};

/** The engine and the place from which data moves (BP305 when it cannot be built, BP316 when the data is there already). */
const formerOf = (
  subject: EngineSubject,
  migrateFrom: string,
  home: PlanId,
  report: (d: Diagnostic) => void,
): Pick<EngineChoice, 'migrateFrom' | 'formerHome'> => {
  const at = [...subject.path, 'migrateFrom'];
  const facts = engineFacts(subject.kind, migrateFrom) ?? engineFacts('relational', migrateFrom);
  if (facts && !facts.built) report(error('BP305', at, `the engine ${migrateFrom} cannot be built by this version yet`));
  const formerHome = homeOn(migrateFrom, subject);
  if (formerHome === home) report(error('BP316', at, `the data is in ${home} already: nothing would move`, { hint: 'remove migrateFrom' }));
  return { migrateFrom, formerHome };
};
