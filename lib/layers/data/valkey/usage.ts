import { valkeyLogs } from '../../../facts/valkey';
import { HOURS_PER_MONTH, storesDemand, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logUsage, zoneUsage } from '../../billing';
import { exchangedGiB } from '../stored';

/** What the bill of a cache depends on. */
export interface BilledCache {
  readonly size: { readonly nodeType: string; readonly replicas: number; readonly snapshotDays: number; readonly logDays: number };
  readonly spec: { readonly stores: readonly string[]; readonly users: readonly object[] };
}

/** One snapshot of a cache is free; further ones are as large as what the cache holds. */
const snapshotUsage = ({ size, spec }: BilledCache, context: UsageContext): readonly Usage[] =>
  size.snapshotDays > 1
    ? [
        {
          item: 'snapshots beyond the first',
          price: 'elasticache.backup',
          quantity: (size.snapshotDays - 1) * storesDemand(context.demand, spec.stores).dataGiB,
        },
      ]
    : [];

/** The primary and its copies; what they copy from zone to zone is free. */
export const valkeyUsage = (entry: BilledCache, context: UsageContext): readonly Usage[] => {
  const { size, spec } = entry;
  const nodes = 1 + size.replicas;
  return [
    {
      item: size.replicas > 0 ? 'primary and its copies' : 'node',
      price: `elasticache.${size.nodeType}.valkey`,
      quantity: nodes * HOURS_PER_MONTH,
    },
    ...snapshotUsage(entry, context),
    ...logUsage(nodes, size.logDays, context.assumed),
    zoneUsage(exchangedGiB(spec.stores, context), context.assumed),
  ];
};

/** A cache that nobody uses has a user, too: one that nobody can be. */
export const valkeyQuotas = ({ size, spec }: BilledCache): readonly QuotaUse[] => [
  { quota: 'elasticache.nodes', amount: 1 + size.replicas },
  { quota: 'elasticache.nodes-per-cluster', amount: 1 + size.replicas },
  { quota: 'elasticache.users', amount: Math.max(1, spec.users.length) },
  { quota: 'vpc.security-groups', amount: 1 },
  { quota: 'logs.groups', amount: valkeyLogs.length },
  { quota: 'ec2.network-interfaces', amount: 1 + size.replicas },
];
