import { coordinate, svg, type SvgElement } from '../svg/node';
import { scaleOf, type Scale } from '../svg/scale';

/** Where a panel of the chart lies, in pixels. */
export interface Panel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const WIDTH = 960;
const LEFT = 76;
const RIGHT = WIDTH - 28;

/** Requests above, the parts below; legend and verdict follow. */
export const REQUESTS: Panel = { left: LEFT, right: RIGHT, top: 116, bottom: 236 };
export const PARTS: Panel = { left: LEFT, right: RIGHT, top: 290, bottom: 560 };

const HOURS = 24;
const HOURS_BETWEEN_TICKS = 3;
/** From an axis to its words. */
const LABEL_GAP = 8;
/** From a line of text to the middle of its small letters. */
const TO_MIDDLE = 4.5;

/** From hours of the day to places. */
export const hourScale = ({ left, right }: Panel): Scale => scaleOf(HOURS, left, right, HOURS / HOURS_BETWEEN_TICKS);

/** From values to heights. */
export const valueScale = (most: number, { top, bottom }: Panel, ticks: number): Scale => scaleOf(most, bottom, top, ticks);

export const line = (kind: string, from: readonly [number, number], to: readonly [number, number]): SvgElement =>
  svg('line', { class: kind, x1: from[0], y1: from[1], x2: to[0], y2: to[1] });

export const text = (content: string, x: number, y: number, kind = '', anchor: 'start' | 'middle' | 'end' = 'start'): SvgElement =>
  svg('text', { x, y, ...(kind === '' ? {} : { class: kind }), ...(anchor === 'start' ? {} : { 'text-anchor': anchor }) }, content);

/** Hours that have a line and a number. */
const tickHours = Array.from({ length: HOURS / HOURS_BETWEEN_TICKS + 1 }, (_, i) => i * HOURS_BETWEEN_TICKS);

/** Axes with their lines, numbers and words. @param tell - a value in words, with its unit */
export const axes = (panel: Panel, values: Scale, tell: (value: number) => string, title: string): readonly SvgElement[] => {
  const hours = hourScale(panel);
  const { left, right, top, bottom } = panel;
  return [
    text(title, left, top - LABEL_GAP - 4, 'head'),
    ...values.ticks.flatMap((value) => [
      line('grid', [left, values(value)], [right, values(value)]),
      text(tell(value), left - LABEL_GAP, values(value) + TO_MIDDLE, 'quiet', 'end'),
    ]),
    ...tickHours.flatMap((hour) => [
      line('axis', [hours(hour), bottom], [hours(hour), bottom + 4]),
      text(`${hour}`, hours(hour), bottom + 18, 'quiet', 'middle'),
    ]),
    line('axis', [left, bottom], [right, bottom]),
  ];
};

/** A path through points; it begins anew behind each gap. */
export const pathOf = (points: readonly (readonly [number, number] | undefined)[]): string =>
  points
    .map((point, i) => (point ? `${points[i - 1] ? 'L' : 'M'}${coordinate(point[0])} ${coordinate(point[1])}` : ''))
    .filter((step) => step !== '')
    .join('');
