import { defineCapability, platformOf } from '../../../plan/contract';
import { alarmRows } from './rows/alarms';
import { cacheRows } from './rows/caches';
import { dataRows } from './rows/data';
import { kafkaRows } from './rows/kafka';
import { platformRows } from './rows/platform';
import { searchRows } from './rows/search';
import { serviceRows } from './rows/services';
import { streamRows } from './rows/streams';
import { tableRows } from './rows/tables';
import { userRows } from './rows/users';
import { layout, type Box, type Row, type Widget } from './widget';

/** Nothing to override: what is on a dashboard follows from the platform. */
export type DashboardSize = Readonly<Record<string, never>>;

export interface DashboardSpec {
  readonly name: string;
  readonly widgets: readonly (Widget & Box)[];
}

/** Kinds of entries whose metrics or alarms are on the page. */
const SHOWN: readonly string[] = [
  'network',
  'cluster',
  'addon',
  'relational',
  'dynamodb',
  'opensearch',
  'aurora-postgres',
  'valkey',
  'stream',
  'msk',
  'topic',
  'edge',
  'distribution',
  'alarms',
];

export const dashboard = defineCapability<'dashboard', DashboardSize, DashboardSpec>({
  kind: 'dashboard',
  layer: 'observability',
  scope: 'region',
  systems: ['Atlas', 'Vizceral'],
  plan: (context) => {
    const { blueprint, names, region } = context;
    const title: Row = {
      height: 2,
      widgets: [
        {
          kind: 'text',
          markdown: `# ${blueprint.name} in ${region}\nFrom the users down: what they get, what serves them, what it rests on. Made from the blueprint; changes by hand are lost.`,
        },
      ],
    };
    const rows = [
      alarmRows,
      userRows,
      serviceRows,
      dataRows,
      tableRows,
      searchRows,
      cacheRows,
      streamRows,
      kafkaRows,
      platformRows,
    ].flatMap((of) => of(context));
    return [
      {
        id: 'dashboard/main',
        engine: 'cloudwatch',
        size: {},
        spec: { name: names.physical('dashboard', region), widgets: layout([title, ...rows]) },
        reason: 'one page per region, read from the top: alarms, users, services, data, streams, cluster and network',
        alternatives: [
          {
            engine: 'grafana',
            verdict:
              platformOf(blueprint).metrics === 'cloudwatch'
                ? 'priced by the user and the month; pays when metrics come from more than one place'
                : 'has what services measure of themselves: import report/grafana into one of your own, or one that AWS runs for you, priced by the user and the month',
            threshold: { metric: 'activeSeries', value: 10_000 },
          },
        ],
        needs: context.entries.filter((e) => SHOWN.includes(e.kind)).map((e) => e.id),
        provides: [names.output('Observability', 'DashboardName')],
      },
    ];
  },
  // The first three of an account, with up to fifty metrics each, are free: the list price is what the next one costs.
  usage: () => [{ item: 'dashboard', price: 'cloudwatch.dashboardMonth', quantity: 1 }],
  quotas: () => [{ quota: 'cloudwatch.dashboards', amount: 1 }],
});
