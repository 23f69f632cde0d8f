import * as z from 'zod';
import { ASSUMPTIONS, assumptionNames, type Assumption, type AssumptionName } from '../../facts/assumptions';

/** Beyond it no coefficient of a product lies, and products of several of them stay exact. */
const LARGEST = 1e12;

const coefficient = ({ least = 0, most = LARGEST, meaning, unit, value }: Assumption) =>
  z
    .number()
    .min(least)
    .max(most)
    .optional()
    .describe(`${meaning[0]?.toUpperCase() ?? ''}${meaning.slice(1)}; in ${unit}, ${value} by default.`);

type Shape = { readonly [Name in AssumptionName]: ReturnType<typeof coefficient> };

/** What sizes and prices are counted with, each with a default that its source speaks for. */
export const assumptions = z
  .strictObject(Object.fromEntries(assumptionNames.map((name) => [name, coefficient(ASSUMPTIONS[name])])) as Shape)
  .describe('Coefficients between the load and the sizes and prices that follow from it; each has a default.');
