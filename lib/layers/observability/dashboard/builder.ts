import type { BuildContext, Builder } from '../../../build/contract';
import { resolveDimension } from '../dimensions';
import type { DashboardSize, DashboardSpec } from './capability';
import { OperationsDashboard, type DashboardWidget } from './construct';
import type { Box, Line, Widget } from './widget';

const resolvedLine = (line: Line, context: BuildContext) => ({
  ...line,
  query: {
    ...line.query,
    dimensions: Object.fromEntries(Object.entries(line.query.dimensions).map(([name, value]) => [name, resolveDimension(value, context)])),
  },
});

/** The widget with every dimension as text. */
const resolved = (widget: Widget & Box, context: BuildContext): DashboardWidget & Box =>
  widget.kind === 'graph' ? { ...widget, lines: widget.lines.map((line) => resolvedLine(line, context)) } : widget;

export const buildDashboard: Builder<DashboardSize, DashboardSpec> = ({ spec }, context) => {
  const { dashboard } = new OperationsDashboard(context.stack('Observability'), 'Overview', {
    dashboardName: spec.name,
    widgets: spec.widgets.map((widget) => resolved(widget, context)),
  });
  context.output('Observability', 'DashboardName', dashboard.ref, 'Dashboard of the region');
};
