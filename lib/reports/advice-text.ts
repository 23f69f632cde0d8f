import { amount, type Advice, type Pain } from '../advise';
import type { Finding } from '../capacity';
import { grouped } from '../diagnostics/grouped';
import { SIZEABLE_FLOORS } from '../facts/assumptions';
import type { BreakEvenName } from '../facts/break-evens';
import { table, type Column } from './layout/columns';
import { lookOf, type Look, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { cents, dollars } from './money';
import { counted, number } from './quantities';

/** Components of a bill that are worth a line of their own. */
const LINES = 7;

/** USD a month from which on cents say nothing. */
const WHOLE_FROM = 1_000;

const ENGINES: readonly Column[] = [{ title: 'FOR' }, { title: 'RUN' }, { title: 'WHY', flexible: true }];

const PAINS: readonly Column[] = [
  { title: 'FOR' },
  { title: 'NOW', align: 'right' },
  { title: 'FROM', align: 'right' },
  { title: 'USERS THEN', align: 'right' },
  { title: 'TAKE', flexible: true },
];

/** Numbers of the break-evens that are cited, in the order in which they stand on the page. */
const references = ({ engines, notYet }: Advice): readonly BreakEvenName[] => [
  ...new Set([...engines, ...notYet].flatMap(({ cites }) => cites)),
];

/** `… [1]` */
const withCites = (text: string, cites: readonly BreakEvenName[], known: readonly BreakEvenName[]): string =>
  [text, ...cites.map((name) => `[${known.indexOf(name) + 1}]`)].join(' ');

/** `[1] Netflix service-capacity-modeling 0.3.212 (2026-11-23): …` */
const referenceLines = ({ cited }: Advice, known: readonly BreakEvenName[], sheet: Sheet): string[] =>
  known.flatMap((name, i) => {
    const of = cited[name];
    if (!of) return [];
    const who = of.source === 'ours' ? 'Ours' : `${of.source} (${of.asOf})`;
    return item(`${who}: ${of.says}`, sheet.columns, `  [${i + 1}] `);
  });

/** Nobody has measured the rest of the digits. */
const DIGITS = 3;

const about = (value: number): string => (value < 1 ? number(value) : grouped(Number(value.toPrecision(DIGITS)), value < 10 ? 1 : 0));

const paragraph = (text: string, sheet: Sheet): string[] => wrap(text, sheet.columns - 2).map((line) => `  ${line}`);

const section = (title: string, lines: readonly string[], look: Look): string[] =>
  lines.length === 0 ? [] : ['', look.heading(title), ...lines];

const demandLine = ({ demand }: Advice): string => {
  const { requests, events, streams, writes } = demand;
  const watching = streams.peak >= 1 ? `, with ${about(streams.peak)} people watching at once` : '';
  return `At the peak that is ${about(requests.peak)} requests and ${about(writes.peak)} writes a second${watching}; ${about(events.average)} events a second on average.`;
};

const assumedLine = ({ assumed, tier }: Advice): string[] =>
  assumed.length === 0 ? [] : [`Nobody said ${assumed.join(', ')}: they are what the users of the ${tier} tier do.`];

/** `; $2,791 of it are floors, …`, where they are a sizeable part of what the model comes to. */
const floorsOf = ({ byModel, byLoad }: Advice['cost']): string =>
  byModel - byLoad >= byModel * SIZEABLE_FLOORS
    ? `; ${dollars(byModel - byLoad)} of it are floors: machines that stand there however small the load`
    : '';

/** How far the money rests on prices of the user's own. */
const ownPricesText = ({ ownPrices }: Advice['cost']): string[] => {
  if (!ownPrices) return [];
  const { source, asOf, given, used } = ownPrices;
  return [`${used} of the ${counted(given, 'price')} of your own file stand${used === 1 ? 's' : ''} on it: ${source}, as of ${asOf}.`];
};

const costHead = ({ cost, tier }: Advice): string => {
  const { from, monthly, hourly, byModel, prices, unpriced } = cost;
  const missing =
    unpriced === 0 ? '' : ` ${counted(unpriced, 'item has', 'items have')} no price, and ${unpriced === 1 ? 'is' : 'are'} not in it.`;
  const sum = `${dollars(monthly)} a month, ${dollars(hourly)} an hour`;
  return from === 'plan'
    ? `${sum}: the stock blueprint of the ${tier} tier, planned for this load, at the list prices of ${prices}.${missing} The model of a whole platform, with the engines above, comes to ${dollars(byModel)}${floorsOf(cost)}. By layer:`
    : `${sum}, by the model of a whole platform, at the list prices of ${prices}${floorsOf(cost)}.${missing} By system:`;
};

const costLines = (advice: Advice, sheet: Sheet): string[] => {
  const { monthly, notIncluded } = advice.cost;
  const parts = advice.cost.parts.filter((one) => one.monthly > 0);
  const [named, rest] = [parts.slice(0, LINES), parts.slice(LINES)];
  // Cents only where they are all there is.
  const money = (usd: number): string => (monthly < WHOLE_FROM ? cents(usd) : `$${grouped(usd)}`);
  const others = { part: 'everything else', monthly: rest.reduce((sum, one) => sum + one.monthly, 0) };
  const rows = [...named, ...(rest.length > 0 ? [others] : [])].map((one) => [`  ${one.part}`, money(one.monthly)]);
  return [
    ...paragraph(costHead(advice), sheet),
    ...table([{ title: '' }, { title: '', align: 'right' }], rows, { columns: sheet.columns, indent: 2 }),
    ...ownPricesText(advice.cost).flatMap((text) => paragraph(text, sheet)),
    ...paragraph(`Not in it: ${notIncluded.join('; ')}.`, sheet),
  ];
};

const painRow = ({ kind, metric, now, from, then, reached, users }: Pain): readonly string[] => [
  kind,
  amount(metric, now),
  amount(metric, from),
  reached ? 'reached' : users === undefined ? '' : about(users),
  then,
];

const nextLines = (advice: Advice, sheet: Sheet): string[] => {
  const { pains, next, cost } = advice;
  const rows = pains.map(painRow);
  return [
    ...(rows.length > 0 ? table(PAINS, rows, { columns: sheet.columns, indent: 2, title: lookOf(sheet).quiet }) : []),
    ...(next
      ? paragraph(
          `The ${next.tier} tier is for more than ${grouped(next.fromUsers)} users; for this load it would cost ${dollars(next.monthly)} a month in place of ${dollars(cost.byModel)}, by the model.`,
          sheet,
        )
      : paragraph('There is no larger tier.', sheet)),
  ];
};

const limitText = ({ what, need, limit, unit, bites, fromUsers, remedy }: Finding): string => {
  const at = bites || fromUsers === undefined ? '' : `, reached at ${about(fromUsers)} users`;
  return `${what}: ${grouped(need)} of ${grouped(limit)} ${unit}${at}${bites ? `: ${remedy}` : ''}`;
};

/** Limits that bite first, then the nearest. */
const limitLines = ({ limits }: Advice, sheet: Sheet): string[] =>
  limits.toSorted((a, b) => Number(b.bites) - Number(a.bites)).flatMap((limit) => item(limitText(limit), sheet.columns));

/** Advice as a page of a terminal. Ends without a line break. */
export const adviceText = (advice: Advice, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const { tier, why, built, facts, engines, notYet, doubts } = advice;
  const known = references(advice);
  const engineRows = engines.map((one) => [one.kind, one.engine, withCites(one.why, one.cites, known)]);
  return [
    look.heading(
      `${grouped(facts.subscribers)} ${facts.subscribers === 1 ? 'user' : 'users'}: the ${tier} tier, in ${facts.regions.join(', ')}`,
    ),
    ...paragraph([...why.map((reason) => `${reason}.`), demandLine(advice), ...assumedLine(advice)].join(' '), sheet),
    ...(built ? [] : paragraph(`This version of Strata does not build the ${tier} tier yet.`, sheet)),
    ...section(
      'Is that right?',
      doubts.flatMap((doubt) => item(doubt, sheet.columns)),
      look,
    ),
    ...section('What to run', table(ENGINES, engineRows, { columns: sheet.columns, indent: 2, title: look.quiet }), look),
    ...section('What it costs', costLines(advice, sheet), look),
    ...section('What would justify the next step', nextLines(advice, sheet), look),
    ...section(
      'What not to build yet',
      notYet.flatMap(({ what, why: reason, cites }) => item(withCites(`${what}: ${reason}`, cites, known), sheet.columns)),
      look,
    ),
    ...section('Limits of AWS, in each region', limitLines(advice, sheet), look),
    ...section('Break-evens', referenceLines(advice, known, sheet), look),
  ].join('\n');
};
