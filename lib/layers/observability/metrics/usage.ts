import { BILLION, DAYS_PER_MONTH, GIB, TEN_MILLION } from '../../../capacity/units';
import { SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { quotaMoment, replicasOf, type Moment } from '../../platform/node-pool/estimate';
import { RULE_SECONDS, WINDOW_SECONDS } from './rules';

interface Metrics {
  readonly size: { readonly retentionDays: number };
  readonly spec: { readonly ruleGroups: readonly { readonly rules: readonly object[] }[] };
}

/** Replicas that send what they measure: workloads, and the collector of itself. */
const sendersAt = (moment: Moment, context: UsageContext): number => replicasOf(['service', 'processor', 'collector'], moment, context);

/** Samples that rules read in a month: each rule, every minute, what came in its window of the series that it looks at. */
const queried = (senders: number, { spec }: Metrics, { assumed }: UsageContext): number => {
  const rules = spec.ruleGroups.reduce((sum, group) => sum + group.rules.length, 0);
  const perEvaluation = (senders * assumed.seriesPerRule * WINDOW_SECONDS) / assumed.secondsBetweenSamples;
  return (rules * perEvaluation * SECONDS_PER_MONTH) / RULE_SECONDS;
};

/**
 * Samples as they come, as they are kept, and as rules read them. The collector is a pod on the nodes, the dashboards are files for a
 * Grafana of one's own, and the log says only what went wrong: none of them is on the bill.
 */
export const metricsUsage = (entry: Metrics, context: UsageContext): readonly Usage[] => {
  const { assumed } = context;
  const { retentionDays } = entry.size;
  const senders = sendersAt('average', context);
  const samples = (senders * assumed.seriesPerReplica * SECONDS_PER_MONTH) / assumed.secondsBetweenSamples;
  return [
    { item: 'samples taken in', price: 'amp.ingest', quantity: samples / TEN_MILLION },
    {
      item: `samples kept for ${retentionDays} days`,
      price: 'amp.storage',
      quantity: ((samples * assumed.bytesPerSample) / GIB / DAYS_PER_MONTH) * retentionDays,
    },
    { item: 'samples read by rules', price: 'amp.query', quantity: queried(senders, entry, context) / BILLION },
  ];
};

export const metricsQuotas = (_: Metrics, context: UsageContext): readonly QuotaUse[] => [
  { quota: 'aps.workspaces', amount: 1 },
  { quota: 'aps.active-series', amount: sendersAt(quotaMoment(context), context) * context.assumed.seriesPerReplica },
  { quota: 'iam.roles', amount: 1 },
  { quota: 'eks.pod-identity-associations', amount: 1 },
  { quota: 'logs.groups', amount: 1 },
];
