import { isDeepStrictEqual } from 'node:util';
import type { ResourceChange } from '../changes';
import { isMap } from '../reading';

/** From this share of equal properties on, what goes and what comes are taken for one resource under two ids. */
const ALIKE = 0.8;

const likeness = (a: unknown, b: unknown): number => {
  const [one, other] = [isMap(a) ? a : {}, isMap(b) ? b : {}];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  if (keys.length === 0) return 1;
  return keys.filter((key) => isDeepStrictEqual(one[key], other[key])).length / keys.length;
};

/** A resource that comes, and is the one that goes: under another logical id, or in another stack. */
export const twinOf = (gone: ResourceChange, resources: readonly ResourceChange[]): ResourceChange | undefined =>
  resources
    .filter(({ action, type }) => action === 'add' && type === gone.type)
    .map((fresh) => ({ fresh, like: likeness(gone.before?.Properties, fresh.after?.Properties) }))
    .filter(({ like, fresh }) => like >= ALIKE || (fresh.logicalId === gone.logicalId && fresh.stack !== gone.stack))
    .sort((a, b) => b.like - a.like)[0]?.fresh;
