import { accountRefusals, regionRefusal, sumRefusals } from './account';
import { dataRefusals } from './data';
import type { PlacedResource, Refusal } from './rule';
import { streamingRefusals } from './streaming';

export type { PlacedResource, Properties, Refusal, SumRefusal } from './rule';
export { sumRefusals };

/** What AWS refuses of one resource though its schema admits it, each with its source. */
export const refusals: readonly Refusal[] = [...accountRefusals, ...dataRefusals, ...streamingRefusals];

/** Ids that a row of docs/real-account.md may name. */
export const refusalIds: readonly string[] = ['resource-region', ...[...refusals, ...sumRefusals].map(({ id }) => id)];

/**
 * What an account would refuse of these resources, one sentence each; empty when nothing is known against them. Looks at plain values: an
 * intrinsic function is not evaluated.
 */
export const refusedOf = (resources: readonly PlacedResource[]): readonly string[] => {
  const at = ({ stack, logicalId }: PlacedResource): string => `${stack}.${logicalId}`;
  const single = resources.flatMap((resource) => {
    const region = regionRefusal(resource);
    const found = refusals
      .filter(({ types }) => types.includes(resource.type))
      .flatMap(({ id, says, refused }) => {
        const what = refused(resource.properties, resource);
        return what === undefined ? [] : [`${at(resource)}: ${what} (${id}: ${says})`];
      });
    return region === undefined ? found : [`${at(resource)}: ${region} (resource-region)`, ...found];
  });
  const regions = [...new Set(resources.map(({ region }) => region))].sort();
  const together = regions.flatMap((region) =>
    sumRefusals.flatMap(({ id, says, types, refused }) => {
      const what = refused(resources.filter((r) => r.region === region && types.includes(r.type)));
      return what === undefined ? [] : [`${region}: ${what} (${id}: ${says})`];
    }),
  );
  return [...single, ...together];
};
