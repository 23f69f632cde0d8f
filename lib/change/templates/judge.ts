import type { ResourceChange } from '../changes';
import type { Finding } from '../finding';
import { textOf } from '../reading';
import { pageOf } from './pages';

/** Looks at one change. */
export type Judge = (change: ResourceChange) => readonly Finding[];

/** The number that a value is, or says; undefined for what is none. */
export const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** `1 day`, `7 days`. */
export const long = (length: number, unit: string): string => `${length} ${length === 1 ? unit.replace(/s$/, '') : unit}`;

/** What is kept for less long than so far. */
export const found = (change: ResourceChange, verdict: Finding['verdict'], path: string, message: string): Finding => ({
  code: 'BP506',
  verdict,
  place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
  message: `${change.logicalId} ${message}`,
  field: `Properties.${path}`,
  remedy:
    verdict === 'refused'
      ? `keep it; or change it in a deployment of its own, with --allow-replace ${change.logicalId}`
      : 'keep it, unless that is wanted',
  source: pageOf(change.type),
});
