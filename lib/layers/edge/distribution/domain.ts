import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRecordSetGroup } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { distributionHostedZoneId } from '../../../facts/cloudfront';
import { checkProps, items } from '../../props';

export interface DnsCertificateProps {
  /** The first is the certificate's own name. */
  readonly names: readonly string[];
  /** Route 53 zone that holds all of them. */
  readonly hostedZoneId: string;
}

/** A certificate that ACM validates, and renews, by records that it puts into the zone itself. For CloudFront its stack is in us-east-1. */
export class DnsCertificate extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { names, hostedZoneId }: DnsCertificateProps) {
    super(scope, id);
    // acm RequestCertificate: ten names, unless the quota was raised; a hundred at most.
    checkProps(this, { names }, { names: items(1, 100, 'names') });
    const [domainName = '', ...others] = names;
    const certificate = new CfnCertificate(this, 'Certificate', {
      domainName,
      ...(others.length > 0 ? { subjectAlternativeNames: others } : {}),
      validationMethod: 'DNS',
      domainValidationOptions: names.map((name) => ({ domainName: name, hostedZoneId })),
    });
    this.arn = certificate.ref;
  }
}

export interface DistributionNamesProps {
  readonly names: readonly string[];
  readonly hostedZoneId: string;
  /** The distribution's own name, `….cloudfront.net`. */
  readonly distributionDomainName: string;
}

/** Names that lead to a distribution, over IPv4 and IPv6. */
export class DistributionNames extends Construct {
  constructor(scope: Construct, id: string, { names, hostedZoneId, distributionDomainName }: DistributionNamesProps) {
    super(scope, id);
    const aliasTarget = { dnsName: distributionDomainName, hostedZoneId: distributionHostedZoneId, evaluateTargetHealth: false };
    // One group, so that a name has both its records or neither.
    new CfnRecordSetGroup(this, 'Records', {
      hostedZoneId,
      recordSets: names.flatMap((name) => ['A', 'AAAA'].map((type) => ({ name, type, aliasTarget }))),
    });
  }
}
