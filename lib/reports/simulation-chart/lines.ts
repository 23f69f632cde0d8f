import { MINUTES_PER_HOUR } from '../../capacity/units';
import type { SimulatedDay, Trace } from '../../simulation';
import { svg, type SvgElement } from '../svg/node';
import type { Scale } from '../svg/scale';
import { hourScale, line, PARTS, pathOf, text } from './frame';
import { DASHES, MOST_LINES } from './style';

/** A point of a line for so many minutes: the highest of them, so that no peak is lost. */
const MINUTES_PER_POINT = 5;
const HOURS_BETWEEN_MARKS = 4;
const MARK = 4;
/** Digits that two lines have in common if nobody can tell them apart. */
const SAME = 3;

/** One line of the chart. */
export interface ChartLine extends Pick<Trace, 'id' | 'region'> {
  readonly peak: number;
  /** A value for each point; null is out of service. */
  readonly points: readonly (number | null)[];
  /** How many others have the very same line. */
  readonly alike: number;
}

const pointsOf = (minutes: readonly (number | null)[]): readonly (number | null)[] =>
  Array.from({ length: Math.ceil(minutes.length / MINUTES_PER_POINT) }, (_, i) => {
    const of = minutes.slice(i * MINUTES_PER_POINT, (i + 1) * MINUTES_PER_POINT).filter((value) => value !== null);
    return of.length === 0 ? null : Math.max(...of);
  });

const peakOf = ({ utilisation }: Trace): number => utilisation.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);

interface Ranked {
  readonly trace: Trace;
  readonly peak: number;
  readonly broken: boolean;
}

/** The first of each that has the same key, and how many follow it. */
const firsts = <T>(values: readonly T[], keyOf: (value: T) => string): readonly { readonly value: T; readonly more: number }[] => {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups.values()].flatMap(([value, ...more]) => (value === undefined ? [] : [{ value, more: more.length }]));
};

/** What breaks, and then what is used most: of a part that is in several regions, where it is used most. What has the same line is drawn once. */
export const busiest = ({ traces, simulation: { breaks } }: SimulatedDay): readonly ChartLine[] => {
  const broken = (trace: Trace): boolean => breaks.some(({ part, region }) => part === trace.id && region === trace.region);
  const ranked: readonly Ranked[] = traces
    .map((trace) => ({ trace, peak: peakOf(trace), broken: broken(trace) }))
    .sort((a, b) => Number(b.broken) - Number(a.broken) || b.peak - a.peak);
  const lines = firsts(ranked, ({ trace }) => trace.id).map(({ value: { trace, peak } }) => ({
    id: trace.id,
    region: trace.region,
    peak,
    points: pointsOf(trace.utilisation),
  }));
  return firsts(lines, ({ points }) => points.map((point) => point?.toPrecision(SAME) ?? '').join())
    .slice(0, MOST_LINES)
    .map(({ value, more }) => ({ ...value, alike: more }));
};

/** Marks that look different without colour. */
const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) =>
    pathOf([
      [x - MARK, y - MARK],
      [x + MARK, y - MARK],
      [x + MARK, y + MARK],
      [x - MARK, y + MARK],
    ]) + 'Z',
  (x, y) =>
    pathOf([
      [x, y - MARK - 1],
      [x + MARK + 1, y + MARK],
      [x - MARK - 1, y + MARK],
    ]) + 'Z',
  (x, y) =>
    pathOf([
      [x, y - MARK - 1],
      [x + MARK + 1, y],
      [x, y + MARK + 1],
      [x - MARK - 1, y],
    ]) + 'Z',
  (x, y) =>
    pathOf([
      [x, y + MARK + 1],
      [x + MARK + 1, y - MARK],
      [x - MARK - 1, y - MARK],
    ]) + 'Z',
  (x, y) =>
    pathOf([
      [x - 2, y - MARK - 1],
      [x + 2, y - MARK - 1],
      [x + 2, y + MARK + 1],
      [x - 2, y + MARK + 1],
    ]) + 'Z',
  (x, y) =>
    pathOf([
      [x - MARK - 1, y - 2],
      [x + MARK + 1, y - 2],
      [x + MARK + 1, y + 2],
      [x - MARK - 1, y + 2],
    ]) + 'Z',
];

/** The mark of a line. */
export const markOf = (index: number, x: number, y: number): SvgElement =>
  svg('path', { class: `mark m${index}`, d: SHAPES[index]?.(x, y) ?? '' });

/** A line with its marks, each line's at other hours; what is out of service is a gap. */
export const drawLine = ({ points }: ChartLine, index: number, values: Scale, most: number): readonly SvgElement[] => {
  const hours = hourScale(PARTS);
  const hourOf = (i: number): number => ((i + 0.5) * MINUTES_PER_POINT) / MINUTES_PER_HOUR;
  const places = points.map((value, i) => (value === null ? undefined : ([hours(hourOf(i)), values(Math.min(value, most))] as const)));
  const between = (HOURS_BETWEEN_MARKS * MINUTES_PER_HOUR) / MINUTES_PER_POINT;
  const first = Math.round(((index + 0.5) * between) / MOST_LINES);
  const marks = places.flatMap((place, i) => (place && i % between === first ? [markOf(index, place[0], place[1])] : []));
  const outages = points.flatMap((value, i) =>
    value === null && points[i - 1] !== null ? [text('×', hours(hourOf(i)), values(0) - MARK, `head m${index}`, 'middle')] : [],
  );
  const path = svg('path', { class: `line s${index}`, 'stroke-dasharray': DASHES[index] ?? 'none', d: pathOf(places) });
  return [path, ...marks, ...outages];
};

/** The moment of a loss, through both panels. */
export const lossMark = (hour: number, words: string, top: number): readonly SvgElement[] => {
  const x = hourScale(PARTS)(hour);
  return [line('loss', [x, top], [x, PARTS.bottom]), text(words, x - 6, PARTS.top + 14, 'head', 'end')];
};
