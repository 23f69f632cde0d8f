import type { KafkaSize, PlatformModel, PlatformRegion, StreamSize } from '../capacity';
import { MIB, MILLION, SECONDS_PER_HOUR } from '../capacity/units';
import type { Assumed } from '../facts/assumptions';
import { instanceClasses } from '../facts/rds';
import { factIn, factValue } from '../facts/registry';
import { cacheNodeTypes } from '../facts/valkey';
import type { Part } from '../plan';
import { fleetRegions, type Fleet, type FleetPart } from './fleet';

interface Rate {
  readonly average: number;
  readonly peak: number;
}

/** A region of the model, and what its loads come from. */
interface Task {
  readonly region: PlatformRegion;
  readonly regions: number;
  readonly assumed: Assumed;
}

type Drawn = Omit<FleetPart, 'region'>;

/** What one region has at the peak, as the load of all of them, with the same peak over average as what it follows. */
const ofAll = (peak: number, like: Rate, regions: number): Rate => ({
  average: like.peak > 0 ? (peak * regions * like.average) / like.peak : 0,
  peak: peak * regions,
});

/** Zones that everything is spread over. */
const zones = (): number => factValue('msk.sizing.availabilityZones');

/** Pods come and go between the average and what is sized, which has room for a lost region. */
const computePart = ({ region: { compute, demand }, regions, assumed }: Task): Drawn => {
  const load = ofAll(compute.vcpu * assumed.targetUtilisation, demand.requests, regions);
  const share = load.peak > 0 ? load.average / load.peak : 1;
  return {
    id: `compute, ${compute.nodes} × ${compute.nodeType}`,
    layer: 'platform',
    follows: 'requests',
    unit: 'vCPU',
    load,
    capacity: compute.vcpuSized * share,
    perServer: assumed.podVcpu,
    elastic: { most: compute.vcpuSized, seconds: assumed.secondsOfScaling, target: assumed.targetUtilisation },
    zones: { of: zones(), backSeconds: assumed.secondsOfScaling },
    remedy: 'more nodes',
  };
};

const express = ({ type }: KafkaSize): boolean => type.startsWith('express.');

/** MiB/s that the brokers take in, or give out, with what their copies and their consumers ask for. */
const brokersTake = (kafka: KafkaSize, direction: 'ingress' | 'egress'): number => {
  const fact = (name: string): number => factValue(`msk.${kafka.type}.${name}`) * kafka.brokers;
  if (express(kafka)) return (fact(`${direction}Max`) * MILLION) / MIB;
  // AWS's factors hold while one zone is lost: with all of them there is that much more.
  const all = zones() / (zones() - 1);
  if (direction === 'ingress') return (fact('ebsThroughput') * all) / factValue('msk.sizing.storageIo');
  return (fact('network') * all) / factValue('msk.sizing.networkIo');
};

const streamParts = (stream: Extract<StreamSize, { engine: 'msk' }>, { region: { demand }, regions }: Task): readonly Drawn[] => {
  const kafka = stream[stream.chosen];
  const part = (direction: 'ingress' | 'egress', load: Rate): Drawn => {
    const capacity = brokersTake(kafka, direction);
    return {
      id: `Kafka ${direction}, ${kafka.brokers} × ${kafka.type}`,
      layer: 'streaming',
      follows: 'events',
      unit: 'MiB/s',
      load: ofAll(load.peak, load, regions),
      capacity,
      perServer: capacity / kafka.brokers,
      zones: { of: zones() },
      remedy: 'more brokers, and more clusters for them',
    };
  };
  // Standard brokers send copies, too: their network is counted by what is published.
  return [part('ingress', demand.mebibytes), part('egress', express(kafka) ? demand.mebibytesRead : demand.mebibytes)];
};

const relationalPart = ({ region: { relational, demand }, assumed }: Task): readonly Drawn[] => {
  const { instanceClass, instances, engine, vcpu } = relational;
  const capacity = instanceClasses[instanceClass]?.vcpu ?? factIn(`aurora.${instanceClass}.vcpu`)?.value;
  if (capacity === undefined) return [];
  const backSeconds = factValue(engine === 'postgres' ? 'rds.multiAz.failoverSeconds' : 'aurora.failoverSeconds');
  return [
    {
      id: `relational, ${instances} × ${instanceClass}`,
      layer: 'data',
      follows: 'writes',
      unit: 'vCPU',
      // The busiest instance: sized for all writes, and for the reads of a lost region.
      load: ofAll(vcpu * assumed.targetUtilisation, demand.requests, 1),
      everywhere: true,
      capacity,
      perServer: 1,
      zones: instances > 1 ? { of: 1, left: 0, backSeconds } : { of: 1, left: 0, remedy: 'a second instance in another zone' },
      remedy: 'a larger class, or move what is written most to wide rows',
    },
  ];
};

