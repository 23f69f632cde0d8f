import { mostRetentionDays } from '../../../facts/prometheus';
import { defineCapability, platformOf, wholeNumber, type PlanContext } from '../../../plan/contract';
import { listens } from '../../../blueprint';
import { OBSERVABILITY_NAMESPACE, SYSTEM_NAMESPACE } from '../../services/namespaces/capability';
import { objectiveOf } from '../alarms/objective';
import { THRESHOLDS, type Thresholds } from '../alarms/thresholds';
import { RETRY_SECONDS } from '../collector/config';
import { COLLECTOR, WORKSPACE_URL } from '../collector/names';
import { dashboards, type Dashboard } from './dashboards';
import { ruleGroups, type RuleGroup, type Watched } from './rules';
import { metricsQuotas, metricsUsage } from './usage';

export interface MetricsSize {
  /** Days that samples are kept, 1 to 1,095. */
  readonly retentionDays: number;
  /** Days that the log of failed rules and messages is kept, at least. */
  readonly logDays: number;
  /** Seconds by which a sample may be older than the newest of its series. */
  readonly outOfOrderSeconds: number;
  /** Seconds that rules look back, so that late samples are there when they look. */
  readonly ruleOffsetSeconds: number;
}

export interface MetricsSpec {
  readonly alias: string;
  readonly logicalId: string;
  readonly logGroup: string;
  /** Id of the output with the base URL. */
  readonly urlOutput: string;
  /** Whose pods may write, by which role, and suffix of the stack that gives it to them. */
  readonly writer: {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly roleName: string;
    readonly identityStack: string;
  };
  readonly ruleGroups: readonly RuleGroup[];
  /** Written into the reports for whoever runs a Grafana. */
  readonly dashboards: readonly Dashboard[];
}

/** Services that only others of the platform see. What is public has alarms on what the load balancer saw of it: two would say the same. */
const watchedOf = ({ blueprint }: PlanContext): Watched[] =>
  Object.entries(blueprint.services)
    .filter(([, service]) => listens(service) && service.expose !== 'public')
    .map(([service, { team }]) => ({ service, team, ...objectiveOf(blueprint, service) }))
    .sort((a, b) => (`${a.team} ${a.service}` < `${b.team} ${b.service}` ? -1 : 1));

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Metrics of the services themselves, with rules and alerts over them. docs/decisions/0021. */
export const metrics = defineCapability<'metrics', MetricsSize, MetricsSpec>({
  kind: 'metrics',
  layer: 'observability',
  scope: 'region',
  systems: ['Atlas'],
  limits: {
    retentionDays: wholeNumber(1, mostRetentionDays),
    logDays: wholeNumber(1, 3_653),
    // amp UpdateWorkspaceConfiguration takes any number from 0; a day and an hour are ours: later than that nobody is called in time.
    outOfOrderSeconds: wholeNumber(0, 86_400),
    ruleOffsetSeconds: wholeNumber(0, 3_600),
  },
  plan: (context) => {
    const { blueprint, entries, names, region } = context;
    if (platformOf(blueprint).metrics === 'cloudwatch') return [];
    const production = blueprint.profile === 'production';
    const watched = watchedOf(context);
    const alarms = entries.find((e) => e.id === 'alarms/main')?.size as Thresholds | undefined;
    const insights = entries.some((e) => e.id === 'addon/amazon-cloudwatch-observability');
    const logicalId = 'MetricsWorkspace';
    return [
      {
        id: 'metrics/main',
        engine: 'amp',
        size: {
          retentionDays: production ? 150 : 7,
          logDays: production ? 30 : 7,
          // As long as the collector tries to send what was not taken at first.
          outOfOrderSeconds: RETRY_SECONDS,
          ruleOffsetSeconds: 60,
        },
        spec: {
          alias: names.physical('metricsWorkspace', region),
          logicalId,
          logGroup: `/aws/vendedlogs/${names.physical('logGroup', region, 'prometheus')}`,
          urlOutput: WORKSPACE_URL,
          writer: {
            namespace: OBSERVABILITY_NAMESPACE,
            serviceAccount: COLLECTOR,
            roleName: names.physical('role', region, COLLECTOR),
            identityStack: `Identity-${SYSTEM_NAMESPACE}`,
          },
          ruleGroups: ruleGroups(watched, alarms?.minimumErrors ?? THRESHOLDS.minimumErrors),
          dashboards: dashboards(blueprint.name, region),
        },
        reason: `what services measure of themselves, in the form that nearly all of them can give, with nothing to run for it and paid by the sample; ${counted(watched.length, 'service that only others of the platform see is', 'services that only others of the platform see are')} held to objectives here, public ones by the alarms on the load balancer, so that nobody is called twice for the same; dashboards for Grafana are written beside the plan, since Amazon Managed Grafana wants an identity provider, which is yours to choose${insights ? '; nodes and pods stay with Container Insights, whose alarms are there already, and which needs no rights on the nodes here' : ''}`,
        alternatives: [
          {
            engine: 'cloudwatch',
            verdict:
              'has all of it in one place, but a metric of your own costs by the month for each series: platform.metrics: cloudwatch is right while services have few',
            threshold: { metric: 'activeSeries', value: 10_000 },
          },
          {
            engine: 'atlas',
            verdict: 'keeps what is asked most in memory, for very many series and people to look after it',
            threshold: { metric: 'activeSeries', value: 10_000_000 },
          },
        ],
        needs: ['keys/main', 'cluster/main', 'collector/main', 'alarms/main'],
        provides: [names.output('Observability', WORKSPACE_URL)],
        stateful: [{ stack: names.stack('Observability'), logicalId, type: 'AWS::APS::Workspace' }],
      },
    ];
  },
  usage: metricsUsage,
  quotas: metricsQuotas,
});
