import type { Plan, PlanEntry } from '../plan';
import type { Completion } from '../plan/promotion';
import { pageFor } from './migration/kinds';
import type { FileChange, MovingStore } from './promotion';

/** A resource that leaves the stacks when its data has moved. */
export interface LeavingResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly region: string;
  readonly fate: 'retained' | 'deleted';
}

/** What `strata promote --finish` would do, or has done. */
export interface CompletionReport {
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly moves: readonly MovingStore[];
  readonly leaves: readonly LeavingResource[];
  /** Plan ids that go with it, and keep no data. */
  readonly otherwise: readonly string[];
  /** What data of others is still in, and which therefore stays, with the names of these others. */
  readonly stays: readonly { readonly id: string; readonly holds: readonly string[] }[];
  /** Overrides that go, since nothing is planned under their id. */
  readonly overrides: readonly string[];
  /** What must be true before. */
  readonly before: readonly string[];
  /** USD a month, with and without what leaves. */
  readonly monthly: { readonly now: number; readonly afterwards: number };
  readonly files: readonly FileChange[];
  readonly next: readonly string[];
}

/** Production keeps what held data, outside of the stacks; a sandbox deletes it. */
export const leavingOf = ({ leaves }: Completion, { profile }: Plan): readonly LeavingResource[] =>
  leaves.map(({ stack, logicalId, type, region }) => ({
    stack,
    logicalId,
    type,
    region,
    fate: profile === 'production' ? 'retained' : 'deleted',
  }));

/** Former homes that stay, since others live there or move from there. */
export const stayingOf = (moves: readonly MovingStore[], plan: Plan): CompletionReport['stays'] => {
  const all = [...Object.entries(plan.engines.stores), ...Object.entries(plan.engines.streams)];
  const homes = [...new Set(moves.map(({ from }) => from.id))];
  return homes.flatMap((id) => {
    const holds = all.filter(([, { home, formerHome }]) => home === id || formerHome === id).map(([name]) => name);
    return holds.length === 0 ? [] : [{ id, holds: [...new Set(holds)] }];
  });
};

/** What a spec says that a person would look at. */
interface Named {
  readonly identifier?: string;
  readonly tableName?: string;
  readonly queues?: readonly { readonly queueName: string; readonly deadLetterName: string }[];
  readonly groups?: readonly { readonly group: string }[];
}

/** How one sees that nobody uses a former home any more. */
const silence = ({ kind, engine, id, spec }: PlanEntry): readonly string[] => {
  const { identifier, tableName, queues, groups } = spec as Named;
  if (identifier !== undefined && kind !== 'valkey')
    return [
      `Nobody is connected to ${identifier} for this: DatabaseConnections, or pg_stat_activity where other stores stay, is 0 for a day.`,
    ];
  if (tableName !== undefined) return [`Nobody reads or writes ${tableName}: its consumed capacity is 0 for a day.`];
  if (queues)
    return queues.map(({ queueName, deadLetterName }) => `${queueName} and ${deadLetterName} are empty, and nobody sends to them.`);
  if (groups) return groups.map(({ group }) => `The group ${group} has read the former topic to its end, and nobody publishes to it.`);
  return [`Nobody asks ${id} (${engine}) any more.`];
};

const prefixOf = ({ section, name }: MovingStore): string =>
  `${section === 'stores' ? 'STORE' : 'STREAM'}_${name.toUpperCase().replaceAll('-', '_')}_FROM`;

/** What must be true before a move is ended. */
export const beforeFinishing = (moves: readonly MovingStore[], plan: Plan): readonly string[] => [
  ...moves.map((move) => {
    const page = pageFor(move, moves);
    return `${move.name}: ${page === undefined ? 'nobody' : `report/${page} is done to its end. Everything was compared, services live on the new one, and nobody`} wants to go back.`;
  }),
  ...moves.map((move) => `${move.name}: no running version reads ${prefixOf(move)}_…, or it can do without.`),
  ...[...new Set(moves.map(({ from }) => from.id))].flatMap((id) => plan.entries.filter((e) => e.id === id).flatMap(silence)),
];
