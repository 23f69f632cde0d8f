import { width } from '../diagnostics/printable';
import type { Breakage, PartDay, Simulation } from '../simulation';
import { table, type Column } from './layout/columns';
import { lookOf, type Look, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { counted } from './quantities';
import { amount, heldWords, loadWords, lossWords, percent, placeWords, reasonWords } from './simulation-words';
import { NOTHING, OUT, OVER, sparkline } from './sparkline';

const COLUMNS: readonly Column[] = [
  { title: 'PART' },
  { title: 'PEAK', align: 'right' },
  { title: 'AT' },
  { title: 'AVERAGE', align: 'right' },
  { title: '0 h     6       12       18' },
  { title: 'SLOWER', align: 'right' },
];

/** Between two columns of a table. */
const GAP = 2;

/** The first column gives way where the sheet is too narrow: its beginning tells enough. */
const fitting = (rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] => {
  const widths = COLUMNS.map(({ title }, i) => Math.max(width(title), ...rows.map((row) => width(row[i] ?? ''))));
  const room = columns - widths.slice(1).reduce((sum, w) => sum + w + GAP, 0);
  return rows.map(([text = '', ...rest]) => [width(text) > room ? `${text.slice(0, room - 1)}…` : text, ...rest]);
};

const rowOf = ({ id, peakUtilisation, peakTime, averageUtilisation, hours, slowdown }: PartDay): readonly string[] => [
  `  ${id}`,
  percent(peakUtilisation),
  peakUtilisation > 0 ? peakTime : '',
  percent(averageUtilisation),
  sparkline(hours.map(({ utilisation }) => utilisation)),
  slowdown === null ? '' : `${slowdown.toFixed(1)}×`,
];

const minutes = (value: number): string => counted(value, 'minute');

const refusedWords = ({ arrived, refused, interrupted }: PartDay): string[] => {
  if (arrived === null || refused === null || refused === 0) return [];
  const all = `refuses ${percent(refused / arrived)} of the day`;
  return [interrupted === refused ? `${all}, until something takes over` : all];
};

const waitingWords = ({ largestBacklog, drainedTime, unit, lost }: PartDay): string[] => {
  if (largestBacklog === null || largestBacklog === 0) return [];
  const most = `up to ${amount(largestBacklog)} ${unit.replace('/s', '')} wait`;
  const end = drainedTime === null ? `${most}, some still at midnight` : `${most}, until ${drainedTime}`;
  return [lost !== null && lost > 0 ? `${end}; ${amount(lost)} are lost` : end];
};

/** What is worth a line under its row. */
const remarksOf = (part: PartDay): string => {
  const { downMinutes, interruptedMinutes, saturatedHours } = part;
  return [
    ...(downMinutes > 0 ? [`out of service for ${minutes(downMinutes)}`] : []),
    ...(downMinutes === 0 && interruptedMinutes > 0 ? [`short of something for ${minutes(interruptedMinutes)}`] : []),
    ...(saturatedHours > 0 ? [`full for ${minutes(Math.round(saturatedHours * 60))}`] : []),
    ...refusedWords(part),
    ...waitingWords(part),
  ].join('; ');
};

const tableLines = ({ parts, regions }: Simulation, sheet: Sheet, look: Look): string[] => {
  const rows = regions.flatMap((region) => {
    const own = parts.filter((part) => part.region === region).sort((a, b) => b.peakUtilisation - a.peakUtilisation);
    return [{ cells: [region], remarks: '' }, ...own.map((part) => ({ cells: rowOf(part), remarks: remarksOf(part) }))];
  });
  const cells = fitting(
    rows.map((row) => row.cells),
    sheet.columns,
  );
  const below = (row: number): string[] => {
    const remarks = rows[row]?.remarks ?? '';
    return remarks === '' ? [] : wrap(remarks, sheet.columns - 4).map((line) => `    ${look.quiet(line)}`);
  };
  return table(COLUMNS, cells, { columns: sheet.columns, title: look.heading, below });
};

const breakLines = (breakage: Breakage, sheet: Sheet): string[] =>
  [`${reasonWords(breakage)}.`, `Prevented by: ${breakage.remedy}.`].flatMap((text) =>
    wrap(text, sheet.columns - 2).map((line) => `  ${line}`),
  );

/** Parts that break later, not each with its story. */
const laterLines = (later: readonly Breakage[], several: boolean, sheet: Sheet): string[] => {
  if (later.length === 0) return [];
  const listed = later.map(({ part, region, time }) => `${part} (${several ? `${region}, ` : ''}${time})`);
  return wrap(`So do: ${listed.join(', ')}.`, sheet.columns - 2).map((line) => `  ${line}`);
};

const verdictLines = ({ breaks, headroom, load, regions }: Simulation, sheet: Sheet, look: Look): string[] => {
  const [first, ...later] = breaks;
  if (first)
    return [
      ...wrap(`First to break: ${placeWords(first)}`, sheet.columns).map((line) => look.heading(line)),
      ...breakLines(first, sheet),
      ...laterLines(later, regions.length > 1, sheet),
    ];
  const held = heldWords({ headroom, load });
  if (!headroom) return [look.heading(held)];
  return [...wrap(held, sheet.columns).map((line) => look.heading(line)), ...breakLines(headroom.first, sheet)];
};

const headLines = (simulation: Simulation, sheet: Sheet, look: Look): string[] => {
  const { name, tier, profile, regions, basis, requests, seed, loss } = simulation;
  const most = Math.max(...requests);
  const average = requests.reduce((sum, of) => sum + of, 0) / Math.max(1, requests.length);
  return [
    `${look.heading(name)} · ${tier} · ${profile} · ${regions.join(', ')}`,
    ...(basis === 'model' ? wrap(MODEL, sheet.columns) : []),
    ...wrap(
      `A day with ${loadWords(simulation)}: ${amount(average)} requests a second on average, ${amount(most)} in the busiest hour.`,
      sheet.columns,
    ),
    ...(loss ? wrap(`${lossWords(loss, regions)}.`, sheet.columns) : []),
    `Requests  ${sparkline(requests.map((of) => (most > 0 ? of / most : 0)))}  0 to 23 h in ${regions[0] ?? ''}; seed ${seed}`,
  ];
};

const MODEL =
  'This version does not build this tier: it is no plan that is simulated, but the fleet that the capacity model sizes for the load, with quotas raised as far as it asks for.';

const LEGEND =
  `A bar for each hour is the share of the part that is used: ${NOTHING} nothing, ▁ to █ up to all of it, ${OVER} more comes than it has, ${OUT} out of service. ` +
  'SLOWER: how many times its usual time an answer takes at the peak, since servers are busy.';

const SIDE_BY_SIDE = 'Parts stand side by side here: what one refuses, the others get nevertheless. Nobody tries again.';

const unseenWords = ({ notSimulated }: Simulation): string =>
  notSimulated.length === 0 ? '' : ` Not simulated, since AWS scales it or nothing says what it takes: ${notSimulated.join(', ')}.`;

/** A day as a table of parts, with what breaks first or how far the load could grow. Ends without a line break. */
export const simulationText = (simulation: Simulation, sheet: Sheet): string => {
  const look = lookOf(sheet);
  return [
    ...headLines(simulation, sheet, look),
    '',
    ...tableLines(simulation, sheet, look),
    '',
    ...verdictLines(simulation, sheet, look),
    '',
    ...[LEGEND, SIDE_BY_SIDE + unseenWords(simulation)].flatMap((text) => item(text, sheet.columns)),
  ].join('\n');
};
