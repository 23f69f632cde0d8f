import type { CommanderError } from 'commander';
import type { Diagnostic } from '../diagnostics';
import { cliError } from './said';

/** The program's name, as it stands in front of its arguments. */
const NAME = 'strata';

/**
 * What commander has to say about a command line, as a diagnostic that underlines the word in question. Its messages read
 * `error: unknown command 'plam'` with `(Did you mean plan?)` on a second line.
 */
export const usageProblem = ({ message }: CommanderError, argv: readonly string[]): Diagnostic => {
  const text = [NAME, ...argv].join(' ');
  const [first = '', second] = message.replace(/^error: /, '').split('\n');
  const word = /'([^' <]+)/.exec(first)?.[1];
  const at = word === undefined ? -1 : text.lastIndexOf(word);
  const location = {
    file: 'command line',
    line: 1,
    column: at < 0 ? 1 : at + 1,
    length: at < 0 || word === undefined ? text.length : word.length,
    text,
  };
  const hint = second ? second.replace(/^\(D(.*)\)$/, 'd$1') : `${NAME} --help lists what there is`;
  return cliError('BP080', first.replace(/\.$/, ''), hint, location);
};
