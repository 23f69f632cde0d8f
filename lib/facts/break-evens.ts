import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'from which load on Aurora PostgreSQL, DynamoDB, Cassandra and Kafka are feasible, and cheaper than each other',
    source:
      "https://pypi.org/project/service-capacity-modeling/0.3.212/, Netflix's public capacity model, run for three reads to a write and 20 GiB to a hundred writes a second",
    asOf: '2026-11-23',
  },
  {
    covers: 'what Spinnaker runs',
    source: 'github.com/spinnaker/spinnaker, kustomize of release 2026.2.3',
    asOf: '2026-07-30',
  },
  {
    covers: 'teams behind one graph at Netflix',
    source: 'talk at QCon 2023, as https://www.infoq.com quotes it',
    asOf: '2023-01-01',
    note: 'dated as the first day of its year',
  },
  {
    covers: 'how long a region of Netflix takes to be left',
    source: 'https://opensource.com and slides of 2018 about Project Nimble',
    asOf: '2018-01-01',
    note: 'dated as the first day of its year',
  },
];

/** A number from which on something is worth it, or ends. */
export interface BreakEven {
  /** What is measured, by the name that a pain has in a blueprint. */
  readonly metric: 'writesPerSecond' | 'ingestMiBPerSecond' | 'teams' | 'deploysPerDay' | 'regions' | 'activeSeries';
  readonly value: number;
  /** What happens there, as a sentence that can be cited. */
  readonly says: string;
  /** Who says so, short enough to stand in an answer. */
  readonly source: string;
  /** YYYY-MM-DD; where a source names only a year, that year's first day. */
  readonly asOf: string;
}

const NETFLIX_MODEL = { source: 'Netflix service-capacity-modeling 0.3.212', asOf: '2026-11-23' } as const;
const OURS = { source: 'ours', asOf: '2026-11-23' } as const;

const breakEvens = <const Name extends string>(all: Readonly<Record<Name, BreakEven>>): Readonly<Record<Name, BreakEven>> => all;

/** Dated break-evens: when a step begins to pay, and where an engine ends. */
export const BREAK_EVENS = breakEvens({
  auroraFeasible: {
    metric: 'writesPerSecond',
    value: 5_000,
    says: 'Aurora PostgreSQL is feasible at 5,000 writes/s and finds no plan at 10,000',
    ...NETFLIX_MODEL,
  },
  auroraEnds: {
    metric: 'writesPerSecond',
    value: 10_000,
    says: 'at 10,000 writes/s, 30,000 reads/s and 2 TB Aurora PostgreSQL has no plan, Cassandra costs $35,000 a month and DynamoDB $312,000',
    ...NETFLIX_MODEL,
  },
  dynamodbCheapest: {
    metric: 'writesPerSecond',
    value: 100,
    says: 'up to 100 writes/s DynamoDB is the cheapest ($3,100 a month, Aurora PostgreSQL $3,700, Cassandra $5,400)',
    ...NETFLIX_MODEL,
  },
  cassandraPays: {
    metric: 'writesPerSecond',
    value: 300,
    says: 'below 300 writes/s Cassandra is dearer even before people run it: six nodes in three zones are its least, $5,300 a month',
    ...NETFLIX_MODEL,
  },
  cassandraLarge: {
    metric: 'writesPerSecond',
    value: 100_000,
    says: 'at 100,000 writes/s and 20 TB a Cassandra of 63 nodes costs $277,000 a month, DynamoDB $3.1 million',
    ...NETFLIX_MODEL,
  },
  kafkaLeast: {
    metric: 'ingestMiBPerSecond',
    value: 1,
    says: 'the smallest Kafka of your own, for 1 MiB/s that is read three times, is six brokers for $2,800 a month',
    ...NETFLIX_MODEL,
  },
  kafkaOneCluster: {
    metric: 'ingestMiBPerSecond',
    value: 10_240,
    says: 'no single Kafka cluster carries 10 GiB/s; at 2 GiB/s it has 123 nodes',
    ...NETFLIX_MODEL,
  },
  services: {
    metric: 'teams',
    value: 2,
    says: 'a service is a boundary between teams: a second one pays when a second team waits for the first',
    ...OURS,
  },
  federation: {
    metric: 'teams',
    value: 10,
    says: 'a federated graph pays from some ten teams on: below, one schema in one repository is read by everybody',
    ...OURS,
  },
  netflixGraph: {
    metric: 'teams',
    value: 60,
    says: 'more than 60 teams stand behind the graph of Netflix',
    source: 'QCon 2023',
    asOf: '2023-01-01',
  },
  spinnaker: {
    metric: 'deploysPerDay',
    value: 100,
    says: 'Spinnaker is ten services of 1 GiB each beside MySQL and Redis: it pays from 100 deployments a day on, or with a second region',
    source: 'Spinnaker 2026.2.3 for its size, ours for the number',
    asOf: '2026-07-30',
  },
  secondRegion: {
    metric: 'regions',
    value: 2,
    says: 'a second region pays when an hour without the first costs more than a month of it; Netflix needed years to leave one in 7 minutes instead of 45',
    source: 'Project Nimble for the minutes, ours for the rest',
    asOf: '2018-01-01',
  },
  prometheus: {
    metric: 'activeSeries',
    value: 10_000,
    says: 'a managed Prometheus is cheaper than custom metrics of CloudWatch from some 10,000 time series on',
    ...OURS,
  },
  atlas: {
    metric: 'activeSeries',
    value: 10_000_000,
    says: 'a time series database of your own, such as Atlas, pays from some ten million time series on',
    ...OURS,
  },
});

export type BreakEvenName = keyof typeof BREAK_EVENS;
