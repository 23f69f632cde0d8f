import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint';
import type { Diagnostic } from '../diagnostics';
import { leavingHomes } from './engines';
import type { PlanId, StatefulResource } from './entry';
import type { Plan, PlanResult } from './plan';
import { lostBy, upgradedFrom } from './upgrade';

type PlanOf = (blueprint: Blueprint) => PlanResult;

/** A store or stream whose data moves, and from which plan id to which. */
export interface Move {
  readonly section: 'stores' | 'streams';
  readonly name: string;
  /** The engine that the data comes from. */
  readonly migrateFrom: string;
  readonly from: PlanId;
  readonly to: PlanId;
}

/** Fields of sizes by plan id. */
export type Sizes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A blueprint that stands deployed, as it is to be at another tier. */
export interface Promotion {
  /** With every `migrateFrom` and every size that it needs. */
  readonly blueprint: Blueprint;
  /** While data moves; absent when there is an error. */
  readonly plan?: Plan;
  readonly moves: readonly Move[];
  /** What data moves away from would get another size at the new tier, and keeps these fields: it goes on carrying what it carried. */
  readonly keptSizes: Sizes;
  /** Overrides of what is not planned any more, and which therefore go. */
  readonly droppedOverrides: readonly string[];
  /** What keeps data now and is in nothing that follows; the data would be lost. */
  readonly lost: readonly Diagnostic[];
  /** Without what is lost. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Moves that a plan is in the middle of, by section and name. */
export const movesIn = ({ engines }: Pick<Plan, 'engines'>): readonly Move[] =>
  (['stores', 'streams'] as const).flatMap((section) =>
    Object.entries(engines[section])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, { home, migrateFrom, formerHome }]) =>
        migrateFrom === undefined || formerHome === undefined ? [] : [{ section, name, migrateFrom, from: formerHome, to: home }],
      ),
  );

/** The blueprint without overrides of some ids. */
export const withoutOverrides = (blueprint: Blueprint, ids: readonly string[]): Blueprint =>
  ids.length === 0
    ? blueprint
    : { ...blueprint, overrides: Object.fromEntries(Object.entries(blueprint.overrides).filter(([id]) => !ids.includes(id))) };

/** Overrides that nothing is planned for (BP307). */
const idleOverrides = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(({ code }) => code === 'BP307').map(({ path }) => String(path[1]));

/** A plan, if need be without overrides of what it does not have. */
export const planWithoutIdle = (
  blueprint: Blueprint,
  planOf: PlanOf,
): PlanResult & { readonly blueprint: Blueprint; readonly dropped: readonly string[] } => {
  const first = planOf(blueprint);
  const dropped = idleOverrides(first.diagnostics);
  if (dropped.length === 0) return { ...first, blueprint, dropped };
  const left = withoutOverrides(blueprint, dropped);
  return { ...planOf(left), blueprint: left, dropped };
};

/** Fields of what data moves away from that would change, as they are now; what the blueprint says itself stands. */
const sizesToKeep = (plan: Plan, former: Plan, { overrides }: Blueprint): Sizes => {
  const left = leavingHomes(plan.engines);
  const kept = former.entries.flatMap(({ id, region, size }) => {
    const now = left.includes(id) ? plan.entries.find((e) => e.id === id && e.region === region) : undefined;
    const changed = Object.entries(size).filter(
      ([field, value]) =>
        now && field in now.size && overrides[id]?.[field] === undefined && !isDeepStrictEqual((now.size as Sizes[string])[field], value),
    );
    return changed.length === 0 ? [] : [[id, Object.fromEntries(changed)] as const];
  });
  return Object.fromEntries(kept);
};

const withSizes = (blueprint: Blueprint, sizes: Sizes): Blueprint => {
  const merged = Object.entries(sizes).map(([id, fields]) => [id, { ...blueprint.overrides[id], ...fields }] as const);
  return { ...blueprint, overrides: { ...blueprint.overrides, ...(Object.fromEntries(merged) as Blueprint['overrides']) } };
};

/** What stands deployed. */
interface Former {
  readonly blueprint: Blueprint;
  readonly plan: Plan;
}

/** The plan of a move without anything said of sizes, and which of them it would change. */
const firstLook = (now: Blueprint, former: Former, planOf: PlanOf) => {
  const upgrade = upgradedFrom(now, former.blueprint);
  const bare = planWithoutIdle(upgrade.blueprint, planOf);
  return { upgrade, bare, keptSizes: bare.plan ? sizesToKeep(bare.plan, former.plan, bare.blueprint) : {} };
};

/** Sizes that a move would change where data moves away from, as they are now. */
export const keptSizesOf = (now: Blueprint, former: Former, planOf: PlanOf): Sizes => firstLook(now, former, planOf).keptSizes;

/**
 * Plans what a file has to say so that what stands deployed moves to another tier and loses nothing: the same as the upgrade of `--from`,
 * but with everything in the blueprint itself.
 * @param now - the blueprint at the new tier
 */
export const promotionOf = (now: Blueprint, former: { readonly blueprint: Blueprint; readonly plan: Plan }, planOf: PlanOf): Promotion => {
  const { upgrade, bare, keptSizes } = firstLook(now, former, planOf);
  const isKept = Object.keys(keptSizes).length > 0;
  const blueprint = isKept ? withSizes(bare.blueprint, keptSizes) : bare.blueprint;
  const { plan, diagnostics } = isKept ? planOf(blueprint) : bare;
  const found = [...upgrade.diagnostics, ...diagnostics];
  return {
    blueprint,
    ...(plan && !found.some(({ severity }) => severity === 'error') ? { plan } : {}),
    moves: plan ? movesIn(plan) : [],
    keptSizes,
    droppedOverrides: bare.dropped,
    lost: plan ? lostBy(plan, former.plan, now) : [],
    diagnostics: found,
  };
};

/** A blueprint in which some data has moved. */
export interface Completion {
  readonly blueprint: Blueprint;
  readonly plan?: Plan;
  readonly droppedOverrides: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What keeps data now and leaves the stacks. */
  readonly leaves: readonly (StatefulResource & { readonly id: PlanId; readonly region: string })[];
  /** Plan ids that leave, and keep no data. */
  readonly otherwise: readonly PlanId[];
}

const withoutMove = <T extends { readonly migrateFrom?: unknown }>(
  all: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      if (!names.includes(name)) return [name, value];
      const { migrateFrom: _, ...rest } = value;
      return [name, rest as T];
    }),
  );

/** Plans a blueprint without some of its moves, and tells what goes with them. */
export const completionOf = (blueprint: Blueprint, plan: Plan, done: readonly Move[], planOf: PlanOf): Completion => {
  const namesIn = (section: Move['section']): string[] => done.filter((move) => move.section === section).map(({ name }) => name);
  const left = planWithoutIdle(
    { ...blueprint, stores: withoutMove(blueprint.stores, namesIn('stores')), streams: withoutMove(blueprint.streams, namesIn('streams')) },
    planOf,
  );
  const stays = new Set(left.plan?.entries.map(({ id, region }) => `${region} ${id}`));
  const gone = left.plan ? plan.entries.filter(({ id, region }) => !stays.has(`${region} ${id}`)) : [];
  return {
    blueprint: left.blueprint,
    ...(left.plan ? { plan: left.plan } : {}),
    droppedOverrides: left.dropped,
    diagnostics: left.diagnostics,
    leaves: gone.flatMap(({ id, region, stateful }) => stateful.map((resource) => ({ id, region, ...resource }))),
    otherwise: gone.filter(({ stateful }) => stateful.length === 0).map(({ id }) => id),
  };
};
