import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { BlueprintError, type Diagnostic } from '../diagnostics';
import { cliError, wholePlace } from './said';

/** What may stand in a folder that is about to be replaced whole, by what is written there. */
const OURS = {
  /** A cloud assembly has its manifest; before the first synthesis there are only the lock files of the CDK CLI. */
  assembly: (names: readonly string[]): boolean => names.includes('manifest.json') || names.every((name) => name.endsWith('.lock')),
  /** A tree of manifests holds its waves and their kustomization, and nothing else. */
  manifests: (names: readonly string[]): boolean => names.every((name) => name === 'kustomization.yaml' || /^\d\d-[a-z-]+$/.test(name)),
} as const;

/** Folders that nobody wants replaced, whatever else is in them. */
const PRECIOUS = ['.git', 'package.json', 'cdk.json'];

/**
 * Output replaces its folder whole: one that holds somebody's other files is refused, since they would be gone. Undefined when the
 * folder is not there, is empty or holds an earlier output.
 */
export const targetProblem = (folder: string, holds: keyof typeof OURS, cwd: string): Diagnostic | undefined => {
  const path = resolve(cwd, folder);
  const refusal = (message: string): Diagnostic =>
    cliError('BP086', message, 'name a new folder, or empty that one first', wholePlace(folder));
  try {
    const names = readdirSync(path);
    const foreign = names.find((name) => PRECIOUS.includes(name));
    if (foreign) return refusal(`${basename(path)} holds ${foreign}, and is replaced whole`);
    return names.length === 0 || OURS[holds](names)
      ? undefined
      : refusal(`${basename(path)} holds something other than an earlier output, and is replaced whole`);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return systemProblem(problem, folder);
  }
};

const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  ENOTDIR: 'the path, or a part of it, is not a folder',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  EBUSY: 'something else is using it',
  ENAMETOOLONG: 'the path is too long',
};

/** What the file system has to say about a path, as an answer for people; undefined for any other kind of error. */
export const systemProblem = (problem: unknown, path: string): Diagnostic | undefined => {
  // Told by its fields: an error of the file system is of another realm inside a test runner or a worker.
  const { code, syscall } = (typeof problem === 'object' && problem !== null ? problem : {}) as Partial<NodeJS.ErrnoException>;
  if (code === undefined || syscall === undefined) return undefined;
  return cliError('BP086', `${path}: ${MEANINGS[code] ?? code} (${syscall})`, 'check the path and its permissions', wholePlace(path));
};

/** What a failed writing or reading has to say to people; a fault of ours is thrown again. */
export const problemsIn = (fault: unknown, path: string): readonly Diagnostic[] => {
  if (fault instanceof BlueprintError) return fault.diagnostics;
  const problem = systemProblem(fault, path);
  if (!problem) throw fault;
  return [problem];
};
