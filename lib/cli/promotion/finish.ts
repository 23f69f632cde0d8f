import { didYouMean } from '../../blueprint/shape/suggest';
import { completionOf, movesIn, type Move } from '../../plan/promotion';
import { billOf } from '../../reports/bill';
import { beforeFinishing, leavingOf, stayingOf, type CompletionReport } from '../../reports/completion';
import { movingStores } from '../../reports/promotion';
import { cliError, saidError, wholePlace } from '../said';
import { rewritten } from './files';
import { afterCompletion } from './next';
import { completionEdits } from './placing';
import { changesOf, type Prepared } from './promote';
import { hasError, placed, verified, type Outcome, type Refusal, type Subject } from './session';

/** Every move that there is. */
const ALL = 'all';

/** Names as the command line takes them: with their section where a store and a stream have one name. */
const spellings = (moves: readonly Move[]): readonly string[] =>
  moves.map(({ section, name }) => (moves.filter((move) => move.name === name).length > 1 ? `${section}.${name}` : name));

const problemWith = (word: string, moves: readonly Move[], { file }: Subject): Refusal => {
  const said = { value: word, prefix: '--finish ', origin: 'command line' };
  const named = moves.filter(({ name }) => name === word);
  const [names, all] = [spellings(moves), [...spellings(moves), ALL].join(', ')];
  if (moves.length === 0)
    return [saidError('BP097', said, `no data of ${file} is moving`, 'there is no migrateFrom in it: nothing is to finish')];
  if (named.length > 1)
    return [saidError('BP097', said, `a store and a stream are called ${word}, and both move`, `say ${names.join(' or ')}`)];
  return [saidError('BP097', said, `the data of "${word}" does not move`, `${didYouMean(word, names) ?? ''} moving are ${all}`.trim())];
};

const chosen = (words: readonly string[], moves: readonly Move[], subject: Subject): Outcome<readonly Move[]> => {
  if (words.includes(ALL) && moves.length > 0) return { done: moves };
  const found = words.map((word) => ({
    word,
    named: moves.filter(({ section, name }) => `${section}.${name}` === word || name === word),
  }));
  const wrong = found.filter(({ named }) => named.length !== 1).flatMap(({ word }) => problemWith(word, moves, subject));
  return wrong.length > 0 ? { refused: wrong } : { done: [...new Set(found.flatMap(({ named }) => named))] };
};

/** Plans a blueprint without some of its moves, and what its files have to say for it. */
export const prepareCompletion = (subject: Subject, words: readonly string[]): Outcome<Prepared<CompletionReport>> => {
  const { blueprint, plan, planFor, files, sources, book } = subject;
  const named = chosen(words, movesIn(plan), subject);
  if (named.refused) return named;
  const completion = completionOf(blueprint, plan, named.done, planFor);
  const warnings = placed(completion.diagnostics, sources);
  const { plan: left } = completion;
  if (!left || hasError(warnings)) return { refused: warnings };
  const { droppedOverrides } = completion;
  const byHand = [
    ...named.done.map(({ section, name }) => `no migrateFrom in ${section}.${name}`),
    ...droppedOverrides.map((id) => `no overrides of ${id}`),
  ];
  const checked = verified(subject, rewritten(files, completionEdits(files, named.done, droppedOverrides)), completion.blueprint, byHand);
  if (checked.refused) return checked;
  if (checked.done.length === 0)
    return { refused: [cliError('BP096', 'nothing would change', `write by hand: ${byHand.join('; ')}`, wholePlace(subject.file))] };
  const [moves, leaves] = [movingStores(named.done, plan), leavingOf(completion, plan)];
  const report: CompletionReport = {
    name: plan.name,
    tier: plan.tier,
    profile: plan.profile,
    moves,
    leaves,
    otherwise: completion.otherwise,
    stays: stayingOf(moves, left),
    overrides: droppedOverrides,
    before: beforeFinishing(moves, plan),
    monthly: { now: billOf(plan, book).monthly, afterwards: billOf(left, book).monthly },
    files: changesOf(checked.done),
    next: afterCompletion(subject, leaves),
  };
  return { done: { report, rewritings: checked.done, warnings } };
};
