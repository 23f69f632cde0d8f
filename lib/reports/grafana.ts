import { stableHash } from '../naming';
import type { Plan } from '../plan/plan';

/** What the entry of the metrics says of one page. */
interface Page {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly { readonly name: string; readonly label: string; readonly series: string; readonly of: string }[];
  readonly panels: readonly {
    readonly title: string;
    readonly description: string;
    readonly unit: string;
    readonly queries: readonly { readonly expr: string; readonly legend: string }[];
  }[];
}

/** The version of the classic JSON model that is written; a newer Grafana moves it up when it reads it ("Dashboard JSON model"). */
const SCHEMA_VERSION = 39;

/** A page is 24 columns wide; two graphs beside each other. */
const WIDTH = 12;
const HEIGHT = 8;

/**
 * The data source is chosen at the head of the page: any of the type `prometheus`, with which Grafana counts the plugin for Amazon Managed
 * Service for Prometheus (grafana/grafana, packages/grafana-data/src/utils/matchPluginId.ts).
 */
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' } as const;

const dataSourceChoice = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: 'prometheus',
  current: {},
  hide: 0,
  includeAll: false,
  multi: false,
  options: [],
  refresh: 1,
  regex: '',
  skipUrlSync: false,
};

const choice = ({ name, label, series, of }: Page['choices'][number]) => {
  const query = `label_values(${series}, ${of})`;
  return {
    name,
    label,
    type: 'query',
    datasource: DATA_SOURCE,
    definition: query,
    query: { query, refId: 'StandardVariableQuery' },
    current: { selected: true, text: ['All'], value: ['$__all'] },
    hide: 0,
    includeAll: true,
    multi: true,
    options: [],
    refresh: 2, // when the time changes: a service may be new
    regex: '',
    skipUrlSync: false,
    sort: 1,
  };
};

const panel = ({ title, description, unit, queries }: Page['panels'][number], index: number) => ({
  id: index + 1,
  type: 'timeseries',
  title,
  description,
  datasource: DATA_SOURCE,
  gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
  fieldConfig: { defaults: { unit, min: 0, custom: { fillOpacity: 10, lineWidth: 1, showPoints: 'never' } }, overrides: [] },
  options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'multi', sort: 'desc' } },
  targets: queries.map(({ expr, legend }, i) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + i),
    datasource: DATA_SOURCE,
    editorMode: 'code',
    expr,
    legendFormat: legend,
    range: true,
  })),
});

/** A page in the form that "Import dashboard" and the provisioning of a Grafana take. The id follows from the title, so that importing again replaces it. */
export const grafanaDashboard = ({ name, title, choices, panels }: Page) => ({
  uid: `strata-${name}-${stableHash(title)}`,
  title,
  tags: ['strata'],
  schemaVersion: SCHEMA_VERSION,
  version: 1,
  editable: true,
  graphTooltip: 1,
  timezone: 'utc',
  time: { from: 'now-6h', to: 'now' },
  refresh: '1m',
  annotations: { list: [] },
  links: [],
  templating: { list: [dataSourceChoice, ...choices.map(choice)] },
  panels: panels.map(panel),
});

/** The pages of a plan by their file, relative to the reports: a folder for each region where there are several. */
export const grafanaFiles = (plan: Plan): ReadonlyMap<string, object> =>
  new Map(
    plan.entries
      .filter((e) => e.kind === 'metrics')
      .flatMap((e) =>
        (e.spec as { readonly dashboards: readonly Page[] }).dashboards.map(
          (page) => [`grafana/${plan.regions.length > 1 ? `${e.region}/` : ''}${page.name}.json`, grafanaDashboard(page)] as const,
        ),
      ),
  );
