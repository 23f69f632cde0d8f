import { resolve } from 'node:path';
import { sortDiagnostics, type Diagnostic, type SourceIndex } from '../diagnostics';
import { problem } from './codes/problem';
import { chain, type Chain } from './extends/chain';
import { labelOf, projectOf } from './extends/project';
import type { Blueprint, Profile, Tier } from './model';
import { normalise } from './normalise';
import { checkRules, scopeOf } from './rules';
import { checkShape } from './shape/check';
import { readSource, textSource } from './source/read';
import { wholeFile, type SourceFile } from './source/source-file';
import { noSources, sourceIndex } from './source/source-index';
import type { Branch } from './source/tree';

export interface LoadOptions {
  /** The tier that was asked for; another one in the file is an error. @default - the file's */
  readonly tier?: Tier;
  /** Takes precedence over the file's. @default - the file's */
  readonly profile?: Profile;
}

export interface LoadFileOptions extends LoadOptions {
  /** The working folder: paths are relative to it. @default - that of the process */
  readonly cwd?: string;
  /** Texts that stand in for what files hold, by absolute path: what a file would say if it were written. @default none */
  readonly texts?: ReadonlyMap<string, string>;
}

export interface ParseOptions extends LoadOptions {
  /** How the text is called in messages. @default 'blueprint.yaml' */
  readonly file?: string;
  /** The folder that `extends` is relative to. @default - none, and `extends` is refused */
  readonly directory?: string;
}

export interface LoadResult {
  /** The blueprint, if there is no error; warnings may be there nevertheless. Frozen all the way down. */
  readonly blueprint?: Blueprint;
  /** All errors and warnings, in the order of the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where every value was written, for those who report on it later. */
  readonly sources: SourceIndex;
}

/** Services that a blueprint may have. LANGUAGE, "Values". */
const MOST_SERVICES = 5_000;

const tooMany = (root: Branch): Diagnostic[] => {
  const services = root.entries.get('services')?.value;
  const count = services?.type === 'branch' ? services.entries.size : 0;
  return count > MOST_SERVICES
    ? [problem('BP023', ['services'], `${count} services: at most ${MOST_SERVICES}`, { at: 'key', hint: 'divide the blueprint' })]
    : [];
};

/** What the merged blueprint says, and what is wrong with it. */
const check = (root: Branch, { tier, profile }: LoadOptions): { blueprint?: Blueprint; diagnostics: Diagnostic[] } => {
  const excess = tooMany(root);
  if (excess.length > 0) return { diagnostics: excess };
  const { draft, damaged, incomplete, diagnostics } = checkShape(root);
  if (!draft) return { diagnostics: [...diagnostics] };
  if (profile) draft.profile = profile;

  const scope = scopeOf(draft, root, { damaged: profile ? damaged.filter((path) => path[0] !== 'profile') : damaged, incomplete });
  const found = [...diagnostics, ...checkRules(scope, diagnostics.length + damaged.size + incomplete.length === 0)];
  if (tier && scope.intact('tier') && draft.tier !== tier)
    found.push(
      problem('BP201', ['tier'], `the file is for the ${draft.tier} tier, asked for was ${tier}`, {
        hint: `ask for ${draft.tier}, or write tier: ${tier}`,
      }),
    );
  return { blueprint: normalise(draft), diagnostics: found };
};

/** More errors, or more warnings, than this are not listed: nobody reads them, and most of them have one cause. */
const MOST_LISTED = 1_000;

const bearable = (all: readonly Diagnostic[], { files }: SourceIndex): readonly Diagnostic[] => {
  const counts = { error: 0, warning: 0 };
  const kept = all.filter(({ severity }) => ++counts[severity] <= MOST_LISTED);
  if (kept.length === all.length) return all;
  const more = `${all.length - kept.length} more problems are not listed`;
  return [...kept, problem('BP025', [], more, { hint: 'correct those above first', location: wholeFile(files[0] ?? '') })];
};

const finish = ({ root, files, diagnostics }: Chain, options: LoadOptions): LoadResult => {
  const sources = root ? sourceIndex(root, files) : noSources(files);
  const checked = root ? check(root, options) : { diagnostics: [] };
  const all = sortDiagnostics([...diagnostics, ...checked.diagnostics], sources);
  const valid = checked.blueprint && all.every(({ severity }) => severity === 'warning');
  return { ...(valid ? { blueprint: checked.blueprint } : {}), diagnostics: bearable(all, sources), sources };
};

const unreadable = (label: string, diagnostic: Diagnostic): LoadResult => ({ diagnostics: [diagnostic], sources: noSources([label]) });

const isSource = (read: SourceFile | Diagnostic): read is SourceFile => 'text' in read;

/**
 * Loads a blueprint from a file: reads it and what it extends, merges, checks the shape and the rules across keys, and
 * fills in the defaults that do not depend on the tier. Whatever is wrong with the input is a diagnostic, all of them at
 * once; nothing is thrown.
 */
export const loadBlueprint = (file: string, options: LoadFileOptions = {}): LoadResult => {
  const cwd = resolve(options.cwd ?? process.cwd());
  const path = resolve(cwd, file);
  const label = labelOf(path, cwd);
  const { texts } = options;
  const read = readSource(path, label, texts);
  if (!isSource(read)) return unreadable(label, read);
  return finish(chain(read, path, { cwd, project: projectOf(path, cwd), ...(texts ? { texts } : {}) }), options);
};

/** The same for text that is not in a file, such as a blueprint that a program has made. JSON is YAML, too. */
export const parseBlueprint = (text: string, options: ParseOptions = {}): LoadResult => {
  const { file = 'blueprint.yaml', directory } = options;
  const read = textSource(text, file);
  if (!isSource(read)) return unreadable(file, read);
  const cwd = resolve(directory ?? process.cwd());
  const path = resolve(cwd, file);
  return finish(chain(read, path, { cwd, project: directory === undefined ? undefined : projectOf(path, cwd) }), options);
};
