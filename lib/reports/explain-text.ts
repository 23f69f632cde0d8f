import type { Alternative } from '../plan/contract';
import type { Plan } from '../plan';
import { explain, explainEngines, type EngineExplanation, type Explanation } from './explanation';
import { assumptionLines, loadLines, noteLines, titleLine } from './header-text';
import { lookOf, type Sheet } from './layout/look';
import { labelled, wrap } from './layout/wrap';
import { number, sizeText, valueText } from './quantities';
import { table } from './layout/columns';

/** Where the text behind a label begins. */
const HANG = 14;

const said = (label: string, text: string, { columns }: Sheet): string[] =>
  text === '' ? [] : labelled(label, text, { indent: 2, hang: HANG, columns });

/** A verdict, with its threshold where the sentence does not name it already. */
const verdict = ({ engine, verdict: text, threshold }: Alternative): string => {
  const named = threshold === undefined || (text.includes(threshold.metric) && text.includes(number(threshold.value)));
  return `${engine}: ${text}${named ? '' : ` (${threshold.metric} ≥ ${number(threshold.value)})`}`;
};

const considered = (alternatives: readonly Alternative[], sheet: Sheet): string[] =>
  alternatives.flatMap((alternative, i) => said(i === 0 ? 'considered' : '', verdict(alternative), sheet));

const heading = (id: string, engine: string, sheet: Sheet, more = ''): string => {
  const look = lookOf(sheet);
  return `${look.id(id)} → ${look.engine(engine)}${more ? look.quiet(` ${more}`) : ''}`;
};

const brief = (plan: Plan, e: Explanation, sheet: Sheet): string[] => [
  heading(e.id, e.engine, sheet, plan.regions.length > 1 ? e.region : ''),
  ...said('why', e.reason, sheet),
  ...said('size', sizeText(e.size), sheet),
  ...considered(e.considered, sheet),
];

const engineLines = (e: EngineExplanation, sheet: Sheet): string[] => [
  heading(e.id, e.engine, sheet),
  ...said('why', e.reason, sheet),
  ...said('in', e.carriedBy.join(', '), sheet),
  ...said('moving from', e.migrateFrom ?? '', sheet),
  ...considered(e.considered, sheet),
];

const section = (title: string, blocks: readonly (readonly string[])[], sheet: Sheet): string[] =>
  blocks.length === 0 ? [] : ['', lookOf(sheet).heading(title), ...blocks.flatMap((lines) => ['', ...lines])];

/** Why everything is as it is: the load, the engine of each store and stream, and each planned capability. Ends without a line break. */
export const explainText = (plan: Plan, sheet: Sheet): string =>
  [
    titleLine(plan, sheet),
    '',
    ...loadLines(plan, sheet),
    ...section(
      'Engines of stores, streams and processors',
      explainEngines(plan).map((e) => engineLines(e, sheet)),
      sheet,
    ),
    ...section(
      'Capabilities',
      explain(plan).map((e) => brief(plan, e, sheet)),
      sheet,
    ),
    ...noteLines(plan, sheet),
  ].join('\n');

const sizeLines = (e: Explanation, sheet: Sheet): string[] => {
  const fields = Object.entries(e.size);
  if (fields.length === 0) return [];
  const rows = fields.map(([field, value]) => [
    field,
    valueText(value),
    e.real && field in e.real ? `unscaled ${valueText(e.real[field])}` : '',
  ]);
  const [first = fields[0]] = fields;
  const how = `Each can be set in the blueprint, such as overrides: { ${e.id}: { ${first?.[0] ?? ''}: ${valueText(first?.[1])} } }.`;
  return [
    '',
    lookOf(sheet).heading('Size'),
    ...table([{ title: '' }, { title: '' }, { title: '' }], rows, { columns: sheet.columns, indent: 2 }),
    ...wrap(how, sheet.columns - 2).map((l) => lookOf(sheet).quiet(`  ${l}`)),
  ];
};

const listed = (title: string, items: readonly string[], sheet: Sheet): string[] =>
  items.length === 0 ? [] : ['', lookOf(sheet).heading(title), ...items.map((item) => `  ${item}`)];

const consideredLines = (alternatives: readonly Alternative[], sheet: Sheet): string[] => {
  if (alternatives.length === 0) return [];
  const text = alternatives.flatMap((a) => wrap(verdict(a), sheet.columns - 4).map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`));
  return ['', lookOf(sheet).heading('Considered instead'), ...text];
};

const whole = (e: Explanation, sheet: Sheet): string[] => [
  `${heading(e.id, e.engine, sheet)} · layer ${e.layer} · ${e.region}${e.phase > 1 ? ` · from phase ${e.phase} on` : ''}`,
  '',
  ...wrap(e.reason, sheet.columns - 2).map((line) => `  ${line}`),
  ...consideredLines(e.considered, sheet),
  ...sizeLines(e, sheet),
  ...listed(
    'Keeps data in',
    e.stateful.map(({ stack, logicalId, type }) => `${stack}: ${logicalId} (${type})`),
    sheet,
  ),
  ...listed('Outputs after deploy', e.outputs, sheet),
  ...listed('Needs', e.needs, sheet),
  ...listed('Needed by', e.neededBy, sheet),
];

/**
 * Everything that the plan says about one id: an entry in each region, and the choice of engine where the id is that of a store, stream
 * or processor. Empty when there is no such id. Ends without a line break.
 */
export const explainIdText = (plan: Plan, id: string, sheet: Sheet): string => {
  const engines = explainEngines(plan).filter((e) => e.id === id);
  const carried = engines.flatMap((e) => e.carriedBy);
  const entries = explain(plan).filter((e) => e.id === id || carried.includes(e.id));
  if (engines.length === 0 && entries.length === 0) return '';
  const blocks = [...engines.map((e) => engineLines(e, sheet)), ...entries.map((e) => whole(e, sheet))];
  return [...blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])), ...assumptionLines(plan, sheet)].join('\n');
};
