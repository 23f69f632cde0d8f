import { metrics } from '../../../../facts/metrics';
import { cacheNodeTypes } from '../../../../facts/valkey';
import { pascalCase } from '../../../../naming';
import type { PlanEntry } from '../../../../plan/contract';
import { cacheNodes, type CacheNode } from '../../../data/valkey/nodes';
import type { ValkeySize, ValkeySpec } from '../../../data/valkey/capability';
import { query, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

/** Percent of memory from which on entries are about to be forgotten (ElastiCache user guide, "Which metrics should I monitor"). */
const MEMORY_PERCENT = 90;
/** Entries forgotten in five minutes that are more than chance (AWS's own alarm pack, see facts/metrics). */
const EVICTIONS = 100;
/** Seconds that a replica may be behind: what was written since is lost when it takes over (as above). */
const LAG_SECONDS = 1;
/** One credit is one vCPU at full load for one minute. */
const CREDITS = 5;

const nodeAlarms = (id: string, { clusterId, nodeId }: CacheNode, pool: string, limits: Thresholds): Draft[] => {
  const { evictions, loginFailures, keyFailures } = metrics.cacheNode;
  const at = [clusterId, nodeId];
  return [
    {
      id: `${id}Evictions`,
      means: `The cache ${clusterId} forgets entries before they expire, since its memory is full: it holds less than its services ask for.`,
      remedy: `Give entries a shorter life, keep smaller ones, or take the next type of node (overrides.valkey/${pool}.nodeType).`,
      query: query(evictions, at),
      when: 'above',
      threshold: EVICTIONS,
    },
    {
      id: `${id}Logins`,
      means: `The cache ${clusterId} turns away who wants to log in: a token is old, was signed for another cache or user, or its role may not connect.`,
      remedy:
        'Look at the logs of the services that use it: a token is good for 15 minutes, and signed with the name of the cache and of the user.',
      query: query(loginFailures, at),
      when: 'atLeast',
      threshold: limits.minimumErrors,
    },
    {
      id: `${id}Keys`,
      means: `Services ask the cache ${clusterId} for keys of other stores, and are turned away.`,
      remedy: 'Look at the logs of the services that use it: keys begin with what STORE_<STORE>_PREFIX says.',
      query: query(keyFailures, at),
      when: 'atLeast',
      threshold: limits.minimumErrors,
    },
  ];
};

/** Alarms on one cache and on each of its nodes. */
export const cacheAlarms = ({ size, spec }: PlanEntry<ValkeySize, ValkeySpec>, limits: Thresholds): Draft[] => {
  const id = `${pascalCase(spec.pool)}Cache`;
  const { cacheName, pool } = spec;
  const nodes = cacheNodes(cacheName, size.replicas);
  const { cpuCredits, replicationLag } = metrics.cacheNode;
  return [
    {
      id: `${id}Cpu`,
      means: `The thread of the cache ${cacheName} that answers has been above ${limits.cpuPercent} % CPU for a quarter of an hour.`,
      remedy:
        'Look for commands that touch many entries (slow log); read from replicas, or add a shard: one more core does not help one thread.',
      query: query(metrics.cache.cpu, [cacheName]),
      when: 'above',
      threshold: limits.cpuPercent,
      essential: true,
    },
    {
      id: `${id}Memory`,
      means: `The cache ${cacheName} has used ${MEMORY_PERCENT} % of its memory; beyond it forgets what was not asked for longest.`,
      remedy: `That may be as it should: see whether evictions and misses follow. If so, take the next type of node (overrides.valkey/${pool}.nodeType).`,
      query: query(metrics.cache.memory, [cacheName]),
      when: 'above',
      threshold: MEMORY_PERCENT,
    },
    ...nodes.flatMap((node, i) => nodeAlarms(`${id}${i + 1}`, node, pool, limits)),
    // Which node is the primary changes; it publishes no lag.
    ...(size.replicas > 0 ? nodes : []).map(({ clusterId, nodeId }, i): Draft => ({
      id: `${id}${i + 1}Lag`,
      means: `The copy ${clusterId} of the cache is more than ${LAG_SECONDS} second behind: that much would be lost if it had to take over.`,
      remedy: 'Look at the network and CPU of both nodes; many writes at once, or a node that is too small, are the usual causes.',
      query: query(replicationLag, [clusterId, nodeId]),
      when: 'above',
      threshold: LAG_SECONDS,
    })),
    ...(cacheNodeTypes[size.nodeType]?.burstable ? nodes : []).map(({ clusterId, nodeId }, i): Draft => ({
      id: `${id}${i + 1}Credits`,
      means: `The cache ${clusterId} has used up its CPU credits, and is slowed down to the baseline of its type.`,
      remedy: `Load has outgrown a burstable type: find the commands behind it, or take a cache.m or cache.r type (overrides.valkey/${pool}.nodeType).`,
      query: query(cpuCredits, [clusterId, nodeId]),
      when: 'below',
      threshold: CREDITS,
    })),
  ];
};
