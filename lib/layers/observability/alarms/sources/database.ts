import { metrics } from '../../../../facts/metrics';
import { instanceClasses, maxConnectionsBound } from '../../../../facts/rds';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import type { RelationalSize, RelationalSpec } from '../../../data/relational/capability';
import { query, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

const GIB = 1024 ** 3;

/** Freeable memory that PostgreSQL needs to stay out of swap, as a share of all its memory. Ours. */
export const MEMORY_SHARE = 0.05;
/** Waiting reads and writes that 3,000 IOPS (what small gp3 storage gives) work off in a few milliseconds each. Ours. */
const QUEUE_DEPTH = 32;
/** Half of the two billion transactions at which PostgreSQL stops writing to protect its data. */
export const TRANSACTION_IDS = 1_000_000_000;
/** One credit is one vCPU at full load for one minute. */
const CREDITS = 5;

/** Memory of a class that we know; of another one, named by an override, the alarms that need it are left out. */
const memoryOf = (instanceClass: string): number | undefined => instanceClasses[instanceClass]?.memoryGiB;

const memoryAlarms = (id: string, name: string, instanceClass: string, limits: Thresholds): Draft[] => {
  const memory = memoryOf(instanceClass);
  if (memory === undefined) return [];
  const { freeMemory, connections } = metrics.database;
  return [
    {
      id: `${id}Memory`,
      means: `The database ${name} has almost no memory left and is about to swap.`,
      remedy: 'Look for queries that sort or hash much (Performance Insights), close idle connections, or take the next instance class.',
      query: query(freeMemory, [name]),
      when: 'below',
      threshold: Math.round(memory * GIB * MEMORY_SHARE),
    },
    {
      id: `${id}Connections`,
      means: `The database ${name} has ${limits.connectionPercent} % of the connections that its class allows.`,
      remedy: 'Find the service that opens too many (pg_stat_activity by user), lower its pool, or take the next instance class.',
      query: query(connections, [name]),
      when: 'above',
      threshold: Math.floor((maxConnectionsBound(instanceClass) * limits.connectionPercent) / 100),
    },
  ];
};

const burstAlarms = (id: string, name: string, instanceClass: string): Draft[] => {
  if (!instanceClass.startsWith('db.t')) return [];
  const { cpuCredits, ioBalance } = metrics.database;
  return [
    {
      id: `${id}Credits`,
      means: `The database ${name} has used up its CPU credits for three hours; what it uses beyond its baseline is now billed.`,
      remedy: 'Load has outgrown a burstable class: find the queries behind it (Performance Insights), or take a db.m class.',
      query: query(cpuCredits, [name], { periodSeconds: 900 }),
      when: 'below',
      threshold: CREDITS,
      periods: 12,
    },
    {
      id: `${id}DiskBurst`,
      means: `The database ${name} has used up most of the burst of its connection to storage and will be slowed down.`,
      remedy: 'Find what reads or writes so much (Performance Insights, waits on IO), or take a larger instance class.',
      query: query(ioBalance, [name]),
      when: 'below',
      threshold: 20,
    },
  ];
};

/** Alarms on one PostgreSQL instance. */
export const databaseAlarms = ({ size, spec }: PlanEntry<RelationalSize, RelationalSpec>, limits: Thresholds): Draft[] => {
  const id = `${pascalCase(spec.pool)}Database`;
  const name = spec.identifier;
  const { cpu, freeStorage, queueDepth, transactionIds } = metrics.database;
  return [
    {
      id: `${id}Cpu`,
      means: `The database ${name} has been above ${limits.cpuPercent} % CPU for a quarter of an hour.`,
      remedy:
        'Find the queries behind it (Performance Insights, top SQL); add an index, cache the answer, or take the next instance class.',
      query: query(cpu, [name]),
      when: 'above',
      threshold: limits.cpuPercent,
    },
    {
      id: `${id}Storage`,
      means: `The database ${name} has almost no storage left, and storage does not grow by itself any more: it begins to at 10 %.`,
      remedy: `Raise overrides.relational/${spec.pool}.maxStorageGiB (now ${size.maxStorageGiB}), or wait for the six hours after the last growth; delete what is not needed.`,
      query: query(freeStorage, [name]),
      when: 'below',
      threshold: Math.round((size.allocatedStorageGiB * GIB * limits.freeStoragePercent) / 100),
      missing: 'ignore',
      essential: true,
    },
    ...memoryAlarms(id, name, size.instanceClass, limits),
    ...burstAlarms(id, name, size.instanceClass),
    {
      id: `${id}DiskQueue`,
      means: `Reads and writes of the database ${name} wait for its storage.`,
      remedy: 'Find what reads or writes so much (Performance Insights, waits on IO); an index or more memory saves reads.',
      query: query(queueDepth, [name]),
      when: 'above',
      threshold: QUEUE_DEPTH,
    },
    {
      id: `${id}TransactionIds`,
      means: `The database ${name} has used half of its transaction ids; at the end PostgreSQL stops writing.`,
      remedy:
        'Autovacuum does not keep up: end transactions that have been open for days, drop unused replication slots, run VACUUM (FREEZE).',
      query: query(transactionIds, [name]),
      when: 'above',
      threshold: TRANSACTION_IDS,
      essential: true,
    },
  ];
};
