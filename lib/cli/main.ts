import { EXIT, type ExitCode, type Io } from './io';

/** A reader that went away (`strata plan | head`) is no fault: the rest is not written, and that is all. A full disk is worth a word. */
const endWhenUnwritable = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EPIPE') process.exit(EXIT.ok);
    if (stream === process.stdout) process.stderr.write(`strata: the result cannot be written: ${problem.message}\n`);
    process.exit(EXIT.fault);
  });
};

/**
 * What the CDK would read by itself: the output folder, and a context that holds flags of the user's cdk.json and of the CLI. Taken out of
 * its reach, so that the CLI, tsx and a compiled run give the same bytes.
 */
const HIDDEN = ['CDK_OUTDIR', 'CDK_CONTEXT_JSON', 'CONTEXT_OVERFLOW_LOCATION_ENV'] as const;

/** The system clock, read here and nowhere else. */
const today = (): string => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);

/** Runs a program in this process: its streams, its environment, its exit code. */
export const main = (program: (argv: readonly string[], io: Io) => Promise<ExitCode>): void => {
  [process.stdout, process.stderr].forEach(endWhenUnwritable);
  const io: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    // Opened by the command that asks, and by no other.
    get stdin() {
      return process.stdin;
    },
    env: { ...process.env },
    cwd: process.cwd(),
    today,
  };
  for (const name of HIDDEN) delete process.env[name];
  void program(process.argv.slice(2), io).then((code) => {
    // Not process.exit(): what still waits in a pipe is written first.
    process.exitCode = code;
  });
};
