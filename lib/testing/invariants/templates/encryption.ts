import { invariant } from '../invariant';
import { ENCRYPTION_RULES, type EncryptionRule } from './encryption-rules';
import { property, resourcesOf } from './reading';

type Expected = EncryptionRule['properties'][string];

const holds = (value: unknown, expected: Expected): boolean => {
  if (expected === 'present') return value !== undefined && value !== null;
  if (expected === 'number') return typeof value === 'number';
  return value === expected;
};

const inWords = (expected: Expected): string =>
  expected === 'present' ? 'something' : expected === 'number' ? 'a number' : String(expected);

export const encryption = invariant(
  'encryption',
  'Databases, queues, topics and the secrets of the cluster are encrypted, databases closed to the internet, and every log group has an end of retention.',
  (s) =>
    ENCRYPTION_RULES.flatMap(({ type, properties }) =>
      resourcesOf(s, type).flatMap(({ where, resource }) =>
        Object.entries(properties)
          .filter(([name, expected]) => !holds(property(resource, name), expected))
          .map(([name, expected]) => ({
            where,
            problem: `${name} is ${JSON.stringify(property(resource, name)) ?? 'not there'}; expected ${inWords(expected)}`,
          })),
      ),
    ),
);
