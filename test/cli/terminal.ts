import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Input, Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/program';

export const ROOT = resolve(__dirname, '../..');

/** The date in every test, unless one says another. */
export const TODAY = '2026-11-26';

/** A stream that keeps what is written to it. */
const buffer = (isTTY = false, columns?: number) => {
  let text = '';
  return { isTTY, columns, write: (more: string) => void (text += more), text: () => text };
};

export interface TerminalOptions {
  readonly cwd?: string;
  readonly env?: Io['env'];
  /** Both streams are terminals of this width. @default they are files */
  readonly columns?: number;
  /** @default TODAY */
  readonly today?: string;
  /** Answers to questions. @default none */
  readonly stdin?: Input;
}

/** Streams for one run, and what came out of them. */
export const terminal = ({ cwd = ROOT, env = {}, columns, today = TODAY, stdin }: TerminalOptions = {}) => {
  const stdout = buffer(columns !== undefined, columns);
  const stderr = buffer(columns !== undefined, columns);
  return {
    io: { stdout, stderr, env, cwd, today: () => today, ...(stdin ? { stdin } : {}) } satisfies Io,
    stdout: stdout.text,
    stderr: stderr.text,
  };
};

/** One run of `strata` in this process. */
export const strata = async (argv: readonly string[], options: TerminalOptions = {}) => {
  const { io, stdout, stderr } = terminal(options);
  const code = await run(argv, io);
  return { code, stdout: stdout(), stderr: stderr() };
};

/** A folder for one test. */
export const inFolder = async (work: (folder: string) => Promise<void> | void): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-cli-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
