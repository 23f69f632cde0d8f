import { factValue } from '../../../facts/registry';
import type { Part, PlanEntry, UsageContext } from '../../../plan/contract';

/** Bits of a KiB. */
const BITS_PER_KIB = 8_192;

/** Bits of a Gbit. */
const BITS_PER_GBIT = 1e9;

/** NAT gateways: each in a zone, and without the only one no zone has a way out. */
export const networkCapacity = (
  { id, size }: PlanEntry<{ readonly natGateways?: number }>,
  { demand: { served }, assumed }: UsageContext,
): readonly Part[] => {
  const { natGateways } = size;
  if (natGateways === undefined) return [];
  const gbit = (perSecond: number): number => (perSecond * assumed.innerKiB * assumed.awsShare * BITS_PER_KIB) / BITS_PER_GBIT;
  const bandwidth = factValue('natGateway.bandwidth');
  return [
    {
      name: 'NAT',
      follows: 'requests',
      unit: 'Gbit/s',
      load: { average: gbit(served.average), peak: gbit(served.peak) },
      capacity: natGateways * bandwidth,
      perServer: bandwidth,
      zones: natGateways > 1 ? { of: natGateways } : { of: 1, left: 0, remedy: `natGateways: ${2 + 1} in overrides.${id}` },
      remedy: `more natGateways in overrides.${id}, and an interface endpoint for what is asked most`,
    },
  ];
};
