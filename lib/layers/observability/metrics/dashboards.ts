import { collector, http } from '../../../facts/prometheus';
import { COLLECTOR_JOB } from '../collector/names';
import { select, SLI } from './queries';

/** Units as Grafana names them. */
export type Unit = 'reqps' | 'percentunit' | 's' | 'short' | 'bytes' | 'cps';

/** One graph. */
export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  /** Queries, each with the form of its legend. */
  readonly queries: readonly { readonly expr: string; readonly legend: string }[];
}

/** A choice at the head of a page, made from the values of a label. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  /** Series and label whose values are offered. */
  readonly series: string;
  readonly of: string;
}

/** A page for Grafana, as data. */
export interface Dashboard {
  /** Of its file. */
  readonly name: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly panels: readonly Panel[];
}

const CHOSEN = '{job=~"$service"}';
/** Grafana puts in a time that fits the width of a graph and the distance of samples. */
const RATE = '[$__rate_interval]';

const one = (expr: string, legend: string) => [{ expr, legend }];
const rate = (series: string, selector: string): string => `rate(${series}${selector}${RATE})`;

/** Requests, errors, durations of every service; by route and by callee of those that are chosen. */
const services = (place: string): Dashboard => ({
  name: 'services',
  title: `${place}: services`,
  choices: [{ name: 'service', label: 'Service', series: SLI.requests, of: 'job' }],
  panels: [
    {
      title: 'Requests',
      description: 'Requests a second that a service answers.',
      unit: 'reqps',
      queries: one(`${SLI.requests}${CHOSEN}`, '{{job}}'),
    },
    {
      title: 'Errors',
      description: 'Share of the requests that a service answered with 5xx.',
      unit: 'percentunit',
      queries: one(`${SLI.errorRatio}${CHOSEN}`, '{{job}}'),
    },
    {
      title: 'Duration, 95th percentile',
      description: 'The time in which 95 of 100 requests were answered.',
      unit: 's',
      queries: one(`${SLI.p95}${CHOSEN}`, '{{job}}'),
    },
    {
      title: 'Duration: half, 95 and 99 of 100',
      description: 'Where they lie far apart, some requests are of another kind, or wait.',
      unit: 's',
      queries: [
        { expr: `${SLI.p50}${CHOSEN}`, legend: '{{job}} 50' },
        { expr: `${SLI.p95}${CHOSEN}`, legend: '{{job}} 95' },
        { expr: `${SLI.p99}${CHOSEN}`, legend: '{{job}} 99' },
      ],
    },
    {
      title: 'Requests by route',
      description: 'What is asked of the chosen services.',
      unit: 'reqps',
      queries: one(`sum by (job, ${http.labels.route}) (${rate(http.server.count, CHOSEN)})`, `{{job}} {{${http.labels.route}}}`),
    },
    {
      title: 'Errors by route',
      description: 'Requests a second that were answered with 5xx.',
      unit: 'reqps',
      queries: one(
        `sum by (job, ${http.labels.route}) (${rate(http.server.count, `{job=~"$service",${http.labels.status}=~"5.."}`)})`,
        `{{job}} {{${http.labels.route}}}`,
      ),
    },
    {
      title: 'Calls to others',
      description: 'Requests a second that the chosen services make, by whom they ask.',
      unit: 'reqps',
      queries: one(`sum by (job, ${http.labels.peer}) (${rate(http.client.count, CHOSEN)})`, `{{job}} → {{${http.labels.peer}}}`),
    },
    {
      title: 'Calls to others: duration, 95th percentile',
      description: 'How long the chosen services wait, by whom they ask.',
      unit: 's',
      queries: one(
        `histogram_quantile(0.95, sum by (job, ${http.labels.peer}, le) (${rate(http.client.bucket, CHOSEN)}))`,
        `{{job}} → {{${http.labels.peer}}}`,
      ),
    },
  ],
});

/** The way of the metrics themselves, and who sends. */
const platform = (place: string): Dashboard => {
  const job = { job: COLLECTOR_JOB };
  const total = (counter: string): string => `sum(rate(${select(counter, job)}${RATE}))`;
  const of = (series: string): string => select(series, job);
  return {
    name: 'platform',
    title: `${place}: platform`,
    choices: [],
    panels: [
      {
        title: 'Pods that send',
        description: 'Pods whose metrics arrive, by service: one that is missing is not instrumented, or not there.',
        unit: 'short',
        queries: one('count by (job) (target_info)', '{{job}}'),
      },
      {
        title: 'Samples',
        description: 'What comes to the collector in a second, and what it writes. AMP is paid by the sample.',
        unit: 'cps',
        queries: [
          { expr: total(collector.received), legend: 'received' },
          { expr: total(collector.sent), legend: 'written' },
        ],
      },
      {
        title: 'Samples lost',
        description: 'Turned away for want of memory, or not taken by the workspace. Nothing is well.',
        unit: 'cps',
        queries: [
          { expr: total(collector.refused), legend: 'refused' },
          { expr: total(collector.failed), legend: 'not taken' },
        ],
      },
      {
        title: 'Queue',
        description: 'Share of the queue to the workspace that is full.',
        unit: 'percentunit',
        queries: one(`${of(collector.queueSize)} / ${of(collector.queueCapacity)}`, '{{instance}}'),
      },
      {
        title: 'Memory of the collector',
        description: 'At four fifths of its limit it takes no more.',
        unit: 'bytes',
        queries: one(of(collector.memory), '{{instance}}'),
      },
      {
        title: 'CPU of the collector',
        description: 'Cores.',
        unit: 'short',
        queries: one(`rate(${of(collector.cpu)}${RATE})`, '{{instance}}'),
      },
    ],
  };
};

/** Pages for a Grafana that has the workspace as a data source. */
export const dashboards = (blueprint: string, region: string): readonly Dashboard[] =>
  [services, platform].map((page) => page(`${blueprint} in ${region}`));
