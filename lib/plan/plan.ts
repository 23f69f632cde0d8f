import { grouped } from '../diagnostics/grouped';
import { TIERS, type Blueprint, type Profile, type Tier } from '../blueprint';
import { BlueprintError, error, warning, type Diagnostic } from '../diagnostics';
import { assumedWith, type Assumed } from '../facts/assumptions';
import { calendarDay } from '../facts/kubernetes';
import { capabilities as ours } from '../layers/capabilities';
import { missingClasses, regionNotes } from './availability';
import type { Capabilities, Capability, PlanContext } from './capability';
import type { Connection } from './connection';
import { demandOf, shareOf, type Demand } from './demand';
import { chooseEngines, type EngineChoices } from './engines';
import type { PlanEntry, PlanId, Planned } from './entry';
import { estateNotes } from './estate';
import { graphOf, type Graph } from './graph';
import { loadOf, type Load } from './load';
import { GLOBAL_REGION, namesOf } from './names';
import { applyOverrides, unknownOverrides } from './overrides';
import { platformProblems } from './platform';
import { tierFacts, tierForUsers } from './tiers';
import { trafficOf, type Traffic } from './traffic';
import { unbuiltKeys } from './unbuilt';
import type { UsageContext } from './usage-context';

/** The version of the plan's JSON; it grows when a field changes its meaning. */
export const PLAN_VERSION = 1;

/** One step of a deployment that AWS only allows after another. */
export interface Phase {
  readonly phase: number;
  readonly reason: string;
  /** Plan ids that appear in it. */
  readonly adds: readonly PlanId[];
}

/** Everything that was decided, as JSON: what is built, and what every report is made from. */
export interface Plan {
  readonly planVersion: typeof PLAN_VERSION;
  readonly name: string;
  readonly tier: Tier;
  readonly profile: Profile;
  readonly regions: readonly string[];
  /** Name of the EKS cluster that is deployed into; absent where the platform has one of its own. */
  readonly existingCluster?: string;
  /** Kubernetes minor version. */
  readonly kubernetes: string;
  readonly arch: 'arm64' | 'amd64';
  readonly tags: Readonly<Record<string, string>>;
  readonly bootstrap: { readonly qualifier?: string; readonly permissionsBoundary?: string };
  readonly load: Load;
  /** What the load comes to for stores, streams and services, by the assumptions. */
  readonly demand: Demand;
  /** Coefficients that sizes and bills are counted with. */
  readonly assumed: Assumed;
  readonly engines: EngineChoices;
  readonly phases: readonly Phase[];
  /** Planned capabilities, each after those it needs. */
  readonly entries: readonly PlanEntry[];
  /** What the reader should know and that no key of the blueprint is wrong about. */
  readonly notes: readonly string[];
}

