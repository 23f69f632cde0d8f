import { TIERS, type Tier } from '../../lib/blueprint';
import { SYSTEMS, SYSTEM_GROUPS, type SystemRow } from '../../lib/facts/systems';
import type { PlanEntry } from '../../lib/plan';
import { capabilities } from '../../lib/layers/capabilities';
import type { PlannedFile } from './estates';

/** What becomes of a system at a tier. */
export type State = 'emitted' | 'on request' | 'stand-in' | 'not yet' | 'planned' | 'stays' | '–';

type Planned = ReadonlyMap<Tier, readonly PlannedFile[]>;

/** Every capability by kind, with the systems that it stands for. */
export const servedSystems = (): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(capabilities).map(([kind, { systems }]) => [kind, systems] as const);

const servants = ({ system }: SystemRow): readonly string[] =>
  servedSystems()
    .filter(([, systems]) => systems.includes(system))
    .map(([kind]) => kind);

/** Does an entry stand for the system, by the workload that it is or the store that lives in it? */
const countsAs = (row: SystemRow, entry: PlanEntry, { blueprint, plan }: PlannedFile): boolean => {
  const { runtime } = entry.spec as { readonly runtime?: string };
  if (row.runtime !== undefined && runtime !== row.runtime) return false;
  const { storeKinds } = row;
  return (
    storeKinds === undefined ||
    Object.entries(plan.engines.stores).some(
      ([name, { home }]) => home === entry.id && storeKinds.includes(blueprint.stores[name]?.kind ?? ''),
    )
  );
};

const serving = (row: SystemRow, file: PlannedFile): readonly PlanEntry[] => {
  const kinds = servants(row);
  return file.plan.entries.filter((entry) => kinds.includes(entry.kind) && countsAs(row, entry, file));
};

const isPlanned = (row: SystemRow, tier: Tier): boolean =>
  TIERS.slice(0, TIERS.indexOf(tier) + 1).some((earlier) => row.planned?.[earlier] !== undefined);

/** States of a row, tier by tier. A tier that this version cannot plan keeps what the one before it has, until something is planned for it. */
export const statesOf = (row: SystemRow, planned: Planned): Readonly<Record<Tier, State>> => {
  let served = false;
  const stateAt = (tier: Tier): State => {
    const files = planned.get(tier);
    if (files) {
      const itself = files.filter((file) => serving(row, file).some(({ kind }) => !(row.standIns ?? []).includes(kind)));
      served = files.some((file) => serving(row, file).length > 0);
      if (itself.length > 0) return itself.some(({ stock }) => stock) ? 'emitted' : 'on request';
      return served ? 'stand-in' : isPlanned(row, tier) ? 'not yet' : '–';
    }
    if (isPlanned(row, tier)) return 'planned';
    return served ? 'stays' : '–';
  };
  return Object.fromEntries(TIERS.map((tier) => [tier, stateAt(tier)])) as Record<Tier, State>;
};

/** Plan ids of what stands for a row: the id itself where a tier's blueprint has one of the kind, else the kind. */
const homes = (row: SystemRow, planned: Planned, folders: ReadonlyMap<string, string>): string[] =>
  servants(row).flatMap((kind) => {
    const files = [...planned.values()].flat();
    const ids = [...new Set(files.flatMap((file) => serving(row, file).map(({ id }) => id)).filter((id) => id.startsWith(`${kind}/`)))];
    const only = ids.length === 1 ? ids[0] : undefined;
    return ids.length === 0 ? [] : [`\`${only ?? `${kind}/…`}\` (${folders.get(kind) ?? ''})`];
  });

const title = (tier: string): string => tier.charAt(0).toUpperCase() + tier.slice(1);
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const detail = (row: SystemRow, planned: Planned, folders: ReadonlyMap<string, string>): string => {
  const where = homes(row, planned, folders);
  const later = TIERS.flatMap((tier) => (row.planned?.[tier] === undefined ? [] : [`${title(tier)}: ${row.planned[tier]}.`]));
  const never = row.never ? [`Never: ${row.never.reason} (${row.never.source}).`] : [];
  return `- **${row.system}**: ${[row.says, ...(where.length > 0 ? [`In ${where.join(', ')}.`] : []), ...later, ...never].join(' ')}`;
};

const HEAD = `# Systems

Every system of the mission, and what stands for it at each tier. Made by \`node --import tsx scripts/pages.ts\` from the registry of capabilities (\`systems\` in each \`capability.ts\`), from the plans of the blueprints in this repository, and from [lib/facts/systems.ts](../lib/facts/systems.ts).

| word | meaning |
|---|---|
| emitted | the stock blueprint of the tier plans it; it is in the templates or manifests |
| on request | it is emitted when the blueprint asks for it, as an example here does |
| stand-in | something simpler does its work, as said below the table |
| not yet | the tier is built, this part of it is not |
| planned | comes with the tier; see the [roadmap](roadmap.md) |
| stays | as at the tier before |
| – | nothing of it, for the reason below the table |
`;

/**
 * The page of systems, as Markdown.
 * @param folders - folder of each kind of capability, relative to the repository
 */
export const systemsPage = (planned: Planned, folders: ReadonlyMap<string, string>): string => {
  const sections = SYSTEM_GROUPS.map((group) => {
    const rows = SYSTEMS.filter((row) => row.group === group);
    const table = rows.map((row) => {
      const states = statesOf(row, planned);
      return `| ${cell(row.system)} | ${TIERS.map((tier) => states[tier]).join(' | ')} |`;
    });
    return [
      `## ${group}`,
      '',
      `| system | ${TIERS.join(' | ')} |`,
      `|---|${TIERS.map(() => '---|').join('')}`,
      ...table,
      '',
      ...rows.map((row) => cell(detail(row, planned, folders))),
      '',
    ].join('\n');
  });
  return [HEAD, ...sections].join('\n');
};
