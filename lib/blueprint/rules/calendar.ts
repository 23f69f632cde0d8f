import { problem } from '../codes/problem';
import type { Rule } from './scope';

/** A freeze begins before it ends. ISO days compare as text. */
export const freezes: Rule = function* ({ draft }) {
  for (const [i, { from, to }] of draft.platform.delivery.freeze.entries())
    if (from > to)
      yield problem('BP261', ['platform', 'delivery', 'freeze', i, 'to'], `the freeze ends on ${to}, before it begins on ${from}`, {
        hint: 'swap from and to',
      });
};

/** Experiments have a window of one day or less. */
export const experimentHours: Rule = function* ({ draft, intact }) {
  const [from = '', to = ''] = draft.resilience.hours.split(' ')[1]?.split('-') ?? [];
  if (from >= to && intact('resilience', 'hours'))
    yield problem('BP262', ['resilience', 'hours'], `the hours end at ${to}, before they begin at ${from}`, {
      hint: 'experiments stop before midnight UTC: write 10:00-16:00',
    });
};

/** Tags of AWS's own. */
export const tagKeys: Rule = function* ({ draft }) {
  for (const key of Object.keys(draft.tags))
    if (/^aws:/i.test(key))
      yield problem('BP263', ['tags', key], 'tags that begin with aws: belong to AWS', { at: 'key', hint: 'choose another key' });
};
