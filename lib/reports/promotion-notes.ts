import type { Blueprint, Tier } from '../blueprint';
import type { Plan } from '../plan';
import { ENGINES, TIER_ENGINES, engineFacts, type EngineKind } from '../plan/engines';
import type { Sizes } from '../plan/promotion';
import { atLeast } from '../plan/tiers';
import { dollars } from './money';
import { valueText } from './quantities';

/** A blueprint that moves, before and after. */
export interface Moved {
  readonly from: Tier;
  readonly to: Tier;
  readonly blueprint: Blueprint;
  readonly former: Plan;
  readonly plan: Plan;
}

interface Named {
  readonly path: string;
  readonly kind: EngineKind;
  readonly engine?: string | undefined;
  readonly because?: string | undefined;
  readonly pain?: object | undefined;
}

const namedIn = ({ stores, streams, processors }: Blueprint): readonly Named[] => [
  ...Object.entries(stores).map(([name, store]) => ({ ...store, path: `stores.${name}` })),
  ...Object.entries(streams).map(([name, stream]) => ({ ...stream, path: `streams.${name}`, kind: 'stream' as const })),
  ...Object.entries(processors).map(([name, one]) => ({ ...one, path: `processors.${name}`, kind: 'processor' as const })),
];

const excuses = ({ because, pain }: Named): string =>
  [because === undefined ? [] : ['because'], pain === undefined ? [] : ['pain']].flat().join(' and ');

/** An engine that the file names stays, whatever the tier would take; its reasons may be needed no longer. */
const engineNotes = ({ from, to, blueprint }: Moved): readonly string[] =>
  namedIn(blueprint).flatMap((named) => {
    const { path, kind, engine } = named;
    if (engine === undefined) return [];
    const [ofTier, said] = [TIER_ENGINES[kind][to], excuses(named)];
    if (engine === ofTier)
      return [`${path}.engine: ${engine} is what ${to} takes by itself${said ? `, and ${said} need not be said any more` : ''}.`];
    const order = ENGINES[kind].map((e) => e.engine);
    if (order.indexOf(engine) < order.indexOf(ofTier))
      return [`${path} stays on ${engine}, since the blueprint names it; ${to} would take ${ofTier}.`];
    const facts = engineFacts(kind, engine);
    const isFree = facts && facts.always === undefined && atLeast(to, facts.from) && !atLeast(from, facts.from);
    return isFree && said ? [`${path}: ${engine} is of the ${facts.from} tier, and ${said} need not be said any more.`] : [];
  });

/** At startup a runtime other than node needs a reason (BP221). */
const runtimeNotes = ({ from, to, blueprint }: Moved): readonly string[] => {
  if (from !== 'startup' || to === 'startup') return [];
  const reasoned = Object.entries(blueprint.services).filter(([, { runtime, because }]) => runtime !== 'node' && because !== undefined);
  return reasoned.length === 0
    ? []
    : [`because of ${reasoned.map(([name]) => `services.${name}`).join(', ')} need not be said any more: only startup asks for it.`];
};

/** What was in the memory of processes is no data that could move. */
const cacheNotes = ({ former, plan }: Moved): readonly string[] =>
  Object.entries(plan.engines.stores).flatMap(([name, { engine, home }]) =>
    former.engines.stores[name]?.engine === 'none' && engine !== 'none'
      ? [`${name}: the cache leaves the processes for ${engine} (${home}) and begins empty; there is nothing to copy.`]
      : [],
  );

/** What the blueprint does not say is assumed by the tier, and makes sizes and prices. */
const loadNotes = ({ to, former, plan }: Moved): readonly string[] => {
  const changed = plan.load.assumed
    .filter((key) => former.load[key] !== plan.load[key])
    .map((key) => `${key} ${valueText(former.load[key])} → ${valueText(plan.load[key])}`);
  return changed.length === 0
    ? []
    : [
        `load does not say all, and ${to} assumes other numbers than the tier before: ${changed.join(', ')}. Say what is measured, and sizes and price follow.`,
      ];
};

const sizeText = (fields: Sizes[string]): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field} ${valueText(value)}`)
    .join(', ');

/**
 * Sizes that are written down, so that what data moves away from stays as it is.
 * @param elsewhere - the same, as the other profile would have them
 */
export const sizeNotes = (kept: Sizes, elsewhere: { readonly profile: string; readonly kept: Sizes }): readonly string[] => [
  ...Object.entries(kept).map(
    ([id, fields]) =>
      `${id} keeps ${sizeText(fields)} (overrides) until its data has moved; the load of the new tier would change it for nothing.`,
  ),
  ...Object.entries(elsewhere.kept).flatMap(([id, fields]) => {
    const other = Object.entries(fields).filter(([field, value]) => JSON.stringify(kept[id]?.[field]) !== JSON.stringify(value));
    return other.length === 0
      ? []
      : [
          `In ${elsewhere.profile} the move would change ${id} from ${sizeText(Object.fromEntries(other))}, and overrides are of both profiles: look before you deploy it there.`,
        ];
  }),
];

/** An alarm that rings from the first day on is no alarm. */
const budgetNotes = ({ blueprint: { budget }, plan: { profile } }: Moved, monthly: number): readonly string[] =>
  budget === undefined || monthly <= budget
    ? []
    : [`budget says ${dollars(budget)} a month, and ${dollars(monthly)} are expected (${profile}) while data moves.`];

/**
 * What a person should know of a blueprint that moves to another tier.
 * @param monthly - USD a month while data moves
 */
export const promotionNotes = (moved: Moved, monthly: number): readonly string[] => [
  ...engineNotes(moved),
  ...runtimeNotes(moved),
  ...cacheNotes(moved),
  ...loadNotes(moved),
  ...budgetNotes(moved, monthly),
];
