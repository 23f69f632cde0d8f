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

/** What becomes of every resource, by stack and logical id. */
export const resourceChanges = (before: Assembly, after: Assembly): readonly ResourceChange[] => {
  const find = ({ stacks }: Assembly, name: string): Stack | undefined => stacks.find((stack) => stack.name === name);
  const names = [...new Set([...before.stacks, ...after.stacks].map(({ name }) => name))].sort();
  const changes = names.flatMap((stack) => {
    const [former, now] = [find(before, stack), find(after, stack)];
    const place = { stack, ...(former ? { stackBefore: former } : {}), ...(now ? { stackAfter: now } : {}) };
    const [was, is] = [former ? normalForm(former).Resources : {}, now ? normalForm(now).Resources : {}];
    const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return ids.flatMap((id) => changeOf(place, id, was[id], is[id]));
  });
  return withFollowing(before, after, changes);
};
