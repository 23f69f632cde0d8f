/** Where in the user's file something stands. Lines and columns start at 1; columns and lengths are UTF-16 code units, as editors count. */
export interface Location {
  /** Path of the file, relative to the working folder when it lies inside it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the caret underlines, never beyond the end of the line; 0 when the file as a whole is meant. */
  readonly length: number;
  /** The text of that line. */
  readonly text: string;
}

/** Keys and indices from the root of the blueprint to a value. */
export type Path = readonly (string | number)[];

/** What is wrong, where, what was expected and what to do: an answer for a person, never a stack trace. */
export interface Diagnostic {
  /** Stable code, listed in docs/interfaces.md: BP0xx files and YAML, BP1xx shape, BP2xx cross-field, BP3xx plan, BP4xx build. */
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** What the message is about; located in the file when it is printed. */
  readonly path: Path;
  /** Whether the key or the value of the path is at fault. @default 'value' */
  readonly at?: 'key' | 'value';
  readonly message: string;
  /** What to do, in a few words; printed beside the caret. */
  readonly hint?: string;
  /** Filled in where the place is known better than by the path (a YAML syntax error, a missing file). */
  readonly location?: Location;
}

export type DiagnosticCode = `BP${0 | 1 | 2 | 3 | 4}${number}`;

/** Problems of the user's input. Caught at the edge of the program, printed, and answered with exit code 2. */
export class BlueprintError extends Error {
  /** @param text - the diagnostics in words. @default a line for each, without its place in the file */
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    text = diagnostics.map((d) => `${d.code} ${d.path.join('.')}: ${d.message}`).join('\n'),
  ) {
    super(text);
    this.name = 'BlueprintError';
  }
}

/** Shorthand for an error at a path. */
export const error = (
  code: DiagnosticCode,
  path: Path,
  message: string,
  more: Pick<Diagnostic, 'hint' | 'at' | 'location'> = {},
): Diagnostic => ({
  code,
  severity: 'error',
  path,
  message,
  ...more,
});

/** Shorthand for a warning at a path. */
export const warning = (
  code: DiagnosticCode,
  path: Path,
  message: string,
  more: Pick<Diagnostic, 'hint' | 'at' | 'location'> = {},
): Diagnostic => ({
  ...error(code, path, message, more),
  severity: 'warning',
});
