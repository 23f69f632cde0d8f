import { error } from '../../../diagnostics';
import { logGroupPrefix } from '../../../facts/waf';
import { GLOBAL_REGION, defineCapability, namesOf, type PlanContext } from '../../../plan/contract';
import type { EdgeSpec } from '../load-balancer/capability';
import { viewerCertificate } from '../certificate';
import { distributionQuotas, distributionUsage } from './usage';

export interface DistributionSize {
  /** Requests that one address may make in five minutes before it is blocked, at least 10. */
  readonly requestsPerAddress: number;
  /** Edge locations that serve: PriceClass_100 (North America, Europe, Israel), PriceClass_200, PriceClass_All. */
  readonly priceClass: string;
  /** Seconds that CloudFront waits for an answer, 1 to 120. */
  readonly originTimeoutSeconds: number;
  /** Days that requests which the firewall blocked or counted stay in its log, at least: CloudWatch Logs takes certain numbers only. */
  readonly firewallLogDays: number;
  /** Days that access logs are kept. */
  readonly accessLogDays: number;
}

/** How visitors' connections are encrypted: by the distribution's own name, a given certificate, or one made for these names and validated by DNS. */
export type ViewerCertificate =
  | { readonly kind: 'default' }
  | { readonly kind: 'given'; readonly arn: string }
  | { readonly kind: 'requested'; readonly hostedZoneId: string };

export interface DistributionSpec {
  readonly name: string;
  readonly comment: string;
  readonly origin: {
    readonly region: string;
    readonly name: string;
    readonly protocol: 'HTTP' | 'HTTPS';
  };
  /** Names under which visitors come; the first is the site's. Empty: the distribution's own name. */
  readonly aliases: readonly string[];
  readonly certificate: ViewerCertificate;
  /** Zone in which the names are entered. */
  readonly hostedZoneId?: string;
  /** Countries that are served; empty: all. */
  readonly allowCountries: readonly string[];
  /** Name of the bucket for access logs, in front of the account's number. */
  readonly logBucket: string;
  readonly firewall: {
    readonly name: string;
    readonly logGroup: string;
    /** Is there a key of ours in us-east-1 that can encrypt the log? */
    readonly encryptedLog: boolean;
  };
}

/** The domain, and the hosts of routes below it. */
const aliasesOf = ({ blueprint, graph }: PlanContext): readonly string[] => {
  const domain = blueprint.edge?.domain;
  if (domain === undefined) return [];
  const hosts = graph.publicServices.flatMap(([, s]) => (s.routes ?? []).flatMap((r) => r.host ?? []));
  return [domain, ...[...new Set(hosts.filter((h) => h.endsWith(`.${domain}`)))].sort()];
};

const certificateOf = ({ blueprint, report }: PlanContext): ViewerCertificate => {
  const { domain, hostedZoneId } = blueprint.edge ?? {};
  if (domain === undefined) return { kind: 'default' };
  const arn = viewerCertificate(blueprint);
  if (arn !== undefined) return { kind: 'given', arn };
  if (hostedZoneId !== undefined) return { kind: 'requested', hostedZoneId };
  report(
    error('BP322', ['edge', 'domain'], `nothing says how CloudFront may prove that it is ${domain}`, {
      hint: 'add edge.hostedZoneId, or the ARN of a certificate of us-east-1',
    }),
  );
  return { kind: 'default' };
};

export const distribution = defineCapability<'distribution', DistributionSize, DistributionSpec>({
  kind: 'distribution',
  layer: 'edge',
  scope: 'blueprint',
  systems: ['React SSR', 'Security'],
  plan: (context) => {
    const { blueprint, entries, names, regions, report } = context;
    const origin = entries.find((e) => e.id === 'edge/main');
    if (!origin) return [];
    if (regions.length > 1)
      report(
        error('BP305', ['regions'], 'one distribution over several regions cannot be built by this version yet', {
          hint: 'keep one region',
        }),
      );
    const { protocol } = (origin.spec as EdgeSpec).listener;
    const { edge } = blueprint;
    const aliases = aliasesOf(context);
    const sandbox = blueprint.profile === 'sandbox';
    return [
      {
        id: 'distribution/main',
        engine: 'cloudfront',
        size: {
          requestsPerAddress: 2_000,
          priceClass: sandbox ? 'PriceClass_100' : 'PriceClass_All',
          originTimeoutSeconds: 30,
          firewallLogDays: 30,
          accessLogDays: 90,
        },
        spec: {
          name: names.physical('dnsLabel', 'edge'),
          comment: `${blueprint.name}: the way in`,
          origin: {
            region: origin.region,
            name: namesOf(blueprint.name, origin.region).physical('dnsLabel', origin.region, protocol.toLowerCase()),
            protocol,
          },
          aliases,
          certificate: certificateOf(context),
          ...(edge?.domain !== undefined && edge.hostedZoneId !== undefined ? { hostedZoneId: edge.hostedZoneId } : {}),
          allowCountries: [...(edge?.allowCountries ?? [])].sort(),
          logBucket: names.physical('bucket', 'edge-logs'),
          firewall: {
            name: names.physical('webAcl', 'edge'),
            logGroup: `${logGroupPrefix}${names.physical('webAcl', 'edge')}`,
            encryptedLog: regions.includes(GLOBAL_REGION),
          },
        },
        reason:
          `visitors meet CloudFront close to them, and it reaches the private load balancer as a VPC origin over ${protocol}; ` +
          'it keeps only what a service says may be kept (Cache-Control). The firewall stands before it: known attacks, addresses of bad repute, and whoever asks too often. ' +
          'VPC origins carry neither WebSocket nor gRPC' +
          (protocol === 'HTTPS'
            ? '. Under its own name the distribution does not answer: the certificate of the load balancer is that of the domain'
            : ''),
        alternatives: [
          {
            engine: 'public load balancer',
            verdict: 'one hop less in the same region, but it can be reached around the firewall, and nothing is cached near visitors',
          },
          {
            engine: 'global-accelerator',
            verdict: 'static addresses and no cache; pays for traffic that cannot be cached and must fail over between regions',
            threshold: { metric: 'regions', value: 2 },
          },
        ],
        needs: ['edge/main'],
        provides: ['DistributionDomainName', 'SiteUrl'].map((id) => names.output('GlobalEdge', id)),
        stateful: [{ stack: names.stack('GlobalEdge'), logicalId: 'EdgeLogs', type: 'AWS::S3::Bucket' }],
      },
    ];
  },
  usage: distributionUsage,
  quotas: distributionQuotas,
});
