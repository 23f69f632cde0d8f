import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The root of this repository, wherever a script is started from. */
export const ROOT = resolve(__dirname, '..');

/** Kept between runs, gone with node_modules. */
export const CACHE = resolve(ROOT, 'node_modules/.cache/strata');

export interface Ended {
  /** Exit code; 127 when the program could not be started. */
  readonly code: number;
  /** Both streams, in the order in which they came. */
  readonly output: string;
  /** What went to stdout alone. */
  readonly stdout: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end, without a shell and without input. */
export const run = (program: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (problem) => done({ code: 127, output: `${output}${problem.message}\n`, stdout }));
    child.on('close', (code) => done({ code: code ?? 1, output, stdout }));
  });

/** Like run, for what has to succeed. */
export const runOrThrow = async (program: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> => {
  const ended = await run(program, args, options);
  if (ended.code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${ended.code}:\n${ended.output}`);
  return ended;
};

/** Arguments that make node run one of the scripts or entry points of this repository. */
export const typescript = (file: string, ...args: readonly string[]): string[] => ['--import', 'tsx', resolve(ROOT, file), ...args];

/** Path of a program that a package has installed here. */
export const installed = (name: string): string => resolve(ROOT, 'node_modules/.bin', name);
