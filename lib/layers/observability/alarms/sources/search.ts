import { metrics, type Metric } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { AttributeRef, PlanEntry } from '../../../../plan/contract';
import type { OpenSearchSize, OpenSearchSpec } from '../../../data/opensearch/capability';
import { query, type DimensionValue, type Draft } from '../alarm';
import type { Thresholds } from '../thresholds';

const MIB_PER_GIB = 1_024;

/** A node that has less left than this share of its volume is about to refuse documents. AWS's recommendation. */
const FREE_SHARE = 0.25;
/** Share of the heap from which on a node is about to run out of memory, percent. AWS's recommendation. */
const HEAP_PERCENT = 95;

/** Dimensions that select a domain: the account, known after deploy, and its name. */
export const domainDimensions = (pool: string, domainName: string): readonly DimensionValue[] => {
  const account: AttributeRef = { of: `opensearch/${pool}`, attribute: 'clientId' };
  return [account, domainName];
};

/** Alarms on one domain of OpenSearch: those that AWS recommends. */
export const searchAlarms = ({ size, spec }: PlanEntry<OpenSearchSize, OpenSearchSpec>, limits: Thresholds): Draft[] => {
  const id = `${pascalCase(spec.pool)}Search`;
  const name = spec.domainName;
  const of = (metric: Metric, periodSeconds = 60) => query(metric, domainDimensions(spec.pool, name), { periodSeconds });
  const { red, yellow, writesBlocked, cpu, heap, freeStorage, failedSnapshots, keyError, keyInaccessible } = metrics.searchDomain;
  const lost = (suffix: string, metric: Metric, what: string): Draft => ({
    id: `${id}${suffix}`,
    means: `The key of the search domain ${name} ${what}: the domain answers nobody until it is back.`,
    remedy: 'Look at the key "data" in KMS: enable it, or cancel its deletion, at once. Without it the indexes cannot be read again.',
    query: of(metric),
    when: 'atLeast',
    threshold: 1,
    periods: 1,
    essential: true,
  });
  return [
    {
      id: `${id}Red`,
      means: `Part of an index of the search domain ${name} is on no node: searches miss documents, and writes to it fail.`,
      remedy:
        'GET _cluster/allocation/explain says why. Most often a node is full; otherwise restore the index from a snapshot, or fill it anew.',
      query: of(red),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
      essential: true,
    },
    // With one node a copy has no place to be: the domain is yellow from its first index on.
    ...(size.dataNodes > 1
      ? [
          {
            id: `${id}Yellow`,
            means: `Copies of some documents of the search domain ${name} are on no node: the loss of another node would lose them.`,
            remedy:
              'Wait for a node that is being replaced. If it lasts, GET _cluster/allocation/explain says what is missing, most often storage.',
            query: of(yellow),
            when: 'atLeast' as const,
            threshold: 1,
            periods: 15,
          },
        ]
      : []),
    {
      id: `${id}Blocked`,
      means: `The search domain ${name} takes no documents any more.`,
      remedy: `Storage or memory has run out: raise overrides.opensearch/${spec.pool}.volumeGiB (now ${size.volumeGiB}) or instanceType, or delete an index.`,
      query: of(writesBlocked, 300),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
      essential: true,
    },
    {
      id: `${id}Storage`,
      means: `A node of the search domain ${name} has less than a quarter of its volume left; below a fifth it refuses documents.`,
      remedy: `Raise overrides.opensearch/${spec.pool}.volumeGiB (now ${size.volumeGiB}), or delete documents that nobody searches.`,
      query: of(freeStorage),
      when: 'below',
      threshold: Math.round(size.volumeGiB * MIB_PER_GIB * FREE_SHARE),
      missing: 'ignore',
      essential: true,
    },
    {
      id: `${id}Cpu`,
      means: `A node of the search domain ${name} has been above ${limits.cpuPercent} % CPU for three quarters of an hour.`,
      remedy: 'Look at the slow logs for the queries behind it; then a larger instance type, or more nodes.',
      query: of(cpu, 900),
      when: 'above',
      threshold: limits.cpuPercent,
    },
    {
      id: `${id}Heap`,
      means: `A node of the search domain ${name} has used ${HEAP_PERCENT} % of its heap for three minutes and may run out of memory.`,
      remedy: 'Fewer and larger shards, smaller bulk requests and aggregations; then the next instance type.',
      query: of(heap),
      when: 'atLeast',
      threshold: HEAP_PERCENT,
      essential: true,
    },
    {
      id: `${id}Snapshots`,
      means: `The search domain ${name} has taken no snapshot of itself for a day and a half.`,
      remedy: 'Most often a red index is in the way: see its alarm. Until then the newest state to go back to grows older.',
      query: of(failedSnapshots, 300),
      when: 'atLeast',
      threshold: 1,
      periods: 1,
    },
    lost('KeyDisabled', keyError, 'is switched off'),
    lost('KeyLost', keyInaccessible, 'was deleted, or no longer lets OpenSearch in'),
  ];
};
