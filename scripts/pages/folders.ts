import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../program';

/** The folder of each kind of capability, relative to the repository, as its file says. */
export const capabilityFolders = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(ROOT, 'lib/layers'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('capability.ts'))
      .sort()
      .flatMap((path) => {
        const [, kind] = /\n {2}kind: '([^']+)'/.exec(readFileSync(join(ROOT, 'lib/layers', path), 'utf8')) ?? [];
        return kind === undefined ? [] : [[kind, `lib/layers/${dirname(path)}`] as const];
      }),
  );
