import { didYouMean } from '../../blueprint/shape/suggest';
import { error, type Diagnostic, type Path } from '../../diagnostics';
import { supportedRegions } from '../../facts/regions';
import { allFacts } from '../../facts/registry';
import { tiersNamed } from '../../facts/price-tiers';
import { priceIds } from '../../pricing/own-prices';
import type { Plain } from '../../blueprint/source/tree';

const refuse = (path: Path, message: string, hint: string): Diagnostic => error('BP091', path, message, { at: 'key', hint });

const isMap = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why an id has no price that could be set. */
const idProblem = (id: string, known: readonly string[]): Diagnostic => {
  const path = ['prices', id];
  const tiers = tiersNamed(id);
  if (tiers) return refuse(path, `"${id}" has a price for each tier`, `write ${tiers.map(({ price }) => price).join(', ')}`);
  const fact = allFacts().find((f) => f.id === id);
  if (fact) return refuse(path, `"${id}" is no price, but a number of ${fact.unit}`, 'remove it');
  return refuse(path, `there is no price "${id}"`, didYouMean(id, known) ?? '`strata cost --json` names the id of each price');
};

const regionProblem = (path: Path, region: string): Diagnostic =>
  refuse(
    path,
    `there is no region "${region}"`,
    didYouMean(region, supportedRegions) ?? 'write the name of an AWS region, or the price alone for all of them',
  );

/** Ids and regions of a file that no price is known for. @param value - the file, whatever it is */
export const unknownIn = (value: Plain): Diagnostic[] => {
  const prices = isMap(value) ? value['prices'] : undefined;
  if (!isMap(prices)) return [];
  const known = priceIds();
  const ids = new Set(known);
  return Object.entries(prices).flatMap(([id, price]) => [
    ...(ids.has(id) ? [] : [idProblem(id, known)]),
    ...(isMap(price) ? Object.keys(price) : [])
      .filter((region) => !supportedRegions.includes(region))
      .map((region) => regionProblem(['prices', id, region], region)),
  ]);
};
