import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Origin } from '../account/stacks/scope';
import { isMap } from '../reading';

/** A name of a blueprint, as the language admits it. */
const NAME = /^[a-z][a-z0-9-]*$/;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The blueprint that an assembly was made from, which its plan tells; undefined for an app of somebody else. */
export const readOrigin = (folder: string, cwd: string): Origin | undefined => {
  const file = join(resolve(cwd, folder), 'report', 'plan.json');
  if (!existsSync(file)) return undefined;
  try {
    const plan: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { name, regions } = isMap(plan) ? plan : {};
    return isText(name) && NAME.test(name) && Array.isArray(regions) ? { name, regions: regions.filter(isText) } : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
};
