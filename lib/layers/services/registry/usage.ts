import { BINARY_STEP } from '../../../capacity/units';
import type { QuotaUse, Usage, UsageContext } from '../../../plan/contract';

/** What the bill of a team's repositories depends on. */
export interface BilledRegistry {
  readonly size: { readonly keepImages: number };
  readonly spec: { readonly repositories: readonly object[] };
}

/** Full repositories, as they are some time after the first day. Scans on push are free, and so are pulls within the region. */
export const registryUsage = ({ size, spec }: BilledRegistry, { assumed }: UsageContext): readonly Usage[] => [
  { item: 'images', price: 'ecr.gb', quantity: (spec.repositories.length * size.keepImages * assumed.imageMiB) / BINARY_STEP },
];

export const registryQuotas = ({ spec }: BilledRegistry): readonly QuotaUse[] => [
  { quota: 'ecr.repositories', amount: spec.repositories.length },
];
