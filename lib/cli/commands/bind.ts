import { relative, resolve } from 'node:path';
import { BlueprintError } from '../../diagnostics';
import { replaceFolder, writeFiles } from '../../emit/folder';
import { bindFiles } from '../../kubernetes/binding/bind';
import { onlyCluster, readOutputs, readTree } from '../binding/manifest-tree';
import { bindingProblems } from '../binding/problems';
import { tagsOf } from '../binding/tags';
import { EXIT, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { refusal } from '../reading';
import { cliError, NO_SOURCES, wholePlace } from '../said';
import { problemsIn, targetProblem } from '../target';
import { printingOf, type PrintingOptions } from './options';

export interface BindCommandOptions extends PrintingOptions {
  readonly outputs: string;
  readonly out: string;
  readonly in?: string;
  readonly tag?: readonly string[];
}

const holds = (outer: string, inner: string): boolean => !/^\.\.(?:[\\/]|$)/.test(relative(outer, inner));

const checkFolders = (from: string, to: string, cwd: string): void => {
  const [source, target] = [resolve(cwd, from), resolve(cwd, to)];
  if (holds(source, target) || holds(target, source))
    throw refusal(cliError('BP086', `${to} and ${from} hold one another`, 'bind into a folder of its own', wholePlace(to)));
  const blocked = targetProblem(to, 'manifests', cwd);
  if (blocked) throw refusal(blocked);
};

/** Binds and writes; returns the number of files. */
const bindTree = (options: BindCommandOptions, cwd: string): number => {
  const tags = tagsOf(options.tag ?? []);
  const outputs = readOutputs(options.outputs, cwd);
  const folder = options.in ?? onlyCluster(cwd);
  checkFolders(folder, options.out, cwd);
  const files = readTree(folder, cwd);
  const bound = bindFiles(files, outputs, tags);
  const problems = bindingProblems(bound, { folder, files, outputs, outputsFile: options.outputs, tags: tags.tags ?? {} });
  if (problems.length > 0) throw new BlueprintError(problems);
  replaceFolder(resolve(cwd, options.out), (draft) => writeFiles(draft, bound.files));
  return bound.files.size;
};

/** `strata bind`: manifests with the values of a deployment in them, for kubectl or Argo CD. */
export const bind = (options: BindCommandOptions, io: Io): ExitCode => {
  try {
    const files = bindTree(options, io.cwd);
    if (options.json) printJson(io, { ok: true, out: options.out, files });
    else io.stdout.write(`${options.out}: ${files} files, bound to ${options.outputs}\n`);
    return EXIT.ok;
  } catch (fault) {
    return refuse(io, problemsIn(fault, options.out), NO_SOURCES, printingOf(options), { writes: true });
  }
};
