import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, listOf, mapsOf, textOf, type JsonMap } from '../reading';
import { found, long, numberOf } from './judge';
import { uniqueProperties } from './names';
import { pageOf } from './pages';
import { referredIn } from './references';

const PLAN = 'AWS::Backup::BackupPlan';

/** What makes backups, and is no backup itself. */
const PLANS: Readonly<Record<string, string>> = {
  [PLAN]: 'no backup would be made by it any more; those that are there stay as long as they were to',
  'AWS::Backup::BackupSelection': 'what it selects would be backed up no more',
};

/** What goes, by `<stack>.<logicalId>` and by its own name, where it has one. */
const goneIn = (resources: readonly ResourceChange[]): ReadonlySet<string> =>
  new Set(
    resources
      .filter(({ action }) => action === 'remove')
      .flatMap(({ stack, logicalId, type, before }) => [
        `${stack}.${logicalId}`,
        ...uniqueProperties(type).flatMap((name) => textOf(before?.Properties?.[name]) ?? []),
      ]),
  );

/** Whether what a selection names goes with it: that is told by itself. */
const goesAlong = ({ type, stack, before }: ResourceChange, gone: ReadonlySet<string>): boolean => {
  if (type !== 'AWS::Backup::BackupSelection') return false;
  const selected = at(before?.Properties, 'BackupSelection.Resources');
  return (
    referredIn(selected).some((id) => gone.has(`${stack}.${id}`)) ||
    // An ARN ends with a name, whatever stands before it.
    lastTextsIn(selected).some((text) => gone.has(text.split(/[:/]/).at(-1) ?? ''))
  );
};

/** Each text of a list, or the last part of one that is joined. */
const lastTextsIn = (value: unknown): readonly string[] =>
  listOf(value).flatMap((item) => textOf(item) ?? textOf(listOf(listOf(at(item, 'Fn::Join'))[1]).at(-1)) ?? []);

const planGone = (change: ResourceChange, gone: ReadonlySet<string>): readonly Finding[] => {
  const lost = PLANS[change.type];
  if (lost === undefined || change.action !== 'remove' || goesAlong(change, gone)) return [];
  const { stack, logicalId, type } = change;
  return [
    {
      code: 'BP506',
      verdict: 'refused',
      place: { stack, logicalId, type },
      message: `${logicalId} would go: ${lost}`,
      remedy: `keep it; or take it out in a deployment of its own, with --allow-replace ${logicalId}`,
      source: pageOf(type),
    },
  ];
};

const RULES = 'BackupPlan.BackupPlanRule';

/** Rules of a plan by their name. */
const rulesOf = (side: ResourceChange['before']): ReadonlyMap<string, JsonMap> =>
  new Map(mapsOf(at(side?.Properties, RULES)).map((rule, n) => [textOf(rule['RuleName']) ?? String(n), rule]));

/** Days that a rule keeps its backups; without a number for ever. */
const daysOf = (rule: JsonMap): number | undefined => {
  const value = at(rule, 'Lifecycle.DeleteAfterDays');
  return value === undefined ? Infinity : numberOf(value);
};

const less = (name: string, was: JsonMap, is: JsonMap | undefined): readonly string[] => {
  if (!is) return [`would make no backup by its rule ${name} any more`];
  const [from, to] = [daysOf(was), daysOf(is)];
  const continuous = (rule: JsonMap): boolean => textOf(rule['EnableContinuousBackup']) === 'true';
  const copies = (rule: JsonMap): number => listOf(rule['CopyActions']).length;
  return [
    ...(from !== undefined && to !== undefined && to < from
      ? [`would keep backups of its rule ${name} for ${long(to, 'days')} only, so far ${from === Infinity ? 'for ever' : `for ${from}`}`]
      : []),
    ...(continuous(was) && !continuous(is) ? [`could go back to no moment by its rule ${name}, but to whole backups only`] : []),
    ...(copies(is) < copies(was) ? [`would copy backups of its rule ${name} to fewer places`] : []),
  ];
};

/** A plan that makes fewer backups than before, or keeps them for less long. */
const planShorter = (change: ResourceChange): readonly Finding[] => {
  if (change.type !== PLAN || change.action !== 'change') return [];
  const now = rulesOf(change.after);
  return [...rulesOf(change.before)]
    .flatMap(([name, rule]) => less(name, rule, now.get(name)))
    .map((message) => found(change, now.size === 0 ? 'refused' : 'attention', RULES, message));
};

/** What makes backups stays, as long as what it backs up does. */
export const backupPlanRule: Rule = ({ resources }) => {
  const gone = goneIn(resources);
  return resources.flatMap((change) => [...planGone(change, gone), ...planShorter(change)]);
};
