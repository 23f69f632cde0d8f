import { type Action, type Check, type FieldChange, type Finding } from '../../change';
import { cut } from '../layout/cut';
import { counted, valueText } from '../quantities';
import type { ChangeGroup } from './groups';

export const MARKS: Readonly<Record<Action, string>> = { add: '+', change: '~', replace: '±', remove: '-' };

/** As much of a value as says what it is; all of it is in the JSON. */
const VALUE_WIDTH = 60;

const value = (given: unknown): string => cut(given === undefined ? 'none' : valueText(given), VALUE_WIDTH);

/** `DBInstanceClass: db.t4g.micro → db.t4g.small` */
export const fieldText = ({ path, from, to }: FieldChange): string => `${path.replace(/^Properties\./, '')}: ${value(from)} → ${value(to)}`;

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

/** `refused: 2 findings`, `attention: 3 findings`, `safe` */
export const verdictText = ({ verdict, findings }: Check): string => {
  const refused = findings.filter((f) => f.verdict === 'refused' && !f.allowed).length;
  if (verdict === 'refused') return `refused: ${counted(refused, 'change')} of them would lose data, break what runs or fail`;
  if (verdict === 'attention') return `nothing is refused; ${counted(findings.length, 'finding')} to look at`;
  return 'safe';
};
