import { acu, connectionsOf } from '../../../../facts/aurora';
import { metrics, type Metric } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import type { AuroraSpec } from '../../../data/aurora/capability';
import type { AuroraSize } from '../../../data/aurora/size';
import { query, type Draft, type MetricQuery } from '../alarm';
import type { Thresholds } from '../thresholds';
import { MEMORY_SHARE, TRANSACTION_IDS } from './database';

const GIB = 1024 ** 3;

/** Milliseconds behind the writer from which on a user notices that a page is old. Ours; Aurora's readers are some tens behind. */
const REPLICA_LAG_MS = 1_000;

/** Percent of the largest capacity at which there is next to none left. Ours. */
const CAPACITY_PERCENT = 90;

const readerAlarms = (id: string, name: string, of: (metric: Metric, role: 'READER') => MetricQuery): Draft[] => [
  {
    id: `${id}ReplicaLag`,
    means: `A reader of the database ${name} has been more than a second behind its writer for a quarter of an hour: what services read there is old.`,
    remedy:
      'Look for long transactions and for a burst of writes (Performance Insights); read what must be new from the writer, or raise the capacity.',
    query: of(metrics.aurora.replicaLag, 'READER'),
    when: 'above',
    threshold: REPLICA_LAG_MS,
  },
  {
    id: `${id}ReaderCapacity`,
    means: `The readers of the database ${name} have been at ${CAPACITY_PERCENT} % of their largest capacity for a quarter of an hour.`,
    remedy: 'Find the queries behind it (Performance Insights, top SQL), add a reader, or raise maxAcu.',
    query: of(metrics.aurora.capacityUsed, 'READER'),
    when: 'above',
    threshold: CAPACITY_PERCENT,
  },
];

/** Alarms on one cluster of Aurora PostgreSQL. They name roles, not instances, and so survive a fail-over. */
export const auroraAlarms = ({ size, spec }: PlanEntry<AuroraSize, AuroraSpec>, limits: Thresholds): Draft[] => {
  const id = `${pascalCase(spec.pool)}AuroraDatabase`;
  const name = spec.identifier;
  const { cpu, capacityUsed, connections, freeMemory, transactionIds } = metrics.aurora;
  const of = (metric: Metric, role: 'WRITER' | 'READER'): MetricQuery => query(metric, [name, role]);
  const override = `overrides.aurora-postgres/${spec.pool}.maxAcu (now ${size.maxAcu})`;
  return [
    {
      id: `${id}Cpu`,
      means: `The writer of the database ${name} has used more than ${limits.cpuPercent} % of the CPU of its largest capacity for a quarter of an hour.`,
      remedy: `Find the queries behind it (Performance Insights, top SQL); add an index, cache the answer, or raise ${override}.`,
      query: of(cpu, 'WRITER'),
      when: 'above',
      threshold: limits.cpuPercent,
    },
    {
      id: `${id}Capacity`,
      means: `The writer of the database ${name} has been at ${CAPACITY_PERCENT} % of its largest capacity for a quarter of an hour: it cannot grow with the load any more.`,
      remedy: `Raise ${override}, at most ${acu.most}, and restart the instances one by one so that max_connections follows; give the busiest store a pool of its own.`,
      query: of(capacityUsed, 'WRITER'),
      when: 'above',
      threshold: CAPACITY_PERCENT,
      essential: true,
    },
    {
      id: `${id}Memory`,
      means: `The writer of the database ${name} has almost no memory left at its largest capacity, and is about to be restarted.`,
      remedy: `Look for queries that sort or hash much (Performance Insights), close idle connections, or raise ${override}.`,
      query: of(freeMemory, 'WRITER'),
      when: 'below',
      threshold: Math.round(size.maxAcu * acu.gib * GIB * MEMORY_SHARE),
    },
    {
      id: `${id}Connections`,
      means: `The writer of the database ${name} has ${limits.connectionPercent} % of the connections that its capacity allows.`,
      remedy: `Find the service that opens more than its STORE_…_CONNECTIONS for each replica (pg_stat_activity by user), or raise ${override} and restart the instances.`,
      query: of(connections, 'WRITER'),
      when: 'above',
      threshold: Math.floor((connectionsOf(size.minAcu, size.maxAcu) * limits.connectionPercent) / 100),
    },
    ...(size.readers > 0 ? readerAlarms(id, name, of) : []),
    {
      id: `${id}TransactionIds`,
      means: `The database ${name} has used half of its transaction ids; at the end PostgreSQL stops writing.`,
      remedy:
        'Autovacuum does not keep up: end transactions that have been open for days, drop unused replication slots, run VACUUM (FREEZE).',
      query: of(transactionIds, 'WRITER'),
      when: 'above',
      threshold: TRANSACTION_IDS,
      essential: true,
    },
  ];
};
