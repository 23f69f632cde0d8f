import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import type { MetricsSize, MetricsSpec } from '../../../lib/layers/observability/metrics/capability';
import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { GROWTH } from './growth';

/** Where Prometheus' own grammar does not follow, as `line of text … ⚠ …`; nothing when it does. */
const mistakesIn = (expression: string): readonly string[] => {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError) found.push(`${expression.slice(0, from)}⚠${expression.slice(from)}`);
    },
  });
  return found;
};

/** Grafana puts a time where the grammar wants one; its other variables stand between quotation marks. */
const asGrafanaSends = (expression: string): string => expression.replaceAll('$__rate_interval', '5m');

it.each([
  ['up', true],
  ['sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / 2 > 0 and on (job) up', true],
  ['sum by (job (up)', false],
  ['rate(up[5m)', false],
  ['up{job=web}', false],
  ['up >', false],
  ['histogram_quantil(0.5, up)', false],
  ['rate(up[$__rate_interval])', false],
])('the grammar judges %s', (expression, good) => expect(mistakesIn(expression).length === 0).toBe(good));

describe('every expression of PromQL', () => {
  const { plan, ...whole } = synthesize(planOrThrow(blueprintOf(GROWTH)));

  it('of recorded series and alerts is one', () => {
    const groups = [...whole.templates.values()]
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === 'AWS::APS::RuleGroupsNamespace')
      .flatMap(({ Properties = {} }) => (parse(String(Properties['Data'])) as { groups: { rules: { expr: string }[] }[] }).groups);
    const expressions = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(10);
    expect(expressions.flatMap(mistakesIn)).toEqual([]);
  });

  it('of the dashboards is one', () => {
    const { dashboards } = (plan.entries.find((e) => e.id === 'metrics/main') as PlanEntry<MetricsSize, MetricsSpec>).spec;
    const expressions = dashboards.flatMap((d) => [
      ...d.panels.flatMap((p) => p.queries.map((q) => q.expr)),
      ...d.choices.map((c) => c.series),
    ]);
    expect(expressions.length).toBeGreaterThan(15);
    expect(expressions.map(asGrafanaSends).flatMap(mistakesIn)).toEqual([]);
  });
});
