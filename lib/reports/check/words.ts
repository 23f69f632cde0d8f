import { type Action, type Check, type FieldChange, type Finding } from '../../change';
import { cut } from '../layout/cut';
import { counted } from '../quantities';
import { excerpts } from './excerpt';
import type { ChangeGroup } from './groups';
import { valueText } from './value-text';

export const MARKS: Readonly<Record<Action, string>> = { add: '+', change: '~', replace: '±', remove: '-' };

/** A line about a field that differs. */
export interface FieldLine {
  /** What is only there after the change, or only before. */
  readonly mark: '+' | '-' | '';
  /** Whether it stands beneath the name of its field. */
  readonly beneath: boolean;
  readonly text: string;
}

/** As much of two values as fits behind the name of their field. */
const SHORT = 60;
/** As much of a value as says what it is, where it has a line of its own; all of it is in the JSON. */
const LINE = 80;
/** As much of a value that has nothing to be compared with. */
const WHOLE = 200;

const line = (mark: FieldLine['mark'], text: string, beneath = false): FieldLine => ({ mark, beneath, text });

/**
 * What differs in a field: `DBInstanceClass: db.t4g.micro → db.t4g.small` in one line, long values one beneath the other from where they
 * differ, and one that comes or goes behind its mark.
 */
export const fieldLines = ({ path, from, to }: FieldChange): readonly FieldLine[] => {
  const name = path.replace(/^Properties\./, '');
  if (from === undefined) return [line('+', `${name}: ${cut(valueText(to), WHOLE)}`)];
  if (to === undefined) return [line('-', `${name}: ${cut(valueText(from), WHOLE)}`)];
  const [was, is] = excerpts(valueText(from), valueText(to), LINE);
  if (was.length + is.length <= SHORT) return [line('', `${name}: ${was} → ${is}`)];
  return [line('', `${name}:`), line('-', was, true), line('+', is, true)];
};

/** `MainPostgres (AWS::RDS::DBInstance) in shop-us-east-1-Data` */
export const placeText = ({ place }: Finding): string => {
  if (!('stack' in place)) return `${place.object} in ${place.cluster}`;
  if (place.logicalId === undefined) return place.stack;
  return `${place.logicalId}${place.type === undefined ? '' : ` (${place.type})`} in ${place.stack}`;
};

/** How many names a line has room for before they are only counted. */
const MOST_NAMES = 6;

/** `MainPostgres`, `12 of AWS::SQS::Queue: A, B, C, D, E, F and 6 more` */
export const groupTitle = ({ type, names }: ChangeGroup): string => {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `${only} (${type})`;
  const more = names.length - MOST_NAMES;
  return `${names.length} × ${type}: ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** `1 to add, 2 to change, 0 to replace, 0 to remove` */
export const countsText = ({ summary: { add, change, replace, remove } }: Check): string =>
  `${add} to add, ${change} to change, ${replace} to replace, ${remove} to remove`;

/** What was allowed in vain: `Nothing that is refused is called Nope (--allow-replace).` */
export const unmatchedText = ({ unmatched = [] }: Check): readonly string[] =>
  unmatched.length === 0
    ? []
    : [`Nothing that is refused is called ${unmatched.map((name) => `"${name}"`).join(', or ')} (--allow-replace).`];

/** `refused for 2 reasons`, `nothing is refused; 3 findings to look at`, `safe` */
export const verdictText = ({ verdict, findings }: Check): string => {
  const refused = findings.filter((f) => f.verdict === 'refused' && !f.allowed).length;
  if (verdict === 'refused') return `refused for ${counted(refused, 'reason')}`;
  if (verdict === 'attention') return `nothing is refused; ${counted(findings.length, 'finding')} to look at`;
  return 'safe';
};
