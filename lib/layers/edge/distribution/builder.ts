import { Aws, ReferenceStrength, Stack, type CfnResource } from 'aws-cdk-lib';
import { handle, type BuildContext, type Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { KEYS } from '../../platform/keys/builder';
import { EDGE } from '../load-balancer/builder';
import { DistributionLog } from './access-log';
import type { DistributionSize, DistributionSpec } from './capability';
import { PrivateOriginDistribution } from './construct';
import { DistributionNames, DnsCertificate } from './domain';
import { EdgeFirewall } from './firewall';

export interface DistributionHandle {
  readonly distributionId: string;
  /** Where the site is, with its scheme. */
  readonly siteUrl: string;
}
export const DISTRIBUTION = handle<DistributionHandle>('distribution/main');

const certificateArn = (stack: Stack, { certificate, aliases }: DistributionSpec): string | undefined => {
  switch (certificate.kind) {
    case 'default':
      return undefined;
    case 'given':
      return certificate.arn;
    case 'requested':
      return new DnsCertificate(stack, 'Certificate', { names: aliases, hostedZoneId: certificate.hostedZoneId }).arn;
  }
};

/** An attribute of the load balancer. From another region it is read at deployment, without an export and without a function that carries it over. */
const ofOrigin = (spec: DistributionSpec, context: BuildContext, value: string): string =>
  spec.origin.region === context.region ? value : Stack.consumeReference(value, ReferenceStrength.WEAK);

export const buildDistribution: Builder<DistributionSize, DistributionSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('GlobalEdge');
  const origin = context.use(EDGE);
  const firewall = new EdgeFirewall(stack, 'Firewall', {
    name: spec.firewall.name,
    logGroupName: spec.firewall.logGroup,
    logDays: retentionOfAtLeast(size.firewallLogDays),
    requestsPerAddress: size.requestsPerAddress,
    ...(spec.firewall.encryptedLog ? { logKeyArn: context.use(KEYS).logs.keyArn } : {}),
  });
  const arn = certificateArn(stack, spec);
  const { distribution } = new PrivateOriginDistribution(stack, 'Site', {
    comment: spec.comment,
    originName: spec.origin.name,
    loadBalancerArn: ofOrigin(spec, context, origin.loadBalancerArn),
    loadBalancerDnsName: ofOrigin(spec, context, origin.dnsName),
    originProtocol: spec.origin.protocol,
    originTimeoutSeconds: size.originTimeoutSeconds,
    webAclArn: firewall.webAcl.attrArn,
    aliases: spec.aliases,
    ...(arn === undefined ? {} : { certificateArn: arn }),
    priceClass: size.priceClass,
    allowCountries: spec.allowCountries,
  });
  const { attrId: distributionId, attrDomainName: domainName } = distribution;
  if (spec.hostedZoneId !== undefined)
    new DistributionNames(stack, 'Names', { names: spec.aliases, hostedZoneId: spec.hostedZoneId, distributionDomainName: domainName });
  const logs = new DistributionLog(stack, 'EdgeLogs', {
    name: spec.name,
    distributionId,
    bucketName: `${spec.logBucket}-${Aws.ACCOUNT_ID}`,
    days: size.accessLogDays,
    retain: context.retain,
  });
  context.pin(logs.bucket.node.defaultChild as CfnResource, 'EdgeLogs');

  const siteUrl = `https://${spec.aliases[0] ?? domainName}`;
  context.output('GlobalEdge', 'DistributionDomainName', domainName, 'Name of the distribution');
  context.output('GlobalEdge', 'SiteUrl', siteUrl, 'Where the site is');
  context.provide(DISTRIBUTION, { distributionId, siteUrl });
  context.provideAttributes(id, { distributionId });
};
