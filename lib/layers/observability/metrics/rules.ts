import { collector } from '../../../facts/prometheus';
import type { Objective } from '../alarms/objective';
import { COLLECTOR_JOB } from '../collector/names';
import { growth, ofService, RECORDED, select, SLI } from './queries';

/** A rule of a rules file: a series that is recorded, or an alert. */
export type Rule =
  | { readonly record: string; readonly expr: string }
  | {
      readonly alert: string;
      readonly expr: string;
      /** How long it must hold. */
      readonly for: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    };

/** Rules that are evaluated one after the other. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly Rule[];
}

/** A service that alerts are for, and what it promises. */
export interface Watched extends Objective {
  readonly service: string;
  readonly team: string;
}

/** Seconds of the window of all rates. */
export const WINDOW_SECONDS = 300;

/** As long as the alarms of CloudWatch wait: three times the window, so that what passes by itself wakes nobody. */
const PATIENCE = '15m';

/** Instrumentation sends once a minute: more often there would be nothing new. */
const INTERVAL = '1m';

/** Seconds of that interval. */
export const RULE_SECONDS = 60;

/** Of fewer requests, one in twenty is none. */
const FEWEST_FOR_P95 = 20;

/** A decimal that is exact enough for a threshold, without the tail of a binary one. */
const decimal = (value: number): string => String(Number(value.toPrecision(6)));

const alertsOf = ({ service, team, availability, latencyMs }: Watched, minimumErrors: number): Rule[] => {
  const of = (series: string): string => ofService(series, team, service);
  const labels = { service, team };
  return [
    {
      alert: 'ServiceErrors',
      expr: `${of(SLI.errorRatio)} > ${decimal(1 - availability / 100)} and ${of(SLI.errors)} * ${WINDOW_SECONDS} >= ${minimumErrors}`,
      for: PATIENCE,
      labels,
      annotations: {
        summary: `More requests to ${service} have failed for a quarter of an hour than its objective of ${availability} % allows.`,
        remedy: `Was ${service} deployed just now? Roll it back. Else read its log, and look at what it calls and stores.`,
      },
    },
    {
      alert: 'ServiceLatency',
      expr: `${of(SLI.p95)} > ${decimal(latencyMs / 1_000)} and ${of(SLI.requests)} * ${WINDOW_SECONDS} >= ${FEWEST_FOR_P95}`,
      for: PATIENCE,
      labels,
      annotations: {
        summary: `One request in twenty to ${service} has taken longer than its objective of ${latencyMs} ms for a quarter of an hour.`,
        remedy: `See whether ${service} is out of CPU (more replicas: services.${service}.scale.max) or waits for a database or another service.`,
      },
    },
  ];
};

const labels = { service: 'otel-collector', team: 'strata' };

/** What is wrong when nothing is seen, or not all of it. */
const collectorAlerts: readonly Rule[] = [
  {
    alert: 'MetricsMissing',
    expr: `absent(${select(collector.sent, { job: COLLECTOR_JOB })})`,
    for: PATIENCE,
    labels,
    annotations: {
      summary:
        'No collector has written a metric for a quarter of an hour: alerts on services are blind. Before its first deployment this is so.',
      remedy:
        'kubectl -n strata-observability get pods, and their log: do they run, have they their role, is there a way out (NAT gateway)?',
    },
  },
  {
    alert: 'MetricsLost',
    expr: `${growth(collector.failed, COLLECTOR_JOB)} > 0`,
    for: PATIENCE,
    labels,
    annotations: {
      summary: 'The workspace has refused samples for a quarter of an hour: they are lost.',
      remedy:
        'Read the log of the collector for the answer: a quota (more series or samples than the workspace takes), or samples that are too old.',
    },
  },
  {
    alert: 'MetricsRefused',
    expr: `${growth(collector.refused, COLLECTOR_JOB)} > 0`,
    for: PATIENCE,
    labels,
    annotations: {
      summary: 'The collector has turned metrics away for a quarter of an hour, since it is short of memory.',
      remedy: 'Give it more: overrides.collector/main.memory, or more replicas. See which service sends so many series.',
    },
  },
];

/**
 * Rules of a region: what every service does, whichever it is, and alerts on those that are named. A group for each team, so that one
 * does not wait for all others.
 * @param watched - sorted by team and name
 * @param minimumErrors - failed requests in five minutes from which on they may be an alert
 */
export const ruleGroups = (watched: readonly Watched[], minimumErrors: number): RuleGroup[] => [
  { name: 'services', interval: INTERVAL, rules: RECORDED },
  { name: 'collector', interval: INTERVAL, rules: collectorAlerts },
  ...[...new Set(watched.map((w) => w.team))].map((team) => ({
    name: `objectives-${team}`,
    interval: INTERVAL,
    rules: watched.filter((w) => w.team === team).flatMap((w) => alertsOf(w, minimumErrors)),
  })),
];
