import type { Store, Tier } from '../../blueprint';

export type EngineKind = Store['kind'] | 'stream' | 'processor';

/** A measurement from which on an engine is worth its price. One of an engine's thresholds suffices. */
export interface Threshold {
  readonly metric: string;
  readonly value: number;
}

export interface EngineFacts {
  readonly engine: string;
  /** The first tier at which it may be named freely; below it only with `because` and a `pain`. */
  readonly from: Tier;
  /** Measurements that justify it below its tier. */
  readonly thresholds: readonly Threshold[];
  /** Needs `because` at every tier, no pain. */
  readonly always?: 'because';
  /** Measured limits beyond which it does not carry the load; absent: none that matters here. */
  readonly limits?: readonly Threshold[];
  /** Whether this version can build it. */
  readonly built: boolean;
}

const t = (metric: string, value: number): Threshold => ({ metric, value });

/**
 * Where PostgreSQL ends: the last feasible plan of Netflix's public capacity model (service-capacity-modeling 0.3.212, November 2026) is
 * 5,000 writes and 15,000 reads a second over 1 TB; 10,000 / 30,000 / 2 TB has none. SYSTEMS section 3.
 */
const POSTGRES_LIMITS = [t('writesPerSecond', 5_000), t('readsPerSecond', 15_000), t('dataGiB', 1_024)];

/** Engines per kind, simplest first. First tiers and thresholds: LANGUAGE, "Engines". */
export const ENGINES: Readonly<Record<EngineKind, readonly EngineFacts[]>> = {
  relational: [
    { engine: 'postgres', from: 'startup', thresholds: [], limits: POSTGRES_LIMITS, built: true },
    {
      engine: 'aurora-postgres',
      from: 'growth',
      thresholds: [t('writesPerSecond', 300), t('readsPerSecond', 1_000), t('dataGiB', 100)],
      built: true,
    },
    { engine: 'aurora-mysql', from: 'growth', thresholds: [], always: 'because', built: false },
  ],
  'wide-column': [
    { engine: 'postgres', from: 'startup', thresholds: [], limits: POSTGRES_LIMITS, built: true },
    { engine: 'dynamodb', from: 'growth', thresholds: [t('writesPerSecond', 100), t('dataGiB', 100)], built: true },
    { engine: 'keyspaces', from: 'scale', thresholds: [t('writesPerSecond', 5_000), t('dataGiB', 1_000), t('regions', 2)], built: false },
  ],
  'key-value': [
    { engine: 'postgres', from: 'startup', thresholds: [], limits: POSTGRES_LIMITS, built: true },
    {
      engine: 'dynamodb',
      from: 'growth',
      thresholds: [t('writesPerSecond', 100), t('readsPerSecond', 1_000), t('dataGiB', 100)],
      built: true,
    },
  ],
  cache: [
    { engine: 'none', from: 'startup', thresholds: [], built: true },
    { engine: 'valkey', from: 'growth', thresholds: [t('readsPerSecond', 500), t('replicas', 3)], built: true },
  ],
  search: [
    { engine: 'postgres', from: 'startup', thresholds: [], limits: POSTGRES_LIMITS, built: true },
    { engine: 'opensearch', from: 'growth', thresholds: [t('dataGiB', 10), t('readsPerSecond', 100)], built: true },
  ],
  object: [{ engine: 's3', from: 'startup', thresholds: [], built: true }],
  stream: [
    { engine: 'sqs', from: 'startup', thresholds: [], built: true },
    { engine: 'msk', from: 'growth', thresholds: [t('eventsPerSecond', 1_000), t('consumers', 3)], built: true },
    { engine: 'msk-express', from: 'scale', thresholds: [t('ingestMiBPerSecond', 100)], built: false },
  ],
  processor: [
    { engine: 'worker', from: 'startup', thresholds: [], built: true },
    { engine: 'flink', from: 'scale', thresholds: [t('eventsPerSecond', 5_000), t('stateGiB', 1)], built: false },
    { engine: 'managed-flink', from: 'scale', thresholds: [t('eventsPerSecond', 5_000), t('stateGiB', 1)], built: false },
    { engine: 'mantis', from: 'netflix', thresholds: [t('eventsPerSecond', 1_000_000)], built: false },
  ],
};

/** The engine of each kind at each tier: DESIGN section 3. */
export const TIER_ENGINES: Readonly<Record<EngineKind, Readonly<Record<Tier, string>>>> = {
  relational: { startup: 'postgres', growth: 'aurora-postgres', scale: 'aurora-postgres', netflix: 'aurora-postgres' },
  'wide-column': { startup: 'postgres', growth: 'dynamodb', scale: 'keyspaces', netflix: 'keyspaces' },
  'key-value': { startup: 'postgres', growth: 'dynamodb', scale: 'dynamodb', netflix: 'dynamodb' },
  cache: { startup: 'none', growth: 'valkey', scale: 'valkey', netflix: 'valkey' },
  search: { startup: 'postgres', growth: 'postgres', scale: 'opensearch', netflix: 'opensearch' },
  object: { startup: 's3', growth: 's3', scale: 's3', netflix: 's3' },
  stream: { startup: 'sqs', growth: 'sqs', scale: 'msk', netflix: 'msk-express' },
  processor: { startup: 'worker', growth: 'worker', scale: 'flink', netflix: 'flink' },
};

export const engineFacts = (kind: EngineKind, engine: string): EngineFacts | undefined => ENGINES[kind].find((e) => e.engine === engine);
