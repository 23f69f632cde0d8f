import aurora from './aws/aurora.json';
import cloudwatch from './aws/cloudwatch.json';
import dynamodb from './aws/dynamodb.json';
import ec2 from './aws/ec2.json';
import ec2Nodes from './aws/ec2-nodes.json';
import eks from './aws/eks.json';
import elasticache from './aws/elasticache.json';
import elb from './aws/elb.json';
import examples from './aws/examples.json';
import flink from './aws/flink.json';
import keyspaces from './aws/keyspaces.json';
import limits from './aws/limits.json';
import messaging from './aws/messaging.json';
import msk from './aws/msk.json';
import netflix from './aws/netflix.json';
import network from './aws/network.json';
import observability from './aws/observability.json';
import opensearch from './aws/opensearch.json';
import quotas from './aws/quotas.json';
import rds from './aws/rds.json';
import storage from './aws/storage.json';
import vpc from './aws/vpc.json';
import type { Fact } from './fact';
import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'prices, quotas and limits of AWS: each fact in aws/*.json names its own source and date',
    source: 'public repositories, Go modules and pages, one for each fact',
    asOf: '2026-11-23',
  },
];

/** Where a fact holds that does not depend on a region. */
export const EVERYWHERE = '*';

/** Facts by the file that holds them. */
const FILES = {
  aurora,
  cloudwatch,
  dynamodb,
  ec2,
  'ec2-nodes': ec2Nodes,
  eks,
  elasticache,
  elb,
  examples,
  flink,
  keyspaces,
  limits,
  messaging,
  msk,
  netflix,
  network,
  observability,
  opensearch,
  quotas,
  rds,
  storage,
  vpc,
} as Readonly<Record<string, readonly unknown[]>> as Readonly<Record<string, readonly Fact[]>>;

const ALL = Object.values(FILES).flat();

/** All facts, sorted by file, id and region. */
export const allFacts = (): readonly Fact[] => ALL;

/** The facts of each file of aws/, by its name. */
export const factFiles = (): Readonly<Record<string, readonly Fact[]>> => FILES;

/** Facts by id and region. */
export type FactBook = ReadonlyMap<string, Fact>;

export const factKey = (id: string, region: string): string => `${id} ${region}`;

export const bookOf = (facts: readonly Fact[]): FactBook => new Map(facts.map((fact) => [factKey(fact.id, fact.region), fact]));

let published: FactBook | undefined;

/** The facts of this package, indexed when first asked for. */
export const publishedFacts = (): FactBook => (published ??= bookOf(ALL));

/** A fact as it holds in a region; undefined where no source says. */
export const factIn = (id: string, region: string = EVERYWHERE, book: FactBook = publishedFacts()): Fact | undefined =>
  book.get(factKey(id, region)) ?? book.get(factKey(id, EVERYWHERE));

/** The value of a fact that has to be there: its absence is a fault of ours. */
export const factValue = (id: string, region: string = EVERYWHERE, book: FactBook = publishedFacts()): number => {
  const fact = factIn(id, region, book);
  if (!fact) throw new Error(`no fact ${id} for ${region}`);
  return fact.value;
};
