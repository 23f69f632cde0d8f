import type { Migration } from '../migrations';

/** Moves that a page is written for, by the engines of both ends: its template. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'postgres aurora-postgres': 'postgres-to-postgres',
  'aurora-postgres postgres': 'postgres-to-postgres',
  'postgres dynamodb': 'postgres-to-dynamodb',
  'aurora-postgres dynamodb': 'postgres-to-dynamodb',
  'dynamodb postgres': 'dynamodb-to-postgres',
  'dynamodb aurora-postgres': 'dynamodb-to-postgres',
  'postgres opensearch': 'postgres-to-opensearch',
  'aurora-postgres opensearch': 'postgres-to-opensearch',
  'opensearch postgres': 'opensearch-to-postgres',
  'opensearch aurora-postgres': 'opensearch-to-postgres',
  'sqs msk': 'stream-to-stream',
  'msk sqs': 'stream-to-stream',
};

/** The template of a move, by the engines of the plan entries that the data is in; undefined where none was written. */
export const templateFor = (from: string, to: string): string | undefined => TEMPLATES[`${from} ${to}`];

/** Templates whose page works with the pod that has psql and the AWS command line. */
const WITH_POD: readonly string[] = ['postgres-to-postgres', 'postgres-to-dynamodb', 'dynamodb-to-postgres', 'postgres-to-opensearch'];

export const needsPod = (template: string): boolean => WITH_POD.includes(template);

/** What tells one move from another: a stream may be called as a store is. */
export type MoveName = Pick<Migration, 'store' | 'kind'>;

/** The page of a move within `report/migrations`, without its ending. */
export const pageName = ({ store, kind }: MoveName, all: readonly MoveName[]): string =>
  kind === 'stream' && all.some((other) => other.kind === 'store' && other.store === store) ? `${store}.stream` : store;

/** A move as `strata promote` tells it. */
interface ToldMove {
  readonly section: 'stores' | 'streams';
  readonly name: string;
  readonly from: { readonly engine: string };
  readonly to: { readonly engine: string };
}

const nameOf = ({ section, name }: ToldMove): MoveName => ({ store: name, kind: section === 'stores' ? 'store' : 'stream' });

/** The page of a move within `report`; undefined where there is nothing to move. In several regions each has a folder of its own. */
export const pageFor = (move: ToldMove, all: readonly ToldMove[]): string | undefined =>
  templateFor(move.from.engine, move.to.engine) === undefined ? undefined : `migrations/${pageName(nameOf(move), all.map(nameOf))}.md`;
