import { isDeepStrictEqual } from 'node:util';
import { loadBlueprint, type Blueprint, type LoadResult, type Profile } from '../../blueprint';
import type { Diagnostic, SourceIndex } from '../../diagnostics';
import { plan as planOf, type Plan, type PlanResult } from '../../plan';
import type { PriceBook } from '../../pricing/price-book';
import type { Choice } from '../choice';
import { cliError, wholePlace, type Said } from '../said';
import { textsOf, type BlueprintFile, type Rewriting } from './files';

/** A blueprint that is to be rewritten, read and planned as it is. */
export interface Subject {
  /** As the command line names it. */
  readonly file: string;
  readonly choice: Choice;
  readonly cwd: string;
  readonly blueprint: Blueprint;
  readonly plan: Plan;
  readonly sources: SourceIndex;
  readonly files: readonly BlueprintFile[];
  readonly planFor: (blueprint: Blueprint) => PlanResult;
  readonly book: PriceBook;
  /** What the project's cdk.json says of the tier beside this blueprint. */
  readonly statedTier?: Said;
}

/** Why nothing can be written, each with its place. */
export type Refusal = readonly Diagnostic[];

/** Work that came to its end, or why it did not. */
export type Outcome<T> = { readonly done: T; readonly refused?: never } | { readonly refused: Refusal; readonly done?: never };

/** Plans of one day. */
export const plannerOn =
  (day: string) =>
  (blueprint: Blueprint): PlanResult =>
    planOf(blueprint, undefined, { day });

/** Diagnostics with the places that they have in some texts. */
export const placed = (diagnostics: readonly Diagnostic[], sources: SourceIndex): Refusal =>
  diagnostics.map((d) => ({ ...d, location: d.location ?? sources.locate(d.path, d.at) }));

export const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');

/** The blueprint as it would be read after a rewriting. */
export const readBack = ({ file, cwd }: Pick<Subject, 'file' | 'cwd'>, rewritings: readonly Rewriting[], profile?: Profile): LoadResult =>
  loadBlueprint(file, { profile, cwd, texts: textsOf(rewritings) });

/** Refuses a rewriting that says anything but what is wanted. A file may say things in ways that no rewriting can follow: aliases, keys with tags. */
export const verified = (
  subject: Subject,
  rewritings: readonly Rewriting[],
  wanted: Blueprint,
  byHand: readonly string[],
): Outcome<readonly Rewriting[]> => {
  const { blueprint, diagnostics, sources } = readBack(subject, rewritings, subject.choice.profile);
  if (blueprint && isDeepStrictEqual(blueprint, wanted)) return { done: rewritings };
  const problems = placed(
    diagnostics.filter(({ severity }) => severity === 'error'),
    sources,
  );
  return {
    refused: [
      cliError(
        'BP096',
        `${subject.file} is written in a way that cannot be changed for you without changing more than was meant`,
        `write by hand: ${byHand.join('; ')}`,
        wholePlace(subject.file),
      ),
      ...problems,
    ],
  };
};