export interface PlanResult {
  /** Absent when there is an error. */
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

const complete = (capability: Capability, planned: Planned, region: string): PlanEntry => ({
  kind: capability.kind,
  layer: capability.layer,
  region,
  phase: 1,
  alternatives: [],
  needs: [],
  provides: [],
  stateful: [],
  ...planned,
});

export interface PlanOptions {
  /** The day for which is planned, YYYY-MM-DD: support of versions ends on days. @default the day of the support calendar */
  readonly day?: string;
}

interface Shared {
  readonly blueprint: Blueprint;
  readonly capabilities: Capabilities;
  readonly graph: Graph;
  readonly traffic: Traffic;
  readonly load: Load;
  readonly demand: Demand;
  readonly assumed: Assumed;
  readonly day: string;
  readonly engines: EngineChoices;
  readonly regions: readonly string[];
  readonly report: (d: Diagnostic) => void;
}

const contextFor = (shared: Shared, region: string, entries: readonly PlanEntry[]): PlanContext => ({
  ...shared,
  region,
  entries,
  names: namesOf(shared.blueprint.name, region, shared.blueprint.cluster?.existing.name),
  connect: (target, request): Connection => {
    const entry = entries.find((e) => e.id === target);
    const connect = entry && shared.capabilities[entry.kind]?.connect;
    if (!entry || !connect) throw new Error(`nothing that can be connected to is planned as ${target} in ${region}`);
    return connect(entry, request);
  },
});

/** What an entry of a region, or of the blueprint as a whole, may see of the others. */
const visibleFrom = (entries: readonly PlanEntry[], region: string, scope: Capability['scope'], shared: Shared): PlanEntry[] =>
  entries.filter(
    (e) => shared.capabilities[e.kind]?.scope === 'blueprint' || e.region === (scope === 'blueprint' ? shared.regions[0] : region),
  );

/** Bills, quotas and capacities come last: what is billed for traffic depends on what else is there. */
const withUsage = (entries: readonly PlanEntry[], shared: Shared): PlanEntry[] => {
  const { blueprint, capabilities, demand, assumed } = shared;
  const share = blueprint.profile === 'sandbox' ? assumed.sandboxLoadShare : 1;
  const used = { ...shared, demand: share === 1 ? demand : shareOf(demand, share), share };
  const contexts = new Map<string, UsageContext>();
  const contextOf = (region: string, scope: Capability['scope']): UsageContext => {
    const key = `${scope} ${region}`;
    const known = contexts.get(key) ?? { ...used, region, entries: visibleFrom(entries, region, scope, shared) };
    contexts.set(key, known);
    return known;
  };
  return entries.map((entry) => {
    const capability = capabilities[entry.kind];
    if (!capability) return entry;
    const context = contextOf(entry.region, capability.scope);
    const usage = capability.usage?.(entry, context);
    const quotas = capability.quotas?.(entry, context) ?? [];
    const parts = capability.capacity?.(entry, { ...context, demand, share: 1 }) ?? [];
    return {
      ...entry,
      ...(usage ? { usage } : {}),
      ...(quotas.length > 0 ? { quotas } : {}),
      ...(parts.length > 0 ? { capacity: parts } : {}),
    };
  });
};

const planAll = (shared: Shared): PlanEntry[] => {
  const entries: PlanEntry[] = [];
  for (const capability of Object.values(shared.capabilities))
    for (const region of capability.scope === 'blueprint' ? [GLOBAL_REGION] : shared.regions) {
      const planned = capability.plan(contextFor(shared, region, visibleFrom(entries, region, capability.scope, shared)));
      entries.push(
        ...planned.map((p) => applyOverrides(complete(capability, p, region), shared.blueprint, shared.report, capability.limits)),
      );
    }
  return entries;
};

const tierProblems = (blueprint: Blueprint, load: Load): Diagnostic[] => {
  const facts = tierFacts(blueprint.tier);
  const found: Diagnostic[] = [];
  if (!facts.built)
    found.push(
      error('BP305', ['tier'], `the tier ${blueprint.tier} cannot be built by this version yet; nothing was emitted`, {
        hint: `built are ${TIERS.filter((tier) => tierFacts(tier).built).join(', ')}`,
      }),
    );
  if (load.subscribers > facts.users)
    found.push(
      warning(
        'BP306',
        ['load', 'subscribers'],
        `${grouped(load.subscribers)} users are more than the ${grouped(facts.users)} that the ${blueprint.tier} tier is meant for`,
        { hint: `the tier for them is ${tierForUsers(load.subscribers)}` },
      ),
    );
  return found;
};

/** What is said of a cluster of ours; of one that is there: see estateNotes. */
const accessNotes = (blueprint: Blueprint): string[] => [
  ...(blueprint.platform.access.cidrs.length > 0
    ? []
    : ['The Kubernetes API answers only inside the VPC: set platform.access.cidrs to reach it from elsewhere.']),
  ...(blueprint.platform.access.admins.length > 0
    ? []
    : ['No administrator is named in platform.access.admins: the template makes a role for one.']),
];

const movingNote = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `Data is moving: ${[...new Set(names)].sort().join(', ')}. Former and new resources stand beside each other (report/migrations.json); remove migrateFrom when the data has moved.`,
      ];

