import type { Change, Check, FieldChange, Finding } from '../../change';
import { counted } from '../quantities';
import { detailsOf } from './details';

/** Findings of one code that only ask for attention, before the rest is only counted. */
const MOST_ALIKE = 5;

/** Findings as they are told: all that are refused, and the first of each code of the others. */
export interface Told {
  readonly refused: readonly Finding[];
  readonly attention: readonly Finding[];
  /** What is only counted: `BP512`, `and 3 more like these`. */
  readonly counted: readonly (readonly [code: string, text: string])[];
}

export const toldOf = ({ findings }: Check): Told => {
  const refused = findings.filter(({ verdict, allowed }) => verdict === 'refused' && !allowed);
  const others = findings.filter((finding) => !refused.includes(finding));
  const alike = (code: string): readonly Finding[] => others.filter((finding) => finding.code === code);
  const codes = [...new Set(others.map(({ code }) => code))];
  return {
    refused,
    // What somebody has allowed is told whole: it would be refused without that.
    attention: others.filter((finding) => finding.allowed || alike(finding.code).indexOf(finding) < MOST_ALIKE),
    counted: codes.flatMap((code) => {
      const more = alike(code).filter((finding, i) => i >= MOST_ALIKE && !finding.allowed).length;
      return more === 0 ? [] : [[code, `and ${counted(more, 'more like these', 'more like these')}: --json has them all`] as const];
    }),
  };
};

/** What differs in the field that a finding is about, where it is one that differs. */
export const fieldsOf = ({ place, field }: Finding, changes: readonly Change[]): readonly FieldChange[] => {
  const change = changes.find((one) => JSON.stringify(one.place) === JSON.stringify(place));
  const changed = change?.fields.find(({ path }) => path === field);
  return changed ? detailsOf(changed) : [];
};
