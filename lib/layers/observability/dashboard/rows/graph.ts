import { query, type DimensionValue } from '../../alarms/alarm';
import type { Metric } from '../../../../facts/metrics';
import type { PlanContext, PlanEntry } from '../../../../plan/contract';
import type { GraphWidget, Line, Row } from '../widget';

/** Lines that an eye can tell apart in one graph. Ours. */
export const LINES = 10;

/** Height of a row of graphs. */
export const GRAPH = 6;

/** A heading, and how to read what is under it. */
export const heading = (title: string, text: string): Row => ({ height: 2, widgets: [{ kind: 'text', markdown: `## ${title}\n${text}` }] });

type Graph = Omit<GraphWidget, 'kind' | 'region' | 'lines'> & Partial<Pick<GraphWidget, 'region' | 'lines'>>;

/** A graph of metrics of the region that is planned, unless another one is named. */
export const graph = (context: PlanContext, { region = context.region, lines = [], ...more }: Graph): GraphWidget => ({
  kind: 'graph',
  region,
  lines,
  ...more,
});

/** A line for a metric of the resource that these dimensions name. */
export const line = (label: string, metric: Metric, values: readonly DimensionValue[], statistic?: string): Line => ({
  label,
  query: query(metric, values, statistic === undefined ? {} : { statistic }),
});

/** The same line on the scale at the right. */
export const atRight = (of: Line): Line => ({ ...of, axis: 'right' });

export const entriesOf = ({ entries }: PlanContext, kind: string): readonly PlanEntry[] => entries.filter((e) => e.kind === kind);
