import { DAYS_PER_MONTH } from '../../capacity/units';
import { retentionOfAtLeast } from '../../facts/log-retention';
import type { Assumed } from '../../facts/assumptions';
import type { Usage } from '../../plan/contract';

/** A log in CloudWatch. */
export interface BilledLog {
  /** Such as `container logs`. */
  readonly what: string;
  /** GiB that come in a month. */
  readonly gib: number;
  /** Days that they are kept, at least. */
  readonly days: number;
  /** Written by a service of AWS, which is billed as a vended log. @default false: by an agent */
  readonly vended?: boolean;
}

/** What comes into a log, and what is kept of it, compressed. */
export const logLines = ({ what, gib, days, vended = false }: BilledLog, { logCompression }: Assumed): readonly Usage[] => {
  const kept = retentionOfAtLeast(days);
  return [
    { item: `${what}, taken in`, price: vended ? 'cwlogs.vendedIngest' : 'cwlogs.ingest', quantity: gib },
    { item: `${what}, kept for ${kept} days`, price: 'cwlogs.store', quantity: (gib / DAYS_PER_MONTH) * kept * logCompression },
  ];
};
