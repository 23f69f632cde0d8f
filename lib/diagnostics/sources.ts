import type { Diagnostic, Location, Path } from './diagnostic';

/** Knows in which file, line and column every value of a blueprint was written, also across `extends`. */
export interface SourceIndex {
  /** The files that were read: the one that was named first, then what it extends, in that order. */
  readonly files: readonly string[];
  /**
   * Where the key or the value of a path stands; where the path does not exist, its nearest ancestor that does.
   * A file that could not be read is one place: line 1, column 1, length 0, no text.
   * @param at - the key or the value @default 'value'
   */
  locate(path: Path, at?: 'key' | 'value'): Location;
}

/** The place that a diagnostic itself knows, else the place of its path. */
export const locationOf = (diagnostic: Diagnostic, sources: SourceIndex): Location =>
  diagnostic.location ?? sources.locate(diagnostic.path, diagnostic.at);

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * In the order in which a reader meets them: file by file (the named one first), from top to bottom. What says the same
 * about the same place, as through an anchor that is used twice, is said once.
 */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[], sources: SourceIndex): Diagnostic[] => {
  const rank = new Map(sources.files.map((file, i) => [file, i]));
  const placed = diagnostics.map((diagnostic) => ({ diagnostic, at: locationOf(diagnostic, sources) }));
  const sorted = placed.sort(
    (a, b) =>
      compare(rank.get(a.at.file) ?? rank.size, rank.get(b.at.file) ?? rank.size) ||
      compare(a.at.file, b.at.file) ||
      compare(a.at.line, b.at.line) ||
      compare(a.at.column, b.at.column) ||
      compare(a.diagnostic.code, b.diagnostic.code) ||
      compare(a.diagnostic.message, b.diagnostic.message),
  );
  const seen = new Set<string>();
  return sorted
    .filter(({ diagnostic: { code, message }, at: { file, line, column } }) => {
      const key = JSON.stringify([code, message, file, line, column]);
      return !seen.has(key) && seen.add(key);
    })
    .map(({ diagnostic }) => diagnostic);
};
