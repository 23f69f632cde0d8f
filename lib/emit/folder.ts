import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 * Makes a folder with those above it, one after the other. Node's own `recursive` takes ENOENT for a missing parent, and never ends on a
 * file system that answers so to every mkdir, as /proc does.
 */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
};

/**
 * Makes a folder anew: either a complete one, or the old one untouched.
 * @param make - fills the draft, an empty folder beside the target; when it throws, nothing is changed
 */
export const replaceFolder = (target: string, make: (draft: string) => void): void => {
  const draft = `${target}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    makeFolder(draft);
    make(draft);
    replace(target, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
