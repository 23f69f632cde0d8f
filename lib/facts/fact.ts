/** One number that somebody else published: a price, a quota, a limit. */
export interface Fact {
  /** Names it for ever: `natGateway.hour`, `quota.iam.L-FE177D64`. */
  readonly id: string;
  /** AWS region in which it holds; `*` where it does not depend on one. */
  readonly region: string;
  readonly value: number;
  /** `USD/h`, `vCPU`, `MiB/s` … A price names what one pays it for, behind the stroke. */
  readonly unit: string;
  /** What a quota is counted for: `region`, `account`, `cluster` … */
  readonly per?: string;
  /** A public file, with its version, or a public page. */
  readonly source: string;
  /** Date of the source, YYYY-MM-DD; where it names only a year, that year's first day. */
  readonly asOf: string;
  /** primary-mirror: the vendor's own file, or a copy of its page. secondary: somebody who quotes it. */
  readonly confidence: 'primary-mirror' | 'secondary';
  /** What weakens the evidence, if anything does. */
  readonly note?: string;
}
