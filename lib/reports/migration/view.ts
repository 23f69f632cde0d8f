import type { PlanEntry } from '../../plan/contract';
import type { Plan } from '../../plan';
import { namesOf } from '../../plan/contract';
import { monthlyOf } from '../../pricing/bill';
import type { Bill } from '../bill';
import { dollars } from '../money';
import type { Migration, MigrationEnd } from '../migrations';
import { needsPod, pageName, templateFor, type MoveName } from './kinds';
import { podOf } from './pod';
import { streamView } from './stream';
import { prefixOf, usersOf, type User } from './users';

/** What specs of stores and streams say that a page needs. */
interface HomeSpec {
  readonly identifier?: string;
  readonly tableName?: string;
  readonly domainName?: string;
  readonly cacheName?: string;
  readonly topicName?: string;
  readonly queues?: readonly { readonly queueName: string }[];
}

/** How a page names a former or new home. */
const nameIn = ({ identifier, tableName, domainName, cacheName, topicName, queues }: HomeSpec): string =>
  identifier ?? tableName ?? domainName ?? cacheName ?? topicName ?? (queues ?? []).map(({ queueName }) => queueName).join(', ');

interface Database {
  readonly store: string;
  readonly kind: string;
  readonly database: string;
}

/** The database of a store in a pool, which both pools call the same. */
const databaseOf = (plan: Plan, region: string, store: string): Database | undefined =>
  plan.entries
    .filter((e) => e.region === region && e.kind === 'database-bootstrap')
    .flatMap((e) => (e.spec as { readonly stores: readonly Database[] }).stores)
    .find((s) => s.store === store);

/** USD a month of what a home costs, with whatever else lives there. */
const costOf = ({ id, kind, region }: PlanEntry, { lines }: Bill): number => {
  const ids: readonly string[] = kind === 'topic' ? [id, 'msk/main'] : [id];
  return monthlyOf(lines.filter((line) => line.region === region && ids.includes(line.component)));
};

/** Other stores or streams that live in a home, or move from there. */
const othersAt = (plan: Plan, id: string, store: string): readonly string[] =>
  [...Object.entries(plan.engines.stores), ...Object.entries(plan.engines.streams)]
    .filter(([name, { home, formerHome }]) => name !== store && (home === id || formerHome === id))
    .map(([name]) => name)
    .sort();

const homeView = (plan: Plan, entry: PlanEntry, { engine, stack, logicalId, type }: MigrationEnd, store: string, bill: Bill) => {
  const spec = entry.spec as HomeSpec;
  const others = othersAt(plan, entry.id, store);
  return {
    ...spec,
    id: entry.id,
    engine,
    stack,
    type,
    resources: (engine === 'sqs' ? entry.stateful.map((resource) => resource.logicalId) : [logicalId]).map((id) => `\`${id}\``).join(', '),
    name: nameIn(spec),
    monthly: dollars(costOf(entry, bill)),
    others: others.join(', '),
    isKafka: engine === 'msk',
  };
};

/** What the page of one move is made from. */
export interface MoveView {
  readonly page: string;
  readonly template: string;
  readonly view: object;
  /** Manifest of the pod that the page works with. */
  readonly pod?: string;
}

const named = (users: readonly User[]): string => users.map(({ name }) => name).join(', ');

const union = (users: readonly User[], of: 'former' | 'current'): string =>
  [...new Set(users.flatMap((user) => user[of]))].sort().join(', ');

/** Who has to be changed, and by which variables they find both ends. */
const usersView = (users: readonly User[], move: MoveName) => ({
  users: users.map(({ name, team, does, may }) => ({ name, team, does, may: may.join(', ') })),
  all: named(users),
  writers: named(users.filter(({ writes }) => writes)),
  consumers: named(users.filter(({ does }) => does.includes('consumes'))),
  prefix: prefixOf(move),
  former: union(users, 'former'),
  current: union(users, 'current'),
});

const databaseView = (database: Database | undefined) =>
  database === undefined
    ? {}
    : { database: database.database, isRelational: database.kind === 'relational', isWide: database.kind === 'wide-column' };

const at = (plan: Plan, region: string, id: string | undefined): PlanEntry | undefined =>
  plan.entries.find((e) => e.id === id && e.region === region);

/** Everything that the page of a move says; undefined where no page was written for such a move. */
export const moveView = (plan: Plan, move: Migration, all: readonly MoveName[], bill: Bill): MoveView | undefined => {
  const { store, kind, region } = move;
  const choice = plan.engines[kind === 'store' ? 'stores' : 'streams'][store];
  const [from, to] = [at(plan, region, choice?.formerHome), at(plan, region, choice?.home)];
  const template = from && to && templateFor(from.engine, to.engine);
  if (!from || !to || template === undefined) return undefined;
  const users = usersOf(plan, region, move, [from, to]);
  const page = pageName(move, all);
  const database = databaseOf(plan, region, store);
  const pod = needsPod(template) ? podOf(plan, { move, from, to, users, template, ...(database ? { database } : {}) }) : undefined;
  return {
    page,
    template,
    ...(pod ? { pod: pod.manifest } : {}),
    view: {
      blueprint: plan.name,
      tier: plan.tier,
      profile: plan.profile,
      production: plan.profile === 'production',
      store,
      page,
      region,
      isStream: kind === 'stream',
      cluster: namesOf(plan.name, region, plan.existingCluster).cluster,
      from: homeView(plan, from, move.from, store, bill),
      to: homeView(plan, to, move.to, store, bill),
      both: dollars(costOf(from, bill) + costOf(to, bill)),
      ...usersView(users, move),
      folder: `cdk.out/report/migrations${plan.regions.length > 1 ? `/${region}` : ''}`,
      toAurora: to.engine === 'aurora-postgres',
      ...databaseView(database),
      ...(kind === 'stream' ? streamView(plan, move, from, to) : {}),
      ...(pod ? { pod: pod.names } : {}),
    },
  };
};
