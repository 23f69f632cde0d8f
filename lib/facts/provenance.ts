/** Where a group of facts comes from, and as of when. Every module in this folder exports a list of these as `provenance`. */
export interface Provenance {
  /** Which of the module's facts this covers. */
  readonly covers: string;
  /** A public repository with a path, or a public page. */
  readonly source: string;
  /** Date of the source (commit or release) as YYYY-MM-DD; for a page that carries no date, the day it was read. */
  readonly asOf: string;
  /** What weakens the evidence, if anything does. */
  readonly note?: string;
}
