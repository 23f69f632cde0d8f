import { stringify } from 'yaml';
import { printable } from '../diagnostics/printable';
import type { Alternative } from '../plan/contract';
import type { Plan } from '../plan';
import { explain, explainEngines, type EngineExplanation, type Explanation } from './explanation';
import { assumptionLines, loadLines, noteLines, titleLines } from './header-text';
import { lookOf, type Sheet } from './layout/look';
import { item, labelled, wrap } from './layout/wrap';
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

const engineLines = (e: EngineExplanation, sheet: Sheet, alternatives = e.considered): string[] => [
  heading(e.id, e.engine, sheet),
  ...said('why', e.reason, sheet),
  ...said('carried by', e.carriedBy.join(', '), sheet),
  ...said('moving from', e.migrateFrom ?? '', sheet),
  ...considered(alternatives, sheet),
];

/** What was considered for a store is often said again by the entry that carries it; in a list of all, once is enough. */
const onlyHere = (e: EngineExplanation, entries: readonly Explanation[]): readonly Alternative[] => {
  const elsewhere = entries.filter(({ id }) => e.carriedBy.includes(id)).flatMap((entry) => entry.considered.map((a) => JSON.stringify(a)));
  return e.considered.filter((a) => !elsewhere.includes(JSON.stringify(a)));
};

const section = (title: string, blocks: readonly (readonly string[])[], sheet: Sheet): string[] =>
  blocks.length === 0 ? [] : ['', lookOf(sheet).heading(title), ...blocks.flatMap((lines) => ['', ...lines])];

/** Why everything is as it is: the load, the engine of each store and stream, and each planned capability. Ends without a line break. */
export const explainText = (plan: Plan, sheet: Sheet): string => {
  const entries = explain(plan);
  return [
    ...titleLines(plan, sheet),
    '',
    ...loadLines(plan, sheet),
    ...section(
      'Engines of stores, streams and processors',
      explainEngines(plan).map((e) => engineLines(e, sheet, onlyHere(e, entries))),
      sheet,
    ),
    ...section(
      'Capabilities',
      entries.map((e) => brief(plan, e, sheet)),
      sheet,
    ),
    ...noteLines(plan, sheet),
  ].join('\n');
};

const sizeLines = (e: Explanation, sheet: Sheet): string[] => {
  const [first, ...more] = Object.entries(e.size);
  if (!first) return [];
  const rows = [first, ...more].map(([field, value]) => [
    field,
    valueText(value),
    e.real && field in e.real ? `unscaled ${valueText(e.real[field])}` : '',
  ]);
  const how = ['Other sizes are set in the blueprint:', '  overrides:', `    ${e.id}: { ${first[0]}: ${valueText(first[1])} }`];
  return [
    '',
    lookOf(sheet).heading('Size'),
    ...table([{ title: '' }, { title: '' }, { title: '' }], rows, { columns: sheet.columns, indent: 2 }),
    ...how.map((line) => `  ${lookOf(sheet).quiet(line)}`),
  ];
};

const listed = (title: string, items: readonly string[], sheet: Sheet): string[] =>
  items.length === 0 ? [] : ['', lookOf(sheet).heading(title), ...items.flatMap((text) => item(text, sheet.columns))];

const specLines = ({ spec }: Explanation, sheet: Sheet): string[] => {
  if (Object.keys(spec).length === 0) return [];
  const lines = stringify(spec, { lineWidth: sheet.columns - 2 })
    .trimEnd()
    .split('\n')
    .map(printable);
  return ['', lookOf(sheet).heading('What is built'), ...lines.map((line) => `  ${line}`)];
};

const whole = (e: Explanation, sheet: Sheet): string[] => [
  heading(e.id, e.engine, sheet),
  lookOf(sheet).quiet(`layer ${e.layer} · ${e.region}${e.phase > 1 ? ` · from phase ${e.phase} on` : ''}`),
  '',
  ...wrap(e.reason, sheet.columns - 2).map((line) => `  ${line}`),
  ...listed('Considered instead', e.considered.map(verdict), sheet),
  ...sizeLines(e, sheet),
  ...listed(
    'Keeps data in',
    e.stateful.map(({ stack, logicalId, type }) => `${logicalId} (${type}) in ${stack}`),
    sheet,
  ),
  ...listed('Outputs after deploy', e.outputs, sheet),
  ...listed('Needs', e.needs, sheet),
  ...listed('Needed by', e.neededBy, sheet),
  ...specLines(e, sheet),
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
