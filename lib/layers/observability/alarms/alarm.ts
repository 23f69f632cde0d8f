import type { Metric } from '../../../facts/metrics';
import type { AttributeRef } from '../../../plan/contract';

/** The value of a dimension: known when planning, or an attribute that is known after deploy. */
export type DimensionValue = string | AttributeRef;

/** One metric of one resource, as CloudWatch has it. */
export interface MetricQuery {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, DimensionValue>>;
  /** Average, Sum, Minimum, Maximum, or a percentile such as p95. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

/** One alarm as data. */
export interface Alarm {
  /** Logical id in its stack. */
  readonly id: string;
  /** Physical name. */
  readonly name: string;
  /** What has happened when it goes off. */
  readonly means: string;
  /** What to do then. */
  readonly remedy: string;
  readonly query: MetricQuery;
  readonly when: 'above' | 'atLeast' | 'below';
  readonly threshold: number;
  /** Periods that are looked at. */
  readonly periods: number;
  /** How many of them must be beyond the threshold. */
  readonly breaching: number;
  /** What a period without data is. */
  readonly missing: 'good' | 'bad' | 'ignore';
  /** Kept where a platform is so large that there is no room for all. */
  readonly essential: boolean;
}

/** What an alarm says about itself; the name is made from its id. */
export type Draft = Omit<Alarm, 'name' | 'periods' | 'breaching' | 'missing' | 'essential'> &
  Partial<Pick<Alarm, 'periods' | 'breaching' | 'missing' | 'essential'>>;

/** Five minutes: what every metric here is published at, or more often. */
export const FIVE_MINUTES = 300;

/**
 * A query of a metric for the resource that its dimensions name.
 * @param values - of the metric's dimensions, in their order
 */
export const query = (
  metric: Metric,
  values: readonly DimensionValue[],
  more: { readonly statistic?: string; readonly periodSeconds?: number } = {},
): MetricQuery => ({
  namespace: metric.namespace,
  metric: metric.name,
  dimensions: Object.fromEntries(metric.dimensions.map((name, i) => [name, values[i] as DimensionValue])),
  statistic: more.statistic ?? metric.statistic,
  periodSeconds: more.periodSeconds ?? FIVE_MINUTES,
});

/** An alarm that waits for three periods, so that what passes by itself wakes nobody, and takes silence for good news. */
export const complete = (draft: Draft, name: string): Alarm => {
  const periods = draft.periods ?? 3;
  return {
    ...draft,
    name,
    periods,
    breaching: draft.breaching ?? periods,
    missing: draft.missing ?? 'good',
    essential: draft.essential ?? false,
  };
};
