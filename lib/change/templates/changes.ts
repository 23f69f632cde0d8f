import type { Assembly, Resource, Stack } from '../assembly';
import type { ReplacingField, ResourceChange } from '../changes';
import { fieldsBetween } from '../fields';
import type { FieldChange } from '../finding';
import { normalForm } from './normal-form';

const replacing = (fields: readonly FieldChange[]): readonly ReplacingField[] => {
  const changed = fields.find(({ path }) => path === 'Type');
  return changed ? [{ path: 'Type', certainty: 'always', source: 'CloudFormation: a resource of another type is another resource' }] : [];
};

const changeOf = (
  stacks: Pick<ResourceChange, 'stack' | 'stackBefore' | 'stackAfter'>,
  logicalId: string,
  before: Resource | undefined,
  after: Resource | undefined,
): ResourceChange[] => {
  const either = after ?? before;
  if (!either) return [];
  const common = { ...stacks, logicalId, type: either.Type, ...(before ? { before } : {}), ...(after ? { after } : {}) };
  if (!before) return [{ ...common, action: 'add', fields: [], replacedBy: [] }];
  if (!after) return [{ ...common, action: 'remove', fields: [], replacedBy: [] }];
  const fields = fieldsBetween(before, after, '');
  if (fields.length === 0) return [];
  const replacedBy = replacing(fields);
  return [{ ...common, action: replacedBy.length > 0 ? 'replace' : 'change', fields, replacedBy }];
};

/** What becomes of every resource, by stack and logical id. */
export const resourceChanges = (before: Assembly, after: Assembly): readonly ResourceChange[] => {
  const find = ({ stacks }: Assembly, name: string): Stack | undefined => stacks.find((stack) => stack.name === name);
  const names = [...new Set([...before.stacks, ...after.stacks].map(({ name }) => name))].sort();
  return names.flatMap((stack) => {
    const [former, now] = [find(before, stack), find(after, stack)];
    const stacks = { stack, ...(former ? { stackBefore: former } : {}), ...(now ? { stackAfter: now } : {}) };
    const [was, is] = [former ? normalForm(former).Resources : {}, now ? normalForm(now).Resources : {}];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((id) => changeOf(stacks, id, was[id], is[id]));
  });
};
