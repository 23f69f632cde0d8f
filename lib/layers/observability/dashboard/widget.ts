import type { MetricQuery } from '../alarms/alarm';

/** A place on the dashboard: 24 columns; a unit of height is about 50 pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of a graph. */
export interface Line {
  readonly label: string;
  readonly query: MetricQuery;
  /** On a scale of its own, at the right. @default the left one */
  readonly axis?: 'right';
}

export interface TextWidget {
  readonly kind: 'text';
  readonly markdown: string;
}

/** Lights of alarms. */
export interface AlarmsWidget {
  readonly kind: 'alarms';
  readonly title: string;
  /** Names of alarms of the same region, at most 100. */
  readonly alarms: readonly string[];
}

export interface GraphWidget {
  readonly kind: 'graph';
  readonly title: string;
  /** Region of the metrics, which need not be that of the dashboard. */
  readonly region: string;
  readonly lines: readonly Line[];
  /** Search expressions, each of which gives a line for every resource that it finds. @default none */
  readonly searches?: readonly string[];
  /** Levels to compare with. @default none */
  readonly levels?: readonly { readonly label: string; readonly value: number }[];
  readonly stacked?: boolean;
}

export type Widget = TextWidget | AlarmsWidget | GraphWidget;

/** Widgets side by side, equally wide. */
export interface Row<W = Widget> {
  readonly height: number;
  readonly widgets: readonly W[];
}

const COLUMNS = 24;

/** Puts rows under one another. Columns that do not divide evenly go to the last widget. */
export const layout = <W = Widget>(rows: readonly Row<W>[]): readonly (W & Box)[] => {
  let y = 0;
  return rows.flatMap(({ height, widgets }) => {
    const width = Math.floor(COLUMNS / widgets.length);
    const placed = widgets.map((widget, i) => ({
      ...widget,
      x: i * width,
      y,
      width: i === widgets.length - 1 ? COLUMNS - i * width : width,
      height,
    }));
    y += height;
    return placed;
  });
};

/** Groups of at most `size`, in order. */
export const inGroupsOf = <T>(size: number, items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
