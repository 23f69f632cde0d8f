import { invariant } from '../invariant';
import { A_NUMBER, ANYTHING, Each, ENCRYPTION_RULES, type Expected } from './encryption-rules';
import { resourcesOf } from './reading';

const inWords = (expected: Expected): string => (typeof expected === 'symbol' ? (expected.description ?? '') : JSON.stringify(expected));

/** What is not as expected, each with the path to it. */
const differences = (value: unknown, expected: Expected, at: string): readonly string[] => {
  const missed = [`${at} is ${JSON.stringify(value) ?? 'not there'}; expected ${inWords(expected)}`];
  if (expected === ANYTHING) return value === undefined || value === null ? missed : [];
  if (expected === A_NUMBER) return typeof value === 'number' ? [] : missed;
  if (expected instanceof Each) {
    if (!Array.isArray(value) || value.length === 0) return [`${at} is empty`];
    return value.flatMap((item, i) => differences(item, expected.item, `${at}[${i}]`));
  }
  if (typeof expected !== 'object') return value === expected ? [] : missed;
  const inner = (value ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(expected).flatMap(([key, e]) => differences(inner[key], e, at === '' ? key : `${at}.${key}`));
};

export const encryption = invariant(
  'encryption',
  'Databases, tables, domains, queues, topics, secrets and what Kubernetes stores are encrypted, databases closed to the internet, and every log group has an end of retention.',
  (s) =>
    ENCRYPTION_RULES.flatMap(({ type, expected }) =>
      resourcesOf(s, type).flatMap(({ where, resource }) =>
        differences(resource, expected(s.plan.profile === 'production', resource), '').map((problem) => ({ where, problem })),
      ),
    ),
);
