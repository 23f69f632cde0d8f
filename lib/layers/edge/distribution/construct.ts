import { Validations } from 'aws-cdk-lib';
import { CfnDistribution, CfnVpcOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { checkProps, propError, text, whole } from '../../props';
import { cachePolicies, originRequestPolicies, responseHeadersPolicies } from '../../../facts/cloudfront';

export interface PrivateOriginDistributionProps {
  /** What it is for, as the console shows it. */
  readonly comment: string;
  /** Name of the VPC origin, unique in the account. */
  readonly originName: string;
  /** Private load balancer of the same account. */
  readonly loadBalancerArn: string;
  readonly loadBalancerDnsName: string;
  /** How CloudFront speaks to it, on port 80 or 443. @default 'HTTP', which does not leave Amazon's network */
  readonly originProtocol?: 'HTTP' | 'HTTPS';
  /** Seconds that CloudFront waits for an answer, 1 to 120. @default 30 */
  readonly originTimeoutSeconds?: number;
  /** ARN of a web ACL of scope CLOUDFRONT, such as that of an `EdgeFirewall`. @default no firewall */
  readonly webAclArn?: string;
  /** Names under which visitors come; need a certificate that covers them. @default the distribution's own */
  readonly aliases?: readonly string[];
  /** ACM certificate of us-east-1. @default that of the distribution's own name */
  readonly certificateArn?: string;
  /** Which edge locations serve it: PriceClass_100, PriceClass_200 or PriceClass_All. @default 'PriceClass_All' */
  readonly priceClass?: string;
  /** Two-letter codes of the countries that are served. @default all */
  readonly allowCountries?: readonly string[];
}

const ORIGIN = 'load-balancer';

/** Answers of a service in trouble; kept for 10 seconds by default, which would outlast the trouble (CloudFront, "Error caching minimum TTL"). */
const PASSING_ERRORS = [500, 502, 503, 504] as const;

/** A distribution before a load balancer that has no address on the internet. */
export class PrivateOriginDistribution extends Construct {
  readonly distribution: CfnDistribution;

  constructor(scope: Construct, id: string, props: PrivateOriginDistributionProps) {
    super(scope, id);
    checkProps(this, props, {
      originTimeoutSeconds: whole(1, 120),
      priceClass: text(/^PriceClass_(100|200|All)$/, 'PriceClass_100, PriceClass_200 or PriceClass_All'),
    });
    if ((props.aliases ?? []).length > 0 && props.certificateArn === undefined)
      throw propError(this, 'aliases need certificateArn, of a certificate in us-east-1 that covers them');
    const { originProtocol = 'HTTP' } = props;
    // A VPC origin in use cannot be changed (UpdateVpcOrigin, CannotUpdateEntityWhileInUse): another protocol is another origin.
    const origin = new CfnVpcOrigin(this, originProtocol === 'HTTP' ? 'HttpOrigin' : 'HttpsOrigin', {
      vpcOriginEndpointConfig: {
        name: props.originName,
        arn: props.loadBalancerArn,
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: originProtocol === 'HTTP' ? 'http-only' : 'https-only',
        originSslProtocols: ['TLSv1.2'],
      },
    });
    const { allowCountries = [], aliases = [], certificateArn } = props;
    this.distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        comment: props.comment,
        enabled: true,
        httpVersion: 'http2and3',
        ipv6Enabled: true,
        priceClass: props.priceClass ?? 'PriceClass_All',
        ...(props.webAclArn === undefined ? {} : { webAclId: props.webAclArn }),
        origins: [
          {
            id: ORIGIN,
            domainName: props.loadBalancerDnsName,
            // Kept connections close before the load balancer closes them (its idle timeout is 60 seconds), so that none is used while it ends.
            vpcOriginConfig: {
              vpcOriginId: origin.attrId,
              originReadTimeout: props.originTimeoutSeconds ?? 30,
              originKeepaliveTimeout: 30,
            },
          },
        ],
        defaultCacheBehavior: {
          targetOriginId: ORIGIN,
          viewerProtocolPolicy: 'redirect-to-https',
          allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
          cachedMethods: ['GET', 'HEAD'],
          compress: true,
          cachePolicyId: cachePolicies.useOriginCacheControlHeadersQueryStrings,
          originRequestPolicyId: originRequestPolicies.allViewer,
          responseHeadersPolicyId: responseHeadersPolicies.securityHeaders,
        },
        customErrorResponses: PASSING_ERRORS.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
        restrictions: {
          geoRestriction:
            allowCountries.length > 0 ? { restrictionType: 'whitelist', locations: [...allowCountries] } : { restrictionType: 'none' },
        },
        ...(aliases.length > 0 ? { aliases: [...aliases] } : {}),
        viewerCertificate:
          certificateArn === undefined
            ? { cloudFrontDefaultCertificate: true }
            : { acmCertificateArn: certificateArn, sslSupportMethod: 'sni-only', minimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    this.acknowledge(certificateArn === undefined, allowCountries.length === 0);
  }

  private acknowledge(ownName: boolean, everywhere: boolean): void {
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR3',
      reason: 'Access logs are there: delivered by CloudWatch Logs (standard logging v2), which the distribution itself does not mention.',
    });
    if (ownName)
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason:
          'Under its own name a distribution has the certificate of cloudfront.net, whose protocols cannot be chosen; with a domain TLS 1.2 is the minimum.',
      });
    if (everywhere)
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR1',
        reason: 'The blueprint names no countries, so all are served.',
      });
  }
}
