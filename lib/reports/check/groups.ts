import type { Action, Change, FieldChange, Verdict } from '../../change';
import { detailsOf } from './details';

/** Changes that are the same but for their place: one image in ten deployments is one line. */
export interface ChangeGroup {
  readonly action: Action;
  readonly type: string;
  readonly verdict: Verdict;
  /** Stack or cluster. */
  readonly home: string;
  /** Logical ids or objects, in their order. */
  readonly names: readonly string[];
  readonly fields: readonly FieldChange[];
}

const homeOf = ({ place }: Change): string => ('stack' in place ? place.stack : place.cluster);

const nameOf = ({ place, type }: Change): string => {
  if ('stack' in place) return place.logicalId ?? place.stack;
  const [, kind = ''] = type.split(' ');
  return place.object.replace(new RegExp(`^${kind} `), '');
};

const keyOf = (change: Change, fields: readonly FieldChange[]): string =>
  JSON.stringify([homeOf(change), change.action, change.type, change.verdict, fields]);

/** Changes by their home, those that are alike together, in the order in which they come. */
export const groupsOf = (changes: readonly Change[]): readonly ChangeGroup[] => {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const fields = change.fields.flatMap(detailsOf);
    const key = keyOf(change, fields);
    const { action, type, verdict } = change;
    const known = groups.get(key) ?? { action, type, verdict, home: homeOf(change), names: [], fields };
    groups.set(key, { ...known, names: [...known.names, nameOf(change)] });
  }
  return [...groups.values()];
};
