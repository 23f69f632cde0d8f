import { http, jobOf } from '../../../facts/prometheus';

/**
 * Series that the rules record, by the name under which alerts and dashboards ask for them: `<level>:<what>:<how>` (Prometheus,
 * "Recording rules"). The level is a service: its label `job` is `<team>/<service>`.
 */
export const SLI = {
  requests: 'service:http_server_requests:rate5m',
  errors: 'service:http_server_errors:rate5m',
  errorRatio: 'service:http_server_errors:ratio_rate5m',
  p50: 'service:http_server_duration_seconds:p50_5m',
  p95: 'service:http_server_duration_seconds:p95_5m',
  p99: 'service:http_server_duration_seconds:p99_5m',
} as const;

/** Instrumentation sends once a minute (specification, OTEL_METRIC_EXPORT_INTERVAL): five minutes hold enough for a rate, one lost sample included. */
export const WINDOW = '5m';

/** A series that has the given labels. */
export const select = (series: string, labels: Readonly<Record<string, string>> = {}): string => {
  const matchers = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return matchers.length === 0 ? series : `${series}{${matchers.join(',')}}`;
};

const { count, bucket } = http.server;
const { status } = http.labels;

const requests = `sum by (job) (rate(${count}[${WINDOW}]))`;
/** Nothing is counted of what never happened: a service without failures has a zero, not a gap. */
const errors = `(sum by (job) (rate(${count}{${status}=~"5.."}[${WINDOW}])) or sum by (job) (rate(${count}[${WINDOW}])) * 0)`;

/** @param share - of the requests that were answered no later, 0 to 1 */
const quantile = (share: number): string => `histogram_quantile(${share}, sum by (job, le) (rate(${bucket}[${WINDOW}])))`;

/** What each recorded series is made from. */
export const RECORDED: readonly { readonly record: string; readonly expr: string }[] = [
  { record: SLI.requests, expr: requests },
  { record: SLI.errors, expr: errors },
  // Where nothing is asked, there is no ratio.
  { record: SLI.errorRatio, expr: `${errors} / (${requests} > 0)` },
  { record: SLI.p50, expr: quantile(0.5) },
  { record: SLI.p95, expr: quantile(0.95) },
  { record: SLI.p99, expr: quantile(0.99) },
];

/** A recorded series of one service. */
export const ofService = (series: string, team: string, service: string): string => select(series, { job: jobOf(team, service) });

/** How much a counter of a job grows in a second. */
export const growth = (counter: string, job: string): string => `sum(rate(${select(counter, { job })}[${WINDOW}]))`;
