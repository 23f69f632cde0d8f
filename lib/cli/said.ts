import { didYouMean } from '../blueprint/shape/suggest';
import { error, warning, type Diagnostic, type Location, type SourceIndex } from '../diagnostics';
import type { CliCode } from './codes';

/** A value somebody gave on a command line or in a context, with how it was written, so that a message can point at it. */
export interface Said {
  readonly value: string;
  /** What stood in front of the value, such as `--tier ` or `-c tier=`. */
  readonly prefix: string;
  /** Where it stood: `command line`, `context` or the path of a file. */
  readonly origin: string;
}

const placeOf = ({ value, prefix, origin }: Said): Location => ({
  file: origin,
  line: 1,
  column: prefix.length + 1,
  length: Math.max(1, value.length),
  text: prefix + value,
});

/** A place that has a name and no lines. */
export const wholePlace = (file: string): Location => ({ file, line: 1, column: 1, length: 0, text: '' });

/** An error about the command line, the context, or a folder. */
export const cliError = (code: CliCode, message: string, hint: string, location: Location): Diagnostic =>
  error(code, [], message, { hint, location });

/** An error about a value of the command line, underlined there. BP305 and BP310 are the plan's: said before there is one. */
export const saidError = (code: CliCode | 'BP305' | 'BP310', said: Said, message: string, hint: string): Diagnostic =>
  error(code, [], message, { hint, location: placeOf(said) });

/** A warning about a value of the command line, underlined there. */
export const saidWarning = (code: CliCode, said: Said, message: string, hint: string): Diagnostic =>
  warning(code, [], message, { hint, location: placeOf(said) });

/** The index of a run that has not read any blueprint yet. */
export const NO_SOURCES: SourceIndex = { files: [], locate: () => wholePlace('command line') };

const list = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** An error for a value that is none of a few words: the near one, and all of them. */
export const notAmong = (code: CliCode, said: Said, what: string, words: readonly string[]): Diagnostic => {
  const near = didYouMean(said.value, words);
  return saidError(code, said, `there is no ${what} "${said.value}"`, `${near ? `${near} ` : ''}expected ${list(words)}`);
};
