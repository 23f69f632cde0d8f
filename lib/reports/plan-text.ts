import type { Plan, PlanEntry } from '../plan';
import { stacksOf } from './explanation';
import { loadLines, noteLines, titleLines } from './header-text';
import { table, type Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { clip, wrap } from './layout/wrap';
import { counted, sizeText } from './quantities';

const INDENT = 4;

/** `streamflix-us-east-1-Data` → `Data`: the prefix is the same for all stacks of a region. */
const shortStacks = (plan: Plan, entry: PlanEntry): string =>
  stacksOf(entry)
    .map((stack) => stack.replace(`${plan.name}-${entry.region}-`, ''))
    .join(', ');

const COLUMNS: readonly Column[] = [{ title: 'ID' }, { title: 'ENGINE' }, { title: 'STACKS', flexible: true }];

/** Under each row its size, and the beginning of the reason: ids and sizes are too long to share a line on every terminal. */
const entryLines = (plan: Plan, sheet: Sheet): string[] => {
  const look = lookOf(sheet);
  const several = plan.regions.length > 1;
  const rows = plan.entries.map((entry) => [several ? `${entry.id} (${entry.region})` : entry.id, entry.engine, shortStacks(plan, entry)]);
  const below = (row: number): string[] => {
    const { size, reason } = plan.entries[row] as PlanEntry;
    const sizes = Object.keys(size).length > 0 ? wrap(sizeText(size), sheet.columns - INDENT) : [];
    return [...sizes, look.quiet(clip(reason, sheet.columns - INDENT))].map((line) => ' '.repeat(INDENT) + line);
  };
  return table(COLUMNS, rows, { columns: sheet.columns, title: look.heading, style: [look.id, look.engine], below });
};

const phaseLines = (plan: Plan, sheet: Sheet): string[] => {
  if (plan.phases.length < 2) return [];
  const words = plan.phases.flatMap(({ phase, reason, adds }) =>
    wrap(`${phase}. ${reason}: ${adds.join(', ')}`, sheet.columns - 2).map((line) => `  ${line}`),
  );
  return ['', lookOf(sheet).heading('Phases'), ...words];
};

const totals = (plan: Plan): string => {
  const stacks = new Set(plan.entries.flatMap(stacksOf));
  const kept = plan.entries.flatMap((e) => e.stateful);
  return `${counted(plan.entries.length, 'planned capability', 'planned capabilities')}, ${counted(kept.length, 'resource')} with data, ${counted(plan.phases.length, 'phase')}; outputs and data in ${counted(stacks.size, 'stack')} named ${plan.name}-<region>-….`;
};

/** A plan as a table: what is built with which engine, how large and why, after the load that it is made for. Ends without a line break. */
export const planText = (plan: Plan, sheet: Sheet): string =>
  [
    ...titleLines(plan, sheet),
    '',
    ...loadLines(plan, sheet),
    '',
    ...entryLines(plan, sheet),
    ...phaseLines(plan, sheet),
    ...noteLines(plan, sheet),
    '',
    ...wrap(totals(plan), sheet.columns),
    ...wrap('`strata explain <id>` tells more about each.', sheet.columns).map(lookOf(sheet).quiet),
  ].join('\n');
