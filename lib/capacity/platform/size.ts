import { cacheSize, type CacheSize } from './cache';
import { computeSize, type ComputeSize } from './compute';
import { platformDemand, shareOfRegion, type PlatformDemand } from './demand';
import type { PlatformLoad } from './load';
import { networkSize, storageSize, type NetworkSize, type StorageSize } from './network';
import { processingSize, type ProcessingSize } from './processing';
import { regionTask, type PlatformItem, type RegionTask } from './region';
import { mysqlItems, relationalSize, type RelationalSize } from './relational';
import { rowsSize, type RowsSize } from './rows';
import { searchSize, type SearchSize } from './search';
import { streamSize, type StreamSize } from './stream';
import { telemetrySize, type TelemetrySize } from './telemetry';

/** Everything that stands in a region. What a tier does without is undefined. */
export interface RegionSize {
  readonly region: string;
  /** Its even share of the load. */
  readonly demand: PlatformDemand;
  readonly compute: ComputeSize;
  readonly stream: StreamSize;
  readonly relational: RelationalSize;
  readonly rows: RowsSize | undefined;
  readonly cache: CacheSize | undefined;
  readonly search: SearchSize | undefined;
  readonly processing: ProcessingSize | undefined;
  readonly telemetry: TelemetrySize;
  readonly network: NetworkSize;
  readonly storage: StorageSize;
}

/** Items of a system, with where on the bill they stand. */
export interface SystemItems {
  readonly layer: string;
  readonly component: string;
  readonly engine: string;
  readonly items: readonly PlatformItem[];
}

export interface SizedRegion {
  readonly size: RegionSize;
  readonly systems: readonly SystemItems[];
}

const optional = (
  component: string,
  layer: string,
  size: { readonly engine: string; readonly items: readonly PlatformItem[] } | undefined,
) => (size ? [{ layer, component, engine: size.engine, items: size.items }] : []);

const systemsOf = (size: RegionSize, task: RegionTask): readonly SystemItems[] => {
  const mysql = mysqlItems(task);
  return [
    { layer: 'platform', component: 'cluster', engine: 'eks', items: size.compute.items },
    { layer: 'network', component: 'network', engine: 'vpc, alb and cloudfront', items: size.network.items },
    ...optional('relational', 'data', size.relational),
    ...(mysql.length > 0 ? optional('relational, for delivery', 'data', { engine: 'aurora-mysql', items: mysql }) : []),
    ...optional('rows', 'data', size.rows),
    ...optional('cache', 'data', size.cache),
    ...optional('search', 'data', size.search),
    { layer: 'data', component: 'storage', engine: 's3, kms and secrets', items: size.storage.items },
    ...optional('stream', 'streaming', size.stream),
    ...optional('processing', 'streaming', size.processing),
    { layer: 'observability', component: 'telemetry', engine: 'cloudwatch and prometheus', items: size.telemetry.items },
  ];
};

const sizedRegion = (task: RegionTask): SizedRegion => {
  const compute = computeSize(task);
  const size: RegionSize = {
    region: task.region,
    demand: task.demand,
    compute,
    stream: streamSize(task),
    relational: relationalSize(task),
    rows: rowsSize(task),
    cache: cacheSize(task),
    search: searchSize(task),
    processing: processingSize(task),
    telemetry: telemetrySize(task, compute),
    network: networkSize(task),
    storage: storageSize(task),
  };
  return { size, systems: systemsOf(size, task) };
};

/** The tasks of all regions. */
export const regionTasks = (load: PlatformLoad): readonly RegionTask[] => {
  const whole = platformDemand(load);
  const demand = shareOfRegion(whole, load.regions.length);
  return load.regions.map((region) => regionTask(region, load, whole, demand));
};

/** Everything that stands in every region. */
export const sizedRegions = (load: PlatformLoad): readonly SizedRegion[] => regionTasks(load).map(sizedRegion);
