import * as z from 'zod';

/** Dearer than any unit that there is; a bill of it times the largest quantity stays a number. */
const DEAREST = 1e9;

const PRICE = 'expected a price in US dollars, a number from 0 on';
const DATE = 'expected a date that exists, as YYYY-MM-DD';

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const price = z
  .number({ error: PRICE })
  .min(0, { error: PRICE })
  .max(DEAREST, { error: 'expected a price of one unit: no unit costs a thousand million dollars' });
const byRegion = z.record(z.string(), price);

/** A file of prices: `{ source, asOf, prices: { <id>: <number> | { <region>: <number> } } }`. */
export const priceFile = z.strictObject({
  source: z
    .string({ error: 'expected a text that says where the prices come from' })
    .regex(/\S/, { error: 'expected a text that says where the prices come from' })
    .max(200, { error: 'expected at most 200 characters' }),
  asOf: z
    .string({ error: DATE })
    .regex(/^\d{4}-\d\d-\d\d$/, { error: DATE })
    .refine(isDate, { error: DATE }),
  prices: z.record(z.string(), z.union([price, byRegion], { error: `${PRICE}, or a map of regions to such prices` }), {
    error: 'expected a map of price ids to prices',
  }),
});

export type PriceFile = z.infer<typeof priceFile>;
