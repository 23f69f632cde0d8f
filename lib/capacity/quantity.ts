/** Larger amounts are refused: the product of a few of them would no longer be a number. */
const MOST = Number.MAX_SAFE_INTEGER ** 2;

const refuse = (name: string, value: number, wanted: string): never => {
  throw new RangeError(`${name} is ${value}, but has to be ${wanted}`);
};

/**
 * An amount that can be counted with: finite, and zero or more.
 * @param name - of the parameter, for the message
 * @throws RangeError naming the parameter, for NaN, Infinity, what is negative, and what is beyond any plan (8 × 10³¹)
 */
export const quantity = (name: string, value: number): number =>
  value >= 0 && value <= MOST ? value : refuse(name, value, 'a finite number, zero or more');

/** A share that something is divided by. @throws RangeError naming the parameter, for what is not above zero, and at most one */
export const share = (name: string, value: number): number =>
  value >= Number.EPSILON && value <= 1 ? value : refuse(name, value, 'above zero, and at most one');

/** An amount that something is divided by. @throws RangeError naming the parameter, for zero and all that `quantity` refuses */
export const positive = (name: string, value: number): number =>
  value >= Number.EPSILON && value <= MOST ? value : refuse(name, value, 'a finite number above zero');

/** A whole number of things. @throws RangeError naming the parameter, for fractions and for what is less than `least` */
export const count = (name: string, value: number, least = 0): number =>
  Number.isSafeInteger(value) && value >= least ? value : refuse(name, value, `a whole number, ${least} or more`);

/** A number between two bounds, both included. @throws RangeError naming the parameter */
export const between = (name: string, value: number, least: number, most: number): number =>
  value >= least && value <= most ? value : refuse(name, value, `between ${least} and ${most}`);

/** Checks all amounts of a load at once, each under its own name. @throws RangeError naming the first that cannot be counted with */
export const quantities = (amounts: Readonly<Record<string, number>>): void => {
  for (const [name, value] of Object.entries(amounts)) quantity(name, value);
};

/** How many whole things of a size hold an amount. Nothing needs none. */
export const wholes = (amount: number, size: number): number => (amount > 0 ? Math.ceil(amount / size) : 0);

/** The next multiple of a step, at or above an amount. */
export const roundedUp = (amount: number, step: number): number => Math.ceil(amount / step) * step;
