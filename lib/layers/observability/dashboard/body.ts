import type { AlarmsWidget, Box, GraphWidget, Line, TextWidget } from './widget';

type Widget = AlarmsWidget | GraphWidget | TextWidget;

/** What a widget needs to know of its place in the world. */
export interface Surroundings {
  /** ARN of an alarm of the dashboard's region. */
  alarmArn(name: string): string;
  /** Text of a dimension, which may be a token. */
  dimension(value: Line['query']['dimensions'][string]): string;
}

const metricOf = ({ label, query, axis }: Line, { dimension }: Surroundings): unknown[] => [
  query.namespace,
  query.metric,
  ...Object.entries(query.dimensions).flatMap(([name, value]) => [name, dimension(value)]),
  { label, stat: query.statistic, period: query.periodSeconds, ...(axis ? { yAxis: axis } : {}) },
];

/** A search gives each line the name of the workload that it found. */
const searchOf = (expression: string, index: number): unknown[] => [
  { expression, id: `search${index + 1}`, label: "${PROP('Dim.PodName')}" },
];

const graphOf = (widget: GraphWidget, surroundings: Surroundings): object => ({
  title: widget.title,
  view: 'timeSeries',
  stacked: widget.stacked ?? false,
  region: widget.region,
  metrics: [...(widget.searches ?? []).map(searchOf), ...widget.lines.map((l) => metricOf(l, surroundings))],
  yAxis: { left: { min: 0, showUnits: false }, right: { min: 0, showUnits: false } },
  legend: { position: 'bottom' },
  ...(widget.levels && widget.levels.length > 0 ? { annotations: { horizontal: widget.levels } } : {}),
});

const propertiesOf = (widget: Widget, surroundings: Surroundings): { readonly type: string; readonly properties: object } => {
  switch (widget.kind) {
    case 'text':
      return { type: 'text', properties: { markdown: widget.markdown, background: 'transparent' } };
    case 'alarms':
      return { type: 'alarm', properties: { title: widget.title, alarms: widget.alarms.map((name) => surroundings.alarmArn(name)) } };
    case 'graph':
      return { type: 'metric', properties: graphOf(widget, surroundings) };
  }
};

/** The body of a dashboard (CloudWatch API reference, "Dashboard body structure and syntax"). */
export const dashboardBody = (widgets: readonly (Widget & Box)[], surroundings: Surroundings): object => ({
  start: '-PT6H',
  periodOverride: 'auto',
  widgets: widgets.map((widget) => {
    const { x, y, width, height } = widget;
    return { x, y, width, height, ...propertiesOf(widget, surroundings) };
  }),
});
