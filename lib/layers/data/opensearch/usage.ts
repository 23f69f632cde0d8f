import { logTypes } from '../../../facts/opensearch';
import { HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logUsage, zoneUsage } from '../../billing';
import { exchangedGiB } from '../stored';

/** What the bill of a domain depends on. */
export interface BilledDomain {
  readonly size: {
    readonly instanceType: string;
    readonly dataNodes: number;
    readonly masterNodes: number;
    readonly masterType: string;
    readonly volumeGiB: number;
    readonly logDays: number;
  };
  readonly spec: { readonly stores: readonly string[] };
}

/**
 * Nodes and their volumes. The service keeps hourly snapshots of a fortnight for nothing, and nodes copy to each other for nothing; the
 * volumes have the IOPS and the throughput that gp3 has without being asked.
 */
export const openSearchUsage = ({ size, spec }: BilledDomain, context: UsageContext): readonly Usage[] => [
  { item: 'data nodes', price: `opensearch.${size.instanceType}`, quantity: size.dataNodes * HOURS_PER_MONTH },
  ...(size.masterNodes > 0
    ? [{ item: 'master nodes', price: `opensearch.${size.masterType}`, quantity: size.masterNodes * HOURS_PER_MONTH }]
    : []),
  { item: 'volumes of the data nodes', price: 'opensearch.gp3', quantity: size.dataNodes * size.volumeGiB },
  ...logUsage(size.dataNodes, size.logDays, context.assumed),
  zoneUsage(exchangedGiB(spec.stores, context), context.assumed),
];

/** OpenSearch puts an interface into the subnets for each data node; dedicated masters have none there. */
export const openSearchQuotas = ({ size }: BilledDomain): readonly QuotaUse[] => [
  { quota: 'opensearch.domains', amount: 1 },
  { quota: 'opensearch.instances-per-domain', amount: size.dataNodes },
  { quota: 'vpc.security-groups', amount: 1 },
  { quota: 'logs.groups', amount: logTypes.length },
  { quota: 'ec2.network-interfaces', amount: size.dataNodes },
];
