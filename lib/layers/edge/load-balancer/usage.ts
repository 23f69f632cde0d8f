import { GIB, KIB, SECONDS_PER_HOUR, SECONDS_PER_MINUTE } from '../../../capacity/units';
import { factValue } from '../../../facts/registry';
import { HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { podsOf, quotaMoment } from '../../platform/node-pool/estimate';

interface Edge {
  readonly spec: {
    readonly targets: readonly { readonly service: string }[];
    readonly rules: readonly object[];
    readonly ports: readonly object[];
  };
}

/**
 * Capacity units of a load balancer on average: of four measures the one that asks for most. CloudFront keeps connections open, and
 * answers itself what it has; what the load balancer sends is what remains.
 * @param rules - listener rules; the first ten are free
 */
export const capacityUnits = (rules: number, { assumed, demand }: Pick<UsageContext, 'assumed' | 'demand'>): number => {
  const requests = demand.requests.average;
  const connections = requests / assumed.requestsPerConnection;
  const bytesPerSecond = requests * assumed.responseKiB * KIB * (1 - assumed.cacheHitShare);
  const evaluations = requests * Math.max(0, rules - factValue('alb.lcu.freeRules'));
  // Connections are counted each minute: those that are open, and those that came and went within it.
  const active = connections * Math.max(SECONDS_PER_MINUTE, assumed.secondsPerConnection);
  return Math.max(
    connections / factValue('alb.lcu.newConnections'),
    active / factValue('alb.lcu.activeConnections'),
    (bytesPerSecond * SECONDS_PER_HOUR) / GIB / factValue('alb.lcu.processedGB'),
    evaluations / factValue('alb.lcu.ruleEvaluations'),
  );
};

/** Its addresses are private, and CloudFront takes what it sends for free. Its access logs are in the bucket of the network. */
export const edgeUsage = ({ spec }: Edge, context: UsageContext): readonly Usage[] => [
  { item: 'load balancer', price: 'alb.hour', quantity: HOURS_PER_MONTH },
  { item: 'capacity units', price: 'alb.lcuHour', quantity: capacityUnits(spec.rules.length, context) * HOURS_PER_MONTH },
];

const zonesOf = ({ entries }: UsageContext): number => {
  const { zones, vpc } = (entries.find((e) => e.id === 'network/main')?.spec ?? {}) as {
    readonly zones?: readonly object[];
    readonly vpc?: { readonly dataSubnetIds: readonly string[] };
  };
  return zones?.length ?? vpc?.dataSubnetIds.length ?? 1;
};

export const edgeQuotas = ({ spec }: Edge, context: UsageContext): readonly QuotaUse[] => {
  const { targets, rules, ports } = spec;
  const behind = targets.reduce((sum, { service }) => sum + podsOf(`service/${service}`, quotaMoment(context), context), 0);
  const toPods = ports.length;
  return [
    { quota: 'elb.application-load-balancers', amount: 1 },
    { quota: 'elb.target-groups', amount: targets.length },
    { quota: 'elb.rules-per-load-balancer', amount: rules.length },
    { quota: 'elb.targets-per-load-balancer', amount: behind },
    { quota: 'vpc.security-groups', amount: 1 },
    // Of its own group, into which the prefix list of CloudFront counts as many rules; the nodes' has one of its own, and one a range of ports.
    { quota: 'vpc.rules-per-security-group', amount: Math.max(factValue('cloudfront.prefixListWeight'), toPods + 1) },
    { quota: 'ec2.network-interfaces', amount: zonesOf(context) },
  ];
};
