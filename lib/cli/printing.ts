import { diagnosticsJson, formatDiagnostics, type Diagnostic, type SourceIndex } from '../diagnostics';
import { printable } from '../diagnostics/printable';
import { EXIT, wantsColour, type ExitCode, type Io } from './io';

/** How a command prints, the same for all of them. */
export interface Printing {
  /** Results as JSON on stdout, errors too. @default false */
  readonly json?: boolean;
  /** false switches colour off, whatever the terminal. @default true */
  readonly color?: boolean;
  /** Show the stack of a fault of ours. @default false */
  readonly debug?: boolean;
}

export const printJson = (io: Io, value: unknown): void => void io.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);

const isError = (d: Diagnostic): boolean => d.severity === 'error';

/** Diagnostics as a compiler prints them, on stderr. Nothing when there are none. */
export const printDiagnostics = (io: Io, diagnostics: readonly Diagnostic[], sources: SourceIndex, { color = true }: Printing): void => {
  if (diagnostics.length > 0)
    io.stderr.write(`${formatDiagnostics(diagnostics, sources, { color: wantsColour(io.stderr, io.env, color) })}\n`);
};

export interface RefusalOptions {
  /** Whether the command would have written something: then it says that it did not. @default false */
  readonly writes?: boolean;
}

/** The answer to bad input: diagnostics on stderr, or as JSON on stdout. */
export const refuse = (
  io: Io,
  diagnostics: readonly Diagnostic[],
  sources: SourceIndex,
  printing: Printing,
  { writes = false }: RefusalOptions = {},
): ExitCode => {
  if (printing.json) printJson(io, { ok: false, diagnostics: diagnosticsJson(diagnostics, sources) });
  else {
    printDiagnostics(io, diagnostics, sources, printing);
    const errors = diagnostics.filter(isError).length;
    if (errors > 1) io.stderr.write(`${errors} errors\n`);
    if (writes) io.stderr.write('nothing was written\n');
  }
  return EXIT.badInput;
};

/**
 * The answer to a fault of ours: one line with what to do. The stack, which says nothing to most people, only on demand.
 */
export const confess = (io: Io, fault: unknown, { json, debug }: Printing): ExitCode => {
  const message = printable(fault instanceof Error ? fault.message : String(fault));
  const stack = fault instanceof Error ? fault.stack : undefined;
  const shown = debug || Boolean(io.env['STRATA_DEBUG']);
  if (json) printJson(io, { ok: false, fault: message });
  io.stderr.write(
    `strata: a fault of this program, not of your blueprint: ${message} (please report it with the blueprint${shown ? '' : '; --debug or STRATA_DEBUG=1 shows the stack'})\n`,
  );
  if (shown && stack) io.stderr.write(`${stack}\n`);
  return EXIT.fault;
};
