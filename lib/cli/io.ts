/** Where text goes: a stream of the process, or a buffer in a test. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
}

/** Where answers come from: a terminal, or a stream that a test writes. */
export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** Everything that a command may know of the process it runs in. */
export interface Io {
  /** Results. */
  readonly stdout: Output;
  /** Everything else: warnings, errors, progress. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Answers to questions, which are asked on a terminal only. @default none */
  readonly stdin?: Input;
  /** The date, as YYYY-MM-DD in UTC. Only what speaks of age asks for it; no plan, template or manifest does. */
  today(): string;
}

/** Exit codes: the same for every command. */
export const EXIT = {
  ok: 0,
  /** Differences, or a check that failed. */
  different: 1,
  /** Something about the input is wrong; the answer is a diagnostic. */
  badInput: 2,
  /** A fault of ours (EX_SOFTWARE of sysexits.h): apart from 1 and 2, so that a script does not take it for an answer. */
  fault: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * Whether a stream gets colour: `--no-color` first, then FORCE_COLOR as Node reads it (0 or false switch off), NO_COLOR when it is not
 * empty (no-color.org), and otherwise a terminal that is not dumb.
 */
export const wantsColour = (output: Output, env: Io['env'], flag = true): boolean => {
  if (!flag) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return output.isTTY === true && env['TERM'] !== 'dumb';
};

/** Reports read well between these widths; what is not a terminal (a file, a pipe) gets the ordinary one. */
const NARROWEST = 60;
const ORDINARY = 100;
const WIDEST = 120;

/** The width reports are laid out for. */
export const reportWidth = (output: Output): number =>
  output.isTTY === true && output.columns ? Math.min(WIDEST, Math.max(NARROWEST, output.columns)) : ORDINARY;
