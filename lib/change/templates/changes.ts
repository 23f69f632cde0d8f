import type { Assembly, Resource, Stack } from '../assembly';
import type { ResourceChange } from '../changes';
import { fieldsBetween } from '../fields';
import { normalForm } from './normal-form';
import { replacedByOthers, replacedByOwn } from './replacement';

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

const isReplaced = ({ action }: ResourceChange): boolean => action === 'replace';

/** A replaced resource has another id: what names it where nothing can change is replaced, too, and what names that one. */
const withFollowing = (place: Place, changes: readonly ResourceChange[]): readonly ResourceChange[] => {
  const { stackBefore, stackAfter } = place;
  const former = stackBefore ? normalForm(stackBefore).Resources : {};
  const resources = Object.entries(stackAfter ? normalForm(stackAfter).Resources : {});
  const found = new Map(changes.map((change) => [change.logicalId, change]));
  for (let replaced = new Set(changes.filter(isReplaced).map((c) => c.logicalId)); replaced.size > 0; ) {
    const next = new Set<string>();
    for (const [logicalId, after] of resources) {
      const before = former[logicalId];
      const own = found.get(logicalId);
      if (!before || own?.action === 'replace') continue;
      const replacedBy = replacedByOthers(after, replaced);
      if (replacedBy.length === 0) continue;
      found.set(logicalId, { ...place, logicalId, type: after.Type, before, after, fields: own?.fields ?? [], action: 'replace', replacedBy });
      next.add(logicalId);
    }
    replaced = next;
  }
  return [...found.values()].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
};

/** What becomes of every resource, by stack and logical id. */
export const resourceChanges = (before: Assembly, after: Assembly): readonly ResourceChange[] => {
  const find = ({ stacks }: Assembly, name: string): Stack | undefined => stacks.find((stack) => stack.name === name);
  const names = [...new Set([...before.stacks, ...after.stacks].map(({ name }) => name))].sort();
  return names.flatMap((stack) => {
    const [former, now] = [find(before, stack), find(after, stack)];
    const place = { stack, ...(former ? { stackBefore: former } : {}), ...(now ? { stackAfter: now } : {}) };
    const [was, is] = [former ? normalForm(former).Resources : {}, now ? normalForm(now).Resources : {}];
    const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return withFollowing(
      place,
      ids.flatMap((id) => changeOf(place, id, was[id], is[id])),
    );
  });
};
