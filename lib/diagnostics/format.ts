import { createColors } from 'picocolors';
import type { Diagnostic } from './diagnostic';
import { excerpt } from './excerpt';
import { headingPath } from './path';
import { printable } from './printable';
import { locationOf, type SourceIndex } from './sources';

export interface FormatOptions {
  /** Colour for a terminal; whether there is one is the caller's knowledge. @default false */
  readonly color?: boolean;
}

/** Width of the line number; longer numbers push the gutter to the right. */
const GUTTER = 5;
/** A hint that would end beyond this column moves below the caret. */
const LAST_COLUMN = 120;

const format = (diagnostic: Diagnostic, sources: SourceIndex, color: boolean): string => {
  const { bold, blue, red, yellow } = createColors(color);
  const loud = diagnostic.severity === 'error' ? red : yellow;
  const { code, severity, path, message, hint } = diagnostic;
  const heading = headingPath(path);
  const title = `${bold(loud(`${severity}[${code}]`))} ${bold(printable(heading === '' ? message : `${heading}: ${message}`))}`;

  const location = locationOf(diagnostic, sources);
  const arrow = blue('-->');
  if (location.length === 0)
    return [title, `  ${arrow} ${printable(location.file)}`, ...(hint ? [`      ${blue('=')} ${printable(hint)}`] : [])].join('\n');

  const number = String(location.line).padStart(GUTTER);
  const bar = blue(`${' '.repeat(number.length)} |`);
  const { text, indent, carets } = excerpt(location);
  const underline = `${' '.repeat(indent)}${bold(loud('^'.repeat(carets)))}`;
  const beside = !!hint && number.length + 4 + indent + carets + hint.length <= LAST_COLUMN;
  return [
    title,
    `  ${arrow} ${printable(location.file)}:${location.line}:${location.column}`,
    `${blue(`${number} |`)} ${text}`.trimEnd(),
    `${bar} ${underline}${beside ? ` ${loud(printable(hint))}` : ''}`,
    ...(hint && !beside ? [`${bar} ${loud(printable(hint))}`] : []),
  ].join('\n');
};

/**
 * Diagnostics as a compiler prints them: what, where, the line itself with carets under the place, and what to do.
 * In the given order, a blank line between two; no line break at the end. Empty without diagnostics.
 */
export const formatDiagnostics = (
  diagnostics: readonly Diagnostic[],
  sources: SourceIndex,
  { color = false }: FormatOptions = {},
): string => diagnostics.map((diagnostic) => format(diagnostic, sources, color)).join('\n\n');
