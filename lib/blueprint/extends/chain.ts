import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BlueprintCode } from '../codes';
import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { parseSource } from '../source/parse';
import { readSource } from '../source/read';
import { locationOfSpan, type SourceFile, type Span } from '../source/source-file';
import type { Branch, Entry, Tree } from '../source/tree';
import { merge } from './merge';
import { insideProject, labelOf } from './project';

/** How often one file may extend another. LANGUAGE, `extends`. */
const MOST_LEVELS = 8;

export interface ChainOptions {
  readonly cwd: string;
  /** The folder that `extends` may not leave; undefined: it is refused, there being no file to be relative to. */
  readonly project: string | undefined;
  /** Texts that stand in for what files hold, by absolute path. @default none */
  readonly texts?: ReadonlyMap<string, string>;
}

export interface Chain {
  /** The merged blueprint; absent when one of the files could not be used. */
  readonly root?: Branch;
  /** What was read, the named file first. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const without = (root: Branch, key: string): Branch => ({ ...root, entries: new Map([...root.entries].filter(([name]) => name !== key)) });

const identity = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** The file that `extends` names, or why it cannot be used. */
const baseOf = (value: Tree, from: string, above: readonly string[], { project }: ChainOptions): string | Diagnostic => {
  const refuse = (code: BlueprintCode, message: string, hint: string) =>
    problem(code, ['extends'], message, { hint, location: locationOfSpan(value.span) });
  if (value.type !== 'leaf' || typeof value.value !== 'string' || value.value === '')
    return refuse('BP034', 'expected the path of one blueprint', 'write extends: ./base.yaml');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value.value))
    return refuse('BP034', 'an address is not the path of a file', 'put the file into the project and write extends: ./base.yaml');
  if (project === undefined)
    return refuse('BP031', 'there is no file that this path could be relative to', 'load the blueprint from a file');
  const path = resolve(dirname(from), value.value);
  if (!insideProject(project, path)) return refuse('BP031', `${value.value} lies outside the project`, `keep it inside ${project}`);
  if (above.includes(identity(path)))
    return refuse('BP032', `${value.value} extends itself, directly or through others`, 'remove one of the links');
  if (above.length > MOST_LEVELS) return refuse('BP033', `more than ${MOST_LEVELS} files extend one another`, 'merge some of them');
  return path;
};

/** A file that is named by `extends` and cannot be read is reported where it is named. */
const named = (found: Diagnostic, span: Span, name: string): Diagnostic => {
  const location = locationOfSpan(span);
  if (found.code === 'BP001')
    return problem('BP030', ['extends'], `no such file: ${name}`, { hint: 'the path is relative to this file', location });
  return found.location?.length === 0 && found.code !== 'BP007'
    ? { ...found, path: ['extends'], message: `${name}: ${found.message}`, location }
    : found;
};

/** One file and everything that it extends, merged. */
export const chain = (source: SourceFile, path: string, options: ChainOptions, above: readonly string[] = []): Chain => {
  const { root, diagnostics } = parseSource(source);
  const files = [source.label];
  const link: Entry | undefined = root?.entries.get('extends');
  if (!root || !link) return { ...(root ? { root } : {}), files, diagnostics };
  if (link.value.type === 'damaged') return { files, diagnostics };

  const here = [...above, identity(path)];
  const base = baseOf(link.value, path, here, options);
  if (typeof base !== 'string') return { files, diagnostics: [...diagnostics, base] };
  const read = readSource(base, labelOf(base, options.cwd), options.texts);
  if ('code' in read) return { files, diagnostics: [...diagnostics, named(read, link.value.span, labelOf(base, options.cwd))] };

  const lower = chain(read, base, options, here);
  const problems = [...diagnostics, ...lower.diagnostics];
  const all = { files: [...files, ...lower.files], diagnostics: problems };
  if (!lower.root) return all;
  const merged = merge(lower.root, without(root, 'extends'), [], (d) => problems.push(d));
  return merged.type === 'branch' ? { ...all, root: merged } : all;
};
