import type { Plan } from '../plan';
import { item, wrap } from './layout/wrap';
import { lookOf, type Sheet } from './layout/look';
import { table } from './layout/columns';
import { loadFacts } from './load-facts';
import { number } from './quantities';

/** The first line of a report: which platform this is. */
export const titleLines = ({ name, tier, profile, regions, kubernetes, arch }: Plan, sheet: Sheet): string[] => {
  const [first = '', ...rest] = wrap(
    `${name} · ${tier} · ${profile} · ${regions.join(', ')} · Kubernetes ${kubernetes} on ${arch}`,
    sheet.columns,
  );
  return [lookOf(sheet).heading(name) + first.slice(name.length), ...rest];
};

/** The facts about the business, with those that nobody stated marked, and the rates that follow. */
export const loadLines = (plan: Plan, sheet: Sheet): string[] => {
  const look = lookOf(sheet);
  const { load } = plan;
  const rows = loadFacts(plan).map(({ fact, value, source, meaning }) => [fact, number(value), source, meaning]);
  const rates = `That is ${number(load.averageRps)} requests a second on average and ${number(load.peakRps)} at the peak; ${number(load.averageEventsPerSecond)} and ${number(load.peakEventsPerSecond)} events a second.`;
  const columns = [{ title: '' }, { title: '', align: 'right' as const }, { title: '' }, { title: '', flexible: true }];
  return [
    look.heading('Load'),
    ...table(columns, rows, {
      columns: sheet.columns,
      indent: 2,
      style: [undefined, undefined, (t) => (t.startsWith('assumed') ? look.engine(t) : t), look.quiet],
    }),
    ...wrap(rates, sheet.columns - 2).map((line) => `  ${line}`),
    ...(load.assumed.length > 0
      ? wrap(`“assumed” are the ${plan.tier} tier's defaults: write your own numbers under load.`, sheet.columns - 2).map(
          (line) => `  ${look.quiet(line)}`,
        )
      : []),
  ];
};

/** The facts of the load in a paragraph: those that the blueprint states, and those that the tier assumes. */
export const assumptionLines = (plan: Plan, sheet: Sheet): string[] => {
  const facts = loadFacts(plan);
  const text = (source: string): string =>
    facts
      .filter((f) => f.source === source)
      .map(({ fact, value }) => `${fact} ${number(value)}`)
      .join(', ');
  const stated = text('blueprint');
  const assumed = text('assumed');
  const lines = [
    ...(stated ? [`From the blueprint: ${stated}.`] : []),
    ...(assumed ? [`Assumed by the ${plan.tier} tier: ${assumed}.`] : []),
  ];
  return [
    '',
    lookOf(sheet).heading('Load that the sizes are made for'),
    ...lines.flatMap((line) => wrap(line, sheet.columns - 2).map((l) => `  ${l}`)),
  ];
};

/** What the reader should know and no key is wrong about. */
export const noteLines = (plan: Plan, sheet: Sheet): string[] => {
  if (plan.notes.length === 0) return [];
  return ['', lookOf(sheet).heading('Notes'), ...plan.notes.flatMap((note) => item(note, sheet.columns))];
};
