import type { AttributeRef, Statement } from '../../../plan/contract';

/** A policy of a role, small enough for IAM. */
export interface Policy {
  /** `inline` belongs to its role; `managed` is attached to it. */
  readonly form: 'inline' | 'managed';
  readonly statements: readonly Statement[];
}

/**
 * IAM and STS quotas, character limits: all inline policies of a role together, one managed policy, and managed policies on a role (the
 * default; more on request). White space does not count.
 */
const INLINE_LIMIT = 10_240;
const MANAGED_LIMIT = 6_144;
const MANAGED_ON_ROLE = 10;

/** Longest ARN that an attribute stands for: a database user in the region with the longest name takes 143 characters. */
const ARN_LENGTH = 150;
/** `{"Version":"2012-10-17","Statement":[]}` */
const ENVELOPE = 40;

const key = (value: unknown): string => JSON.stringify(value);
const sortedBy = <T>(items: readonly T[], of: (item: T) => string): T[] => [...items].sort((a, b) => (of(a) < of(b) ? -1 : 1));
const union = <T>(...lists: readonly (readonly T[])[]): T[] =>
  sortedBy([...new Map(lists.flat().map((item) => [key(item), item])).values()], key);

const group = (
  statements: readonly Statement[],
  by: (s: Statement) => unknown,
  join: (a: Statement, b: Statement) => Statement,
): Statement[] => {
  const groups = new Map<string, Statement>();
  for (const statement of statements) {
    const id = key(by(statement));
    const known = groups.get(id);
    groups.set(id, known ? join(known, statement) : statement);
  }
  return [...groups.values()];
};

/**
 * The same permissions in fewer statements: those with the same actions and conditions share their resources, then those with the same
 * resources and conditions share their actions. Never both at once, which would allow more.
 */
export const mergeStatements = (statements: readonly Statement[]): Statement[] => {
  const normal = statements.map((s) => ({ ...s, actions: union(s.actions), resources: union<AttributeRef>(s.resources) }));
  const byActions = group(
    normal,
    (s) => [s.actions, s.conditions],
    (a, b) => ({ ...a, resources: union(a.resources, b.resources) }),
  );
  const byResources = group(
    byActions,
    (s) => [s.resources, s.conditions],
    (a, b) => ({ ...a, sid: a.sid.includes(b.sid) ? a.sid : a.sid + b.sid, actions: union(a.actions, b.actions) }),
  );
  const seen = new Map<string, number>();
  return sortedBy(byResources, key).map((s) => {
    const times = (seen.get(s.sid) ?? 0) + 1;
    seen.set(s.sid, times);
    return times === 1 ? s : { ...s, sid: `${s.sid}${times}` };
  });
};

/** Characters of a statement as IAM counts them, at most. */
const lengthOf = (s: Statement): number =>
  key({ Sid: s.sid, Effect: 'Allow', Action: s.actions, Resource: [], Condition: s.conditions ?? {} }).length +
  s.resources.reduce((sum, { prefix = '', suffix = '' }) => sum + prefix.length + suffix.length + ARN_LENGTH + 3, 0);

/** A statement that is too long for a policy of its own, in parts that are not. */
const divided = (s: Statement): Statement[] => {
  if (lengthOf(s) + ENVELOPE <= MANAGED_LIMIT || s.resources.length < 2) return [s];
  const half = Math.ceil(s.resources.length / 2);
  return [s.resources.slice(0, half), s.resources.slice(half)].flatMap((resources, i) =>
    divided({ ...s, sid: `${s.sid}${'ab'[i] ?? ''}`, resources }),
  );
};

/**
 * The policies of a role in one region: inline while those of all regions fit, else managed ones, as few as will do.
 * @param regions - regions in which the role gets such policies
 * @returns undefined when it is more than IAM takes at all
 */
export const packPolicies = (statements: readonly Statement[], regions: number): readonly Policy[] | undefined => {
  const merged = mergeStatements(statements);
  const total = merged.reduce((sum, s) => sum + lengthOf(s) + 1, ENVELOPE);
  if (total * regions <= INLINE_LIMIT) return [{ form: 'inline', statements: merged }];
  const packs: Statement[][] = [];
  let room = 0;
  for (const statement of merged.flatMap(divided)) {
    const length = lengthOf(statement) + 1;
    if (length > room) {
      packs.push([]);
      room = MANAGED_LIMIT - ENVELOPE;
    }
    if (length > room) return undefined;
    room -= length;
    packs.at(-1)?.push(statement);
  }
  return packs.length * regions > MANAGED_ON_ROLE ? undefined : packs.map((pack) => ({ form: 'managed', statements: pack }));
};
