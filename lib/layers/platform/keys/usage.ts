import { TEN_THOUSAND } from '../../../capacity/units';
import { SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';

interface Keys {
  readonly spec: { readonly keys: readonly object[] };
}

/** Kinds that count their requests of the key themselves. */
const ON_THEIR_OWN: readonly string[] = ['stream'];

/**
 * A price a month for each key, and one for requests: whatever is encrypted asks for a data key now and then. Each of the first two yearly
 * rotations adds the price of a key from then on, which a first bill does not show.
 */
export const keysUsage = ({ spec }: Keys, { assumed, entries }: UsageContext): readonly Usage[] => {
  const askers = entries.filter((e) => e.needs.includes('keys/main') && !ON_THEIR_OWN.includes(e.kind)).length;
  return [
    { item: 'keys', price: 'kms.key', quantity: spec.keys.length },
    {
      item: 'requests for data keys',
      price: 'kms.requests10k',
      quantity: (askers * SECONDS_PER_MONTH) / assumed.secondsBetweenKeyRequests / TEN_THOUSAND,
    },
  ];
};

export const keysQuotas = ({ spec }: Keys): readonly QuotaUse[] => [{ quota: 'kms.keys', amount: spec.keys.length }];
