import { isDeepStrictEqual } from 'node:util';
import { mapOf, mapsOf, textOf, textsOf, type JsonMap } from '../reading';

/** Labels of an object or a template. */
export type Labels = JsonMap;

interface Requirement {
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`. */
  readonly operator: string;
  readonly values: readonly string[];
}

const requirementsOf = (selector: unknown): readonly Requirement[] => [
  ...Object.entries(mapOf(mapOf(selector)['matchLabels'])).map(([key, value]) => ({ key, operator: 'In', values: textsOf(value) })),
  ...mapsOf(mapOf(selector)['matchExpressions']).map((one) => ({
    key: textOf(one['key']) ?? '',
    operator: textOf(one['operator']) ?? '',
    values: [...textsOf(one['values'])].sort(),
  })),
];

const meets = ({ key, operator, values }: Requirement, labels: Labels): boolean => {
  const value = textOf(labels[key]);
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  return value !== undefined && values.includes(value);
};

/** Whether a label selector finds what has these labels. An empty one finds everything. */
export const finds = (selector: unknown, labels: unknown): boolean => requirementsOf(selector).every((one) => meets(one, mapOf(labels)));

/** Whether a plain map of labels, as a Service has it, finds what has these labels. */
export const findsPlain = (selector: unknown, labels: unknown): boolean => finds({ matchLabels: selector }, labels);

const implies = (narrow: Requirement, wide: Requirement): boolean => {
  if (narrow.key !== wide.key) return false;
  if (wide.operator === 'In') return narrow.operator === 'In' && narrow.values.every((value) => wide.values.includes(value));
  if (wide.operator === 'Exists') return narrow.operator === 'In' || narrow.operator === 'Exists';
  return isDeepStrictEqual(narrow, wide);
};

/** Whether everything that one selector finds is found by the other too. Never says so wrongly; says no where it cannot tell. */
export const coversSelector = (wide: unknown, narrow: unknown): boolean => {
  const requirements = requirementsOf(narrow);
  return requirementsOf(wide).every((one) => requirements.some((other) => implies(other, one)));
};
