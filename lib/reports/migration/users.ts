import { screamingCase } from '../../naming';
import type { PlanEntry } from '../../plan/contract';
import type { Plan } from '../../plan';
import type { MoveName } from './kinds';

/** A workload that uses a store or stream whose data moves. */
export interface User {
  readonly name: string;
  /** Its namespace. */
  readonly team: string;
  /** What it does to the store or stream: `writes`, `reads`, `publishes`, `consumes`. */
  readonly does: string;
  readonly writes: boolean;
  /** Variables by which it finds the former one, and the new one, without what all of them begin with. */
  readonly former: readonly string[];
  readonly current: readonly string[];
  /** What its role may do with both: actions of IAM. The stacks have given them. */
  readonly may: readonly string[];
  /** What it logs in to PostgreSQL as. */
  readonly login?: string;
}

interface WorkloadSpec {
  readonly name: string;
  readonly team: string;
  readonly environment?: Readonly<Record<string, string>>;
}

interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly { readonly of?: string; readonly suffix?: string }[];
}

interface Grant {
  readonly workload: string;
  readonly policies: readonly { readonly statements?: readonly Statement[] }[];
}

/** What makes of an action one that changes a store, or publishes. A consumer deletes what it has handled. */
const CHANGES = /:(BatchWriteItem|DeleteItem|ESHttpPut|Publish|PutItem|SendMessage|UpdateItem|WriteData)/;

const workloadsIn = (plan: Plan, region: string): readonly WorkloadSpec[] =>
  plan.entries.flatMap((e) => (e.region === region && ['service', 'processor', 'flow'].includes(e.kind) ? [e.spec as WorkloadSpec] : []));

const statementsOf = (plan: Plan, region: string, { name, team }: WorkloadSpec): readonly Statement[] =>
  plan.entries
    .filter((e) => e.region === region && e.kind === 'identity' && (e.spec as { readonly team: string }).team === team)
    .flatMap((e) => (e.spec as { readonly grants: readonly Grant[] }).grants)
    .filter(({ workload }) => workload === name)
    .flatMap(({ policies }) => policies.flatMap(({ statements = [] }) => statements));

/** Plan ids whose rights count for a home: a topic's are those of its cluster. */
const homesOf = ({ id, kind }: PlanEntry): readonly string[] => (kind === 'topic' ? [id, 'msk/main'] : [id]);

const actionsOn = (statements: readonly Statement[], home: PlanEntry, store: string): readonly string[] => {
  const ids = homesOf(home);
  const { topicName } = home.spec as { readonly topicName?: string };
  const concerns = ({ of = '', suffix = '' }: Statement['resources'][number]): boolean =>
    ids.includes(of) &&
    (topicName === undefined || suffix === '' || suffix === `/${topicName}` || suffix.endsWith(`.${topicName}`)) &&
    (home.kind !== 'opensearch' || suffix.startsWith(`/${store}`));
  return [...new Set(statements.filter(({ resources }) => resources.some(concerns)).flatMap(({ actions }) => actions))].sort();
};

/** Logins that may write into the databases of a store: what the bootstrap has granted. */
const writingLogins = (plan: Plan, region: string, store: string): readonly string[] =>
  plan.entries
    .filter((e) => e.region === region && e.kind === 'database-bootstrap')
    .flatMap((e) => (e.spec as { readonly stores: readonly { readonly store: string; readonly writers: readonly string[] }[] }).stores)
    .filter((s) => s.store === store)
    .flatMap(({ writers }) => writers);

/** Of a stream, whoever has an inbox or a group consumes; somebody may do both. */
const doesWith = (kind: MoveName['kind'], writes: boolean, variables: readonly string[]): string => {
  if (kind === 'store') return writes ? 'writes' : 'reads';
  const consumes = variables.some((name) => name === 'INBOX_URL' || name === 'GROUP');
  return [...(writes ? ['publishes'] : []), ...(consumes ? ['consumes'] : [])].join(', ');
};

/** What the variables of a store or stream begin with. */
export const prefixOf = ({ store, kind }: MoveName): string => `${kind === 'store' ? 'STORE' : 'STREAM'}_${screamingCase(store)}_`;

/** Everybody who uses a store or stream, sorted by team and name. */
export const usersOf = (plan: Plan, region: string, { store, kind }: MoveName, homes: readonly PlanEntry[]): readonly User[] => {
  const prefix = prefixOf({ store, kind });
  const logins = writingLogins(plan, region, store);
  return workloadsIn(plan, region)
    .flatMap((spec) => {
      const { name, team, environment = {} } = spec;
      const names = Object.keys(environment).filter((key) => key.startsWith(prefix));
      if (names.length === 0) return [];
      const statements = statementsOf(plan, region, spec);
      const may = [...new Set(homes.flatMap((home) => actionsOn(statements, home, store)))];
      const login = environment[`${prefix}USER`] ?? environment[`${prefix}FROM_USER`];
      const writes = may.some((action) => CHANGES.test(action)) || (login !== undefined && logins.includes(login));
      const isFormer = (key: string): boolean => key.startsWith(`${prefix}FROM_`);
      const former = names.filter(isFormer).map((key) => key.slice(prefix.length + 'FROM_'.length));
      const current = names.filter((key) => !isFormer(key)).map((key) => key.slice(prefix.length));
      return [
        {
          name,
          team,
          does: doesWith(kind, writes, [...former, ...current]),
          writes,
          former,
          current,
          may,
          ...(login === undefined ? {} : { login }),
        },
      ];
    })
    .sort((a, b) => (`${a.team} ${a.name}` < `${b.team} ${b.name}` ? -1 : 1));
};
