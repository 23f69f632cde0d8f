import type { Diagnostic, DiagnosticCode, Path } from './diagnostic';
import { pathText } from './path';
import { locationOf, type SourceIndex } from './sources';

/** A diagnostic for programs: the same facts as in print, with nothing left to look up. */
export interface DiagnosticJson {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  /** Keys and indices from the root of the blueprint. */
  readonly path: Path;
  /** The same as text, such as `services.site.routes[1].path`. */
  readonly pathText: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** Characters that are meant; 0 when it is the file as a whole. */
  readonly length: number;
}

/** What `--json` prints: one object per diagnostic, in the given order. */
export const diagnosticsJson = (diagnostics: readonly Diagnostic[], sources: SourceIndex): readonly DiagnosticJson[] =>
  diagnostics.map((diagnostic) => {
    const { code, severity, message, hint, path } = diagnostic;
    const { file, line, column, length } = locationOf(diagnostic, sources);
    return { code, severity, message, ...(hint === undefined ? {} : { hint }), path, pathText: pathText(path), file, line, column, length };
  });
