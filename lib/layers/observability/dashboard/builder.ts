import type { Builder } from '../../../build/contract';
import { resolveDimension } from '../dimensions';
import type { DashboardSize, DashboardSpec } from './capability';
import { OperationsDashboard } from './construct';

export const buildDashboard: Builder<DashboardSize, DashboardSpec> = ({ spec }, context) => {
  const { dashboard } = new OperationsDashboard(context.stack('Observability'), 'Overview', {
    dashboardName: spec.name,
    widgets: spec.widgets,
    dimension: (value) => resolveDimension(value, context),
  });
  context.output('Observability', 'DashboardName', dashboard.ref, 'Dashboard of the region');
};
