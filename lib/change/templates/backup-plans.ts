import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, listOf, textOf } from '../reading';
import { uniqueProperties } from './names';
import { pageOf } from './pages';
import { referredIn } from './references';

/** What makes backups, and is no backup itself. */
const PLANS: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupPlan': 'no backup would be made by it any more; those that are there stay as long as they were to',
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

/** What makes backups stays, as long as what it backs up does. */
export const backupPlanRule: Rule = ({ resources }) => {
  const gone = goneIn(resources);
  return resources.flatMap((change) => planGone(change, gone));
};
