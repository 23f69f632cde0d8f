import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Relative path → content. */
export type Files = ReadonlyMap<string, string>;

export const writeFiles = (folder: string, files: Files): void => {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

/** Puts a finished folder in the place of another in two renames, so that a reader sees the old one or the new one, whole. */
const replace = (target: string, finished: string): void => {
  const former = `${finished}.former`;
  rmSync(former, { recursive: true, force: true });
  try {
    renameSync(target, former);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem;
  }
  renameSync(finished, target);
  rmSync(former, { recursive: true, force: true });
};

/**
 * Makes a folder anew: either a complete one, or the old one untouched.
 * @param make - fills the draft, a folder beside the target that is not there yet; when it throws, nothing is changed
 */
export const replaceFolder = (target: string, make: (draft: string) => void): void => {
  const draft = `${target}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    make(draft);
    replace(target, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
