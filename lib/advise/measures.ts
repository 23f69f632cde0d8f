import { ASSUMPTIONS, STANDARD } from '../facts/assumptions';
import { BYTES_PER_GB, GIB, type PlatformModel } from '../capacity';
import type { EngineKind } from '../plan/engines/table';
import type { CompleteFacts } from './facts';

/** Kinds of systems that advice is given about: those of a blueprint, and what everything is delivered and watched with. */
export type AdvisedKind = EngineKind | 'delivery' | 'metrics';

/** What is measured, by the names that pains have in a blueprint. */
export type Measures = Readonly<Record<string, number>>;

/** Each metric for a reader: how much of it stands in front of the unit. */
export const METRIC_UNITS: Readonly<Record<string, string>> = {
  writesPerSecond: 'writes/s',
  readsPerSecond: 'reads/s',
  dataGiB: 'GiB',
  eventsPerSecond: 'events/s',
  ingestMiBPerSecond: 'MiB/s',
  consumers: 'readers',
  replicas: 'replicas',
  regions: 'regions',
  stateGiB: 'GiB of state',
  deploysPerDay: 'deployments a day',
  activeSeries: 'time series',
};

const gib = (gb: number): number => (gb * BYTES_PER_GB) / GIB;

/** What a load comes to for each kind of system. Absent is what nobody can know from these facts. */
export const measuresOf = (model: PlatformModel, facts: CompleteFacts): Readonly<Record<AdvisedKind, Measures>> => {
  const { demand, regions } = model.real;
  const [first] = regions;
  const reads = demand.requests.peak * facts.readShare * ASSUMPTIONS.operationsPerRequest.value;
  const written = demand.requests.peak * (1 - facts.readShare);
  const series = regions.reduce((sum, { telemetry }) => sum + telemetry.series, 0);
  const stream = { eventsPerSecond: demand.events.average, ingestMiBPerSecond: demand.mebibytes.average };
  const rows = { writesPerSecond: demand.bookmarks.peak, dataGiB: gib(first?.rows?.dataGb ?? 0), regions: facts.regions.length };
  return {
    relational: {
      writesPerSecond: first?.relational.writes.peak ?? 0,
      readsPerSecond: reads,
      dataGiB: gib(first?.relational.dataGb ?? 0),
    },
    'wide-column': rows,
    'key-value': { writesPerSecond: written, readsPerSecond: reads },
    cache: { readsPerSecond: reads },
    search: { readsPerSecond: reads * STANDARD.searchShare },
    object: {},
    stream: { ...stream, consumers: demand.mebibytes.average > 0 ? demand.mebibytesRead.average / demand.mebibytes.average : 1 },
    processor: { eventsPerSecond: stream.eventsPerSecond },
    delivery: {
      ...(facts.deploysPerDay === undefined ? {} : { deploysPerDay: facts.deploysPerDay }),
      regions: facts.regions.length,
    },
    metrics: { activeSeries: series > 0 ? series : model.real.fleets.pods * STANDARD.seriesPerReplica },
  };
};
