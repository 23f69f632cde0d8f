import { MINUTES_PER_HOUR } from '../../capacity/units';
import type { SimulatedDay, Simulation } from '../../simulation';
import { wrap } from '../layout/wrap';
import { amount, heldWords, loadWords, lossWords, percent, placeWords, reasonWords } from '../simulation-words';
import { svg, svgText, type SvgElement } from '../svg/node';
import { axes, hourScale, line, PARTS, pathOf, REQUESTS, text, valueScale, WIDTH } from './frame';
import { busiest, drawLine, lossMark, markOf, type ChartLine } from './lines';
import { DASHES, STYLE } from './style';

const MARGIN = 24;
const LINE_HEIGHT = 20;
/** Characters of the chart's type in a line. */
const CHARACTERS = 125;
/** What is used is drawn up to here: all of it, and a little more; what is far beyond ends at the upper edge. */
const LEAST_TOP = 1.2;
const MOST_TOP = 2;
const REQUEST_TICKS = 4;
const SHARE_TICKS = 6;
const LEGEND_COLUMNS = 2;
const SAMPLE = 36;

/** The verdict: its first sentence, and what more there is to say. */
const verdict = (simulation: Simulation): readonly [first: string, more: string] => {
  const {
    breaks: [first],
    headroom,
  } = simulation;
  if (first) return [`First to break: ${placeWords(first)}`, `${reasonWords(first)}. Prevented by: ${first.remedy}.`];
  return [heldWords(simulation), headroom ? `Prevented by: ${headroom.first.remedy}.` : ''];
};

const headOf = (simulation: Simulation): readonly SvgElement[] => {
  const { name, tier, profile, regions, loss, seed, basis } = simulation;
  const lines = [
    `A day with ${loadWords(simulation)}; seed ${seed}${basis === 'model' ? '; sized by the capacity model, not planned' : ''}`,
    ...(loss ? [lossWords(loss, regions)] : []),
  ];
  return [
    text(`${name} · ${tier} · ${profile} · ${regions.join(', ')}`, MARGIN, MARGIN + 8, 'title'),
    ...lines.map((words, i) => text(words, MARGIN, MARGIN + 30 + i * LINE_HEIGHT, 'quiet')),
  ];
};

const requestsPanel = (requests: readonly number[]): readonly SvgElement[] => {
  const values = valueScale(
    requests.reduce((most, value) => Math.max(most, value), 0),
    REQUESTS,
    REQUEST_TICKS,
  );
  const hours = hourScale(REQUESTS);
  const places = requests.map((value, i) => [hours(i / MINUTES_PER_HOUR), values(value)] as const);
  const path = pathOf(places);
  const last = places.at(-1)?.[0] ?? REQUESTS.left;
  return [
    ...axes(REQUESTS, values, amount, 'Requests a second, of all regions'),
    svg('path', {
      class: 'area',
      d: `${path}${pathOf([
        [last, REQUESTS.bottom],
        [REQUESTS.left, REQUESTS.bottom],
      ]).replace('M', 'L')}Z`,
    }),
    svg('path', { class: 'load', d: path }),
  ];
};

const partsPanel = (lines: readonly ChartLine[]): readonly SvgElement[] => {
  const highest = lines.reduce((most, { peak }) => Math.max(most, peak), 0);
  const top = Math.min(MOST_TOP, Math.max(LEAST_TOP, highest * 1.05));
  const values = valueScale(top, PARTS, SHARE_TICKS);
  const all = values(1);
  return [
    svg('rect', { class: 'over', x: PARTS.left, y: PARTS.top, width: PARTS.right - PARTS.left, height: all - PARTS.top }),
    ...axes(PARTS, values, percent, 'Used of the busiest parts (a gap behind ×: out of service)'),
    line('all', [PARTS.left, all], [PARTS.right, all]),
    text('all of it', PARTS.left + 6, all - 6, 'quiet'),
    ...lines.flatMap((one, i) => drawLine(one, i, values, top)),
  ];
};

const legendOf = (lines: readonly ChartLine[], several: boolean, top: number): readonly SvgElement[] =>
  lines.flatMap(({ id, region, peak, alike }, i) => {
    const x = MARGIN + (i % LEGEND_COLUMNS) * ((WIDTH - 2 * MARGIN) / LEGEND_COLUMNS);
    const y = top + Math.floor(i / LEGEND_COLUMNS) * LINE_HEIGHT;
    const sample = {
      class: `line s${i}`,
      'stroke-dasharray': DASHES[i] ?? 'none',
      d: pathOf([
        [x, y - 4],
        [x + SAMPLE, y - 4],
      ]),
    };
    return [
      svg('path', sample),
      markOf(i, x + SAMPLE / 2, y - 4),
      text(`${id}${several ? ` (${region})` : ''}${alike > 0 ? ` and ${alike} alike` : ''}: up to ${percent(peak)}`, x + SAMPLE + 8, y),
    ];
  });

/** A day as a drawing: the load, and how full the busiest parts get, hour by hour. Self-contained, for light and for dark backgrounds. */
export const simulationChart = (day: SimulatedDay): string => {
  const { simulation, requests } = day;
  const { regions, loss, name } = simulation;
  const lines = busiest(day);
  const legendTop = PARTS.bottom + 66;
  const verdictTop = legendTop + Math.ceil(lines.length / LEGEND_COLUMNS) * LINE_HEIGHT + 12;
  const [first, more] = verdict(simulation);
  const words = [first, ...(more === '' ? [] : wrap(more, CHARACTERS))];
  const height = verdictTop + words.length * LINE_HEIGHT + 8;
  const drawing = svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'img' },
    svg('title', {}, `${name}: a simulated day`),
    svg('desc', {}, `${first}. ${more}`.trim()),
    svg('style', {}, STYLE),
    svg('rect', { class: 'paper', x: 0, y: 0, width: WIDTH, height }),
    ...headOf(simulation),
    ...requestsPanel(requests),
    ...partsPanel(lines),
    text(`Hour of the day in ${regions[0] ?? ''}`, (PARTS.left + PARTS.right) / 2, PARTS.bottom + 36, 'quiet', 'middle'),
    ...(loss ? lossMark(loss.hour, loss.kind === 'region' ? `${loss.region} lost` : `zone ${loss.zone} lost`, REQUESTS.top) : []),
    ...legendOf(lines, regions.length > 1, legendTop),
    ...words.map((one, i) => text(one, MARGIN, verdictTop + i * LINE_HEIGHT, i === 0 ? 'head' : '')),
  );
  return `${svgText(drawing)}\n`;
};
