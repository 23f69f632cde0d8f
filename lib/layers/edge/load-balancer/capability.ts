import type { Health, Service } from '../../../blueprint';
import { error } from '../../../diagnostics';
import { cloudFrontPrefixList, supportedRegions, vpcOriginsReach } from '../../../facts/regions';
import { pascalCase, stableHash } from '../../../naming';
import { defineCapability, type PlanContext } from '../../../plan/contract';
import { originCertificate } from '../certificate';
import { portRanges, type PortRange } from './ports';
import { matchKey, prioritiesOf } from './priorities';
import { routeProblems, routesOf, type Route } from './routes';
import { edgeQuotas, edgeUsage } from './usage';

export interface EdgeSize {
  /** Seconds that a pod which leaves may finish its requests. */
  readonly drainSeconds: number;
  /** Seconds without a byte after which a connection is closed. */
  readonly idleTimeoutSeconds: number;
  /** Seconds between two health checks of a pod, 5 to 300. */
  readonly healthCheckSeconds: number;
}

/** A public service behind the load balancer. */
export interface EdgeTarget {
  readonly service: string;
  readonly team: string;
  /** Physical name of the target group. */
  readonly name: string;
  readonly logicalId: string;
  /** Output with the ARN of the target group. */
  readonly output: string;
  /** Port of the Kubernetes service. */
  readonly port: number;
  readonly health: {
    readonly path: string;
    /** `traffic-port`, or another one of the pod. */
    readonly port: string;
    /** Status codes that mean healthy. */
    readonly codes: string;
  };
}

export interface EdgeRule {
  readonly logicalId: string;
  readonly priority: number;
  readonly host?: string;
  readonly paths: readonly string[];
  readonly service: string;
}

export interface EdgeSpec {
  readonly name: string;
  readonly cluster: string;
  /** Who registers pods: absent, EKS Auto Mode does. */
  readonly controller?: 'aws-load-balancer-controller';
  /** Managed prefix list of the addresses from which CloudFront comes. */
  readonly prefixList: string;
  readonly listener: { readonly protocol: 'HTTP' | 'HTTPS'; readonly port: number; readonly certificateArn?: string };
  readonly targets: readonly EdgeTarget[];
  readonly rules: readonly EdgeRule[];
  /** Ports of the pods, probes included. */
  readonly ports: readonly PortRange[];
  /** Whether the load balancer refuses to be deleted. */
  readonly deletionProtection: boolean;
}

/**
 * Public services behind one load balancer. It would take 100 target groups, a quota that cannot be raised (Elastic Load Balancing, "Quotas
 * for your Application Load Balancers"); each has two outputs, ARN and name, and a stack has a budget of 160.
 */
const MOST_TARGETS = 75;

type Probe = EdgeTarget['health'];

const probeOf = (port: number, health: Health | 'none' | undefined): Probe =>
  // A target group of addresses always asks; without a path of its own any answer but a failure counts (CreateTargetGroup, `Matcher`).
  health === undefined || health === 'none'
    ? { path: '/', port: 'traffic-port', codes: '200-499' }
    : { path: health.path, port: health.port === port ? 'traffic-port' : String(health.port), codes: '200' };

const targetOf = (context: PlanContext, name: string, service: Service): EdgeTarget => {
  const port = service.port as number;
  return {
    service: name,
    team: service.team,
    name: context.names.physical('targetGroup', name),
    logicalId: `${pascalCase(name)}TargetGroup`,
    output: `${pascalCase(name)}TargetGroupArn`,
    port,
    health: probeOf(port, service.health),
  };
};

/** The rule is named by what it matches: a route that moves to another service is an update in place. */
const ruleOf = (route: Route, priorities: ReadonlyMap<string, number>): EdgeRule => {
  const key = matchKey(route);
  const { host, paths, service } = route;
  return {
    logicalId: `Rule${stableHash(key)}`,
    priority: priorities.get(key) as number,
    ...(host === undefined ? {} : { host }),
    paths,
    service,
  };
};

/** Can CloudFront reach a private load balancer in this region? Else BP309; of a region that cannot hold a platform at all the network has said so. */
const reachable = ({ blueprint, region, report }: PlanContext): string | undefined => {
  if (!supportedRegions.includes(region)) return undefined;
  const prefixList = cloudFrontPrefixList(region);
  if (prefixList !== undefined && vpcOriginsReach(region)) return prefixList;
  const why = prefixList === undefined ? 'the addresses from which CloudFront comes are not known there' : 'VPC origins do not reach it';
  report(
    error(
      'BP309',
      ['regions', Math.max(0, blueprint.regions?.indexOf(region) ?? 0)],
      `CloudFront cannot reach a private load balancer in ${region}: ${why}`,
      {
        hint: 'choose another region, or make every service internal',
      },
    ),
  );
  return undefined;
};

export const edge = defineCapability<'edge', EdgeSize, EdgeSpec>({
  kind: 'edge',
  layer: 'edge',
  scope: 'region',
  systems: ['React SSR', 'Zuul'],
  plan: (context) => {
    const { blueprint, graph, region, names, report } = context;
    const services = graph.publicServices;
    if (services.length === 0) return [];
    const prefixList = reachable(context);
    const routes = routesOf(services);
    routeProblems(routes).forEach(report);
    if (services.length > MOST_TARGETS)
      report(
        error('BP321', ['services'], `${services.length} services are public, and one load balancer has room for ${MOST_TARGETS}`, {
          hint: 'put a gateway before some of them',
        }),
      );
    if (prefixList === undefined) return [];
    const priorities = prioritiesOf(routes);
    const targets = services.map(([name, service]) => targetOf(context, name, service));
    const certificateArn = originCertificate(blueprint, region);
    return [
      {
        id: 'edge/main',
        engine: 'alb',
        size: { drainSeconds: 30, idleTimeoutSeconds: 60, healthCheckSeconds: 10 },
        spec: {
          name: names.physical('loadBalancer', 'edge'),
          cluster: names.cluster,
          ...(blueprint.cluster && !blueprint.cluster.existing.autoMode ? { controller: 'aws-load-balancer-controller' as const } : {}),
          prefixList,
          listener: certificateArn === undefined ? { protocol: 'HTTP', port: 80 } : { protocol: 'HTTPS', port: 443, certificateArn },
          targets,
          rules: routes.map((route) => ruleOf(route, priorities)),
          ports: portRanges(targets.flatMap((t) => [t.port, ...(t.health.port === 'traffic-port' ? [] : [Number(t.health.port)])])),
          deletionProtection: blueprint.profile === 'production',
        },
        reason:
          'one private load balancer for all public services, which only CloudFront reaches: nothing that serves has an address on the internet. ' +
          'Requests reach a service with their path unchanged; pods join through TargetGroupBindings, so that CloudFormation makes and deletes every load balancer',
        alternatives: [
          {
            engine: 'public load balancer',
            verdict: 'an address that can be reached around the firewall, and that has to be defended a second time',
          },
          {
            engine: 'api-gateway',
            verdict: 'cannot be a VPC origin, so it can be reached around the firewall, and it is priced by the request',
          },
          {
            engine: 'zuul',
            verdict: 'pays when routing itself becomes a program: filters, traffic shaping, regions',
            threshold: { metric: 'users', value: 20_000_000 },
          },
        ],
        needs: ['network/main', 'cluster/main', ...services.map(([name]) => `service/${name}` as const)],
        provides: targets.map((t) => names.output('Edge', t.output)),
      },
    ];
  },
  usage: edgeUsage,
  quotas: edgeQuotas,
});
