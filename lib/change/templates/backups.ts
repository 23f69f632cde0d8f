import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { long } from './judge';
import { pageOf } from './pages';
import { PARTS, PERIODS, SWITCHES, type Severity } from './recoverable';

/** The length of a period; undefined where a function of the template stands, which cannot be compared. */
const lengthOf = (value: unknown, otherwise: number | undefined): number | undefined => {
  if (value === undefined) return otherwise;
  const length = Number(textOf(value));
  return Number.isNaN(length) ? undefined : length;
};

const foundIn = ({ stack, logicalId, type }: ResourceChange, verdict: Severity, path: string, message: string): Finding => ({
  code: 'BP506',
  verdict,
  place: { stack, logicalId, type },
  message,
  field: `Properties.${path}`,
  remedy:
    verdict === 'refused' ? `keep it; or change it in a deployment of its own, with --allow-replace ${logicalId}` : 'keep it, unless that is wanted',
  source: pageOf(type),
});

const periods = (change: ResourceChange): readonly Finding[] =>
  PERIODS.filter(({ types }) => types.includes(change.type)).flatMap(({ path, unit, otherwise, what, shorter, zeroIsNone }) => {
    const [before, after] = [change.before, change.after].map((side) => at(side?.Properties, path));
    const [from, to] = [lengthOf(before, otherwise ?? Infinity), lengthOf(after, otherwise ?? Infinity)];
    if (from === undefined || to === undefined || to >= from) return [];
    const none = zeroIsNone === true && to === 0;
    const was = from === Infinity ? 'for ever' : `for ${long(from, unit)}`;
    const message = `${change.logicalId} would keep ${what} ${none ? 'no more' : `for ${long(to, unit)} only`}, so far ${was}`;
    return [foundIn(change, none ? 'refused' : shorter, path, message)];
  });

const switches = (change: ResourceChange): readonly Finding[] =>
  SWITCHES.filter(({ types }) => types.includes(change.type)).flatMap(({ path, on, verdict, lost }) => {
    const [from, to] = [change.before, change.after].map((side) => at(side?.Properties, path));
    const stays = textOf(to) === on || (to !== undefined && textOf(to) === undefined);
    return textOf(from) === on && !stays ? [foundIn(change, verdict, path, `${change.logicalId}: ${lost}`)] : [];
  });

const parts = (change: ResourceChange): readonly Finding[] =>
  PARTS.filter(({ type }) => type === change.type).flatMap(({ path, lost, verdict = 'refused' }) => {
    const [from, to] = [change.before, change.after].map((side) => at(side?.Properties, path));
    return from !== undefined && to === undefined ? [foundIn(change, verdict, path, `${change.logicalId}: ${lost}`)] : [];
  });

const RECOVERY = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

const copies = (change: ResourceChange): readonly Finding[] => {
  if (change.type !== 'AWS::DynamoDB::GlobalTable') return [];
  const now = mapsOf(change.after?.Properties?.['Replicas']);
  return mapsOf(change.before?.Properties?.['Replicas']).flatMap((copy) => {
    const region = textOf(copy['Region']);
    const same = now.find(({ Region }) => textOf(Region) === region);
    const to = at(same, RECOVERY);
    const off = same !== undefined && (to === undefined || textOf(to) === 'false');
    return textOf(at(copy, RECOVERY)) === 'true' && off
      ? [foundIn(change, 'refused', 'Replicas', `${change.logicalId}: its point-in-time recovery in ${region ?? 'its region'} would be off`)]
      : [];
  });
};

const ruleOf = (change: ResourceChange): readonly Finding[] => [
  ...periods(change),
  ...switches(change),
  ...parts(change),
  ...copies(change),
];

/** What can be recovered today can be recovered tomorrow, as long. */
export const backupRule: Rule = ({ resources }) => resources.filter(({ action }) => action === 'change').flatMap(ruleOf);
