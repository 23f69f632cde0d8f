import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

const MARKERS = ['package.json', 'cdk.json', '.git'];

/** Whether a path lies in a folder, or is that folder. */
export const contains = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/**
 * The folder that `extends` may not leave: the nearest one above the file that holds package.json, cdk.json or .git; else
 * the working folder; else, for a file outside the working folder, the file's own folder.
 */
export const projectOf = (file: string, cwd: string): string => {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (MARKERS.some((marker) => existsSync(join(folder, marker)))) return folder;
    if (folder === dirname(folder)) return contains(cwd, own) ? cwd : own;
  }
};

/** Whether a path, symbolic links followed, still lies in the project. What does not exist is judged by its name. */
export const insideProject = (project: string, path: string): boolean => {
  if (!contains(project, path)) return false;
  try {
    return contains(realpathSync(project), realpathSync(path));
  } catch {
    return true;
  }
};

/** How a file is called in messages: relative to the working folder when it lies inside it. */
export const labelOf = (path: string, cwd: string): string => {
  const absolute = resolve(cwd, path);
  return contains(cwd, absolute) ? relative(cwd, absolute).split(sep).join('/') || '.' : absolute;
};
