import type { Assembly, Resource, Stack } from '../assembly';
import type { ResourceChange } from '../changes';
import { fieldsBetween } from '../fields';
import { withFollowing } from './following';
import { normalForm } from './normal-form';
import { replacedByOwn } from './replacement';

type Place = Pick<ResourceChange, 'stack' | 'stackBefore' | 'stackAfter'>;

const changeOf = (place: Place, logicalId: string, before: Resource | undefined, after: Resource | undefined): ResourceChange[] => {
  const either = after ?? before;
  if (!either) return [];
  const common = { ...place, logicalId, type: either.Type, ...(before ? { before } : {}), ...(after ? { after } : {}) };
  if (!before) return [{ ...common, action: 'add', fields: [], replacedBy: [] }];
  if (!after) return [{ ...common, action: 'remove', fields: [], replacedBy: [] }];
  const fields = fieldsBetween(before, after, '');
  if (fields.length === 0) return [];
  const replacedBy = replacedByOwn(before, after);
  return [{ ...common, action: replacedBy.length > 0 ? 'replace' : 'change', fields, replacedBy }];
};

/** Stacks of one name are one stack, but in two regions. A folder without a manifest says no region. */
const isSame = (a: Stack, b: Stack): boolean => a.name === b.name && (a.region === b.region || a.region === '' || b.region === '');

/** Every stack once, as it is deployed and as it is to be. Sorted by name, then region. */
const stackPairs = (before: Assembly, after: Assembly): readonly (readonly [Stack | undefined, Stack | undefined])[] => {
  const order = ({ name, region }: Stack): string => `${name} ${region}`;
  const gone = before.stacks.filter((former) => !after.stacks.some((now) => isSame(former, now)));
  return [...after.stacks, ...gone]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((stack) => [before.stacks.find((former) => isSame(former, stack)), after.stacks.find((now) => isSame(now, stack))]);
};

/** What becomes of every resource, by stack and logical id. */
export const resourceChanges = (before: Assembly, after: Assembly): readonly ResourceChange[] => {
  const changes = stackPairs(before, after).flatMap(([former, now]) => {
    const stack = (now ?? former)?.name ?? '';
    const place = { stack, ...(former ? { stackBefore: former } : {}), ...(now ? { stackAfter: now } : {}) };
    const [was, is] = [former ? normalForm(former).Resources : {}, now ? normalForm(now).Resources : {}];
    const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return ids.flatMap((id) => changeOf(place, id, was[id], is[id]));
  });
  return withFollowing(before, after, changes);
};