const rowParts = ({ region: { rows }, regions }: Task): readonly Drawn[] => {
  if (!rows) return [];
  const fixed = rows.mode === 'provisioned';
  const part = (name: 'reads' | 'writes', quota: string): Drawn => ({
    id: `rows ${name}, ${rows.engine}`,
    layer: 'data',
    follows: name,
    unit: 'units/s',
    load: name === 'reads' ? ofAll(rows.reads.peak, rows.reads, regions) : rows.writes,
    ...(name === 'writes' ? { everywhere: true } : {}),
    // Quotas that the model finds too small are raised as far as it asks for.
    capacity: fixed ? rows.provisioned[name] : Math.max(factValue(quota), rows.provisioned[name]),
    zones: { of: 0 },
    remedy: fixed ? 'more provisioned units' : `a larger quota (${quota.split('.')[2] ?? quota})`,
  });
  return [
    part('reads', 'quota.cassandra.L-E7DB0CFF.accountReadThroughputProvisioned'),
    part('writes', 'quota.cassandra.L-3D8ED127.tableWriteThroughput'),
  ];
};

/** Shards with their copies; what is sized has room for a lost region. */
const cachePart = ({ region: { cache, demand }, regions, assumed }: Task): readonly Drawn[] => {
  if (!cache) return [];
  const own = regions > 1 ? (cache.operations * (regions - 1)) / regions : cache.operations;
  const each = (cacheNodeTypes[cache.nodeType]?.vcpu ?? 1) * assumed.cacheOperationsPerVcpu;
  return [
    {
      id: `cache, ${cache.nodes} × ${cache.nodeType}`,
      layer: 'data',
      follows: 'reads',
      unit: 'operations/s',
      load: ofAll(own, demand.requests, regions),
      capacity: cache.shards * each,
      perServer: each,
      zones: { of: zones(), backSeconds: assumed.secondsOfCacheFailover },
      remedy: 'more shards',
    },
  ];
};

/** What comes on top of what it takes is processed later: the events are kept for so long. */
const processingPart = ({ region: { processing, stream, demand }, regions, assumed }: Task): readonly Drawn[] => {
  if (!processing) return [];
  const hours = stream.engine === 'msk' ? stream.retentionHours : 0;
  const part: Part = {
    follows: 'events',
    unit: 'MB/s',
    load: ofAll(processing.megabytes, demand.mebibytes, regions),
    capacity: processing.kpus * assumed.mbPerKpu,
    zones: { of: 0 },
    ...(hours > 0 ? { buffer: { seconds: hours * SECONDS_PER_HOUR } } : {}),
    remedy: 'more KPUs',
  };
  return [{ ...part, id: `processing, ${processing.kpus} KPUs`, layer: 'streaming' }];
};

const partsOf = (task: Task): readonly Drawn[] => [
  computePart(task),
  ...(task.region.stream.engine === 'msk' ? streamParts(task.region.stream, task) : []),
  ...relationalPart(task),
  ...rowParts(task),
  ...cachePart(task),
  ...processingPart(task),
];

/** What the model does not say the throughput of. */
const UNSEEN = ['search', 'load balancers', 'NAT gateways', 'CloudFront', 'S3'];

/** The fleet that the capacity model sizes for a load: what carries it whole, since what is scaled down carries a part. */
export const fleetOfModel = (model: PlatformModel, name: string, assumed: Assumed): Fleet => ({
  name,
  tier: model.tier,
  profile: 'production',
  basis: 'model',
  regions: fleetRegions(model.regionNames),
  parts: model.real.regions.flatMap((region) =>
    partsOf({ region, regions: model.regionNames.length, assumed }).map((part) => ({ ...part, region: region.region })),
  ),
  requests: model.real.demand.requests,
  loadShare: 1,
  assumed,
  notSimulated: UNSEEN,
});
