import { DAYS_PER_MONTH, GIB, KIB, MILLION, TEN_THOUSAND } from '../../../capacity/units';
import { SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logLines } from '../../observability/log-usage';
import { FIREWALL_GROUPS } from './rules';

interface Distribution {
  readonly size: { readonly firewallLogDays: number; readonly accessLogDays: number };
}

/**
 * What visitors get and how often they ask, the firewall before it, and both logs. VPC origins, the certificate, and alias records of
 * Route 53, which lead to CloudFront, cost nothing; the zone is there already. Visitors outside of North America and Europe cost more by
 * the GB: nobody says here where they are. The free terabyte a month of CloudFront, one for the account, is not taken off.
 */
export const distributionUsage = ({ size }: Distribution, { assumed, demand }: UsageContext): readonly Usage[] => {
  const requests = demand.requests.average * SECONDS_PER_MONTH;
  const logged = (requests * assumed.refusedShare * assumed.firewallLogBytes) / GIB;
  const accessLog = (requests * assumed.accessLogBytes) / GIB / DAYS_PER_MONTH;
  return [
    { item: 'data to visitors', price: 'cloudfront.us', quantity: (requests * assumed.responseKiB * KIB) / GIB },
    { item: 'requests of visitors', price: 'cloudfront.https10k.us', quantity: requests / TEN_THOUSAND },
    { item: 'firewall', price: 'waf.webAclMonth', quantity: 1 },
    { item: 'rules of the firewall', price: 'waf.ruleMonth', quantity: FIREWALL_GROUPS.length + 1 },
    { item: 'requests through the firewall', price: 'waf.requestsM', quantity: requests / MILLION },
    ...logLines({ what: 'log of the firewall', gib: logged, days: size.firewallLogDays, vended: true }, assumed),
    { item: `access logs, kept for ${size.accessLogDays} days`, price: 's3.storage', quantity: accessLog * size.accessLogDays },
  ];
};

export const distributionQuotas = (): readonly QuotaUse[] => [
  { quota: 'cloudfront.distributions', amount: 1 },
  { quota: 'waf.web-acls', amount: 1 },
  { quota: 's3.buckets', amount: 1 },
  { quota: 'logs.groups', amount: 1 },
];