const notesOn = (blueprint: Blueprint, { stores, streams }: EngineChoices, entries: readonly PlanEntry[]): string[] => [
  ...movingNote(
    [...Object.entries(stores), ...Object.entries(streams)].filter(([, c]) => c.formerHome !== undefined).map(([name]) => name),
  ),
  ...(blueprint.notify
    ? []
    : [`${blueprint.budget === undefined ? 'Alarms have' : 'Alarms and the budget have'} a topic but no reader: set notify.email.`]),
  ...estateNotes(blueprint, entries),
  ...(blueprint.cluster ? [] : accessNotes(blueprint)),
  ...(blueprint.budget === undefined ? ['No budget is set: nothing warns before the bill does.'] : []),
];

const phasesOf = (entries: readonly PlanEntry[]): Phase[] => {
  const numbers = [...new Set(entries.map((e) => e.phase))].sort((a, b) => a - b);
  return numbers.map((phase) => ({
    phase,
    reason: phase === 1 ? 'everything that can be made at once' : 'what AWS allows only after the phase before',
    adds: [...new Set(entries.filter((e) => e.phase === phase).map((e) => e.id))].sort(),
  }));
};

/**
 * Decides everything: pure, and the same answer for the same blueprint whatever the order of its keys.
 * @param capabilities - what can be planned; by default everything in this package
 */
export const plan = (blueprint: Blueprint, capabilities: Capabilities = ours, { day = calendarDay }: PlanOptions = {}): PlanResult => {
  const diagnostics: Diagnostic[] = [];
  const report = (d: Diagnostic): void => void diagnostics.push(d);
  const graph = graphOf(blueprint);
  const load = loadOf(blueprint);
  const regions = blueprint.regions ?? tierFacts(blueprint.tier).regions;
  tierProblems(blueprint, load).forEach(report);
  platformProblems(blueprint).forEach(report);
  if (tierFacts(blueprint.tier).built) unbuiltKeys(blueprint, capabilities).forEach(report);
  const engines = chooseEngines(blueprint, graph, report);
  if (diagnostics.some((d) => d.severity === 'error')) return { diagnostics };
  const traffic = trafficOf(blueprint, graph, load);
  const assumed = assumedWith(blueprint.assumptions);
  const demand = demandOf({ blueprint, graph, load, traffic, engines, assumed });
  const shared: Shared = { blueprint, capabilities, graph, traffic, load, demand, assumed, day, engines, regions, report };
  const entries = withUsage(planAll(shared), shared);
  unknownOverrides(blueprint, entries).forEach(report);
  missingClasses(blueprint, entries).forEach(report);
  if (diagnostics.some((d) => d.severity === 'error')) return { diagnostics };
  const { name, tier, profile, platform, tags } = blueprint;
  return {
    diagnostics,
    plan: {
      planVersion: PLAN_VERSION,
      name,
      tier,
      profile,
      regions,
      ...(blueprint.cluster ? { existingCluster: blueprint.cluster.existing.name } : {}),
      kubernetes: platform.kubernetes,
      arch: platform.arch,
      tags,
      bootstrap: blueprint.bootstrap ?? {},
      load,
      demand,
      assumed,
      engines,
      phases: phasesOf(entries),
      entries,
      notes: [...notesOn(blueprint, engines, entries), ...regionNotes(regions)],
    },
  };
};

/** The plan, or a BlueprintError with all that is wrong. */
export const planOrThrow = (blueprint: Blueprint, capabilities: Capabilities = ours, options: PlanOptions = {}): Plan => {
  const result = plan(blueprint, capabilities, options);
  if (!result.plan) throw new BlueprintError(result.diagnostics);
  return result.plan;
};
