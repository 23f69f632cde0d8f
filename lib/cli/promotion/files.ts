import { accessSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { editBlueprint, type Edit } from '../../blueprint/edit';
import type { Diagnostic, SourceIndex } from '../../diagnostics';
import { cliError, wholePlace } from '../said';

/** A file of a blueprint, as it is on the disk. */
export interface BlueprintFile {
  /** How it is called in messages. */
  readonly label: string;
  readonly path: string;
  readonly text: string;
}

/** A file that is to say something else. */
export interface Rewriting {
  readonly label: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The files that a blueprint was read from: the named one first, then what it extends. */
export const filesOf = ({ files }: SourceIndex, cwd: string): readonly BlueprintFile[] =>
  files.map((label) => {
    const path = resolve(cwd, label);
    return { label, path, text: readFileSync(path, 'utf8') };
  });

/** Files with their edits made; those that stay as they are are left out. */
export const rewritten = (files: readonly BlueprintFile[], edits: ReadonlyMap<string, Edit>): readonly Rewriting[] =>
  files.flatMap(({ label, path, text }) => {
    const edit = edits.get(label);
    const after = edit ? editBlueprint(text, edit) : text;
    return after === text ? [] : [{ label, path, before: text, after }];
  });

/** What files would hold, by path: what `loadBlueprint` takes. */
export const textsOf = (rewritings: readonly Rewriting[]): ReadonlyMap<string, string> =>
  new Map(rewritings.map(({ path, after }) => [path, after]));

const unchanged = ({ path, before }: Rewriting): boolean => readFileSync(path, 'utf8') === before;

/** The finished text beside the file, with its rights; a link stays a link, since what it points at is replaced. */
const draftOf = ({ path, after }: Rewriting): { readonly draft: string; readonly target: string } => {
  const target = realpathSync(path);
  accessSync(target, constants.W_OK);
  const draft = join(dirname(target), `.${basename(target)}.strata-draft`);
  writeFileSync(draft, after, { mode: statSync(target).mode });
  return { draft, target };
};

/**
 * Writes all files whole, or none of them: each takes the place of its former self in one step, after all of them were written beside it.
 * @returns what is wrong where a file has changed since it was read; nothing was written then
 */
export const writeAll = (rewritings: readonly Rewriting[]): readonly Diagnostic[] => {
  const changed = rewritings.filter((one) => !unchanged(one));
  if (changed.length > 0)
    return changed.map(({ label }) =>
      cliError('BP096', `${label} was changed meanwhile, by somebody else`, 'run the command again', wholePlace(label)),
    );
  const drafts: { readonly draft: string; readonly target: string }[] = [];
  try {
    for (const one of rewritings) drafts.push(draftOf(one));
    for (const { draft, target } of drafts) renameSync(draft, target);
    return [];
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
};
