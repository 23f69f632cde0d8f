import type { Blueprint } from '../../blueprint';
import { GLOBAL_REGION } from '../../plan/contract';

/** `arn:aws:acm:<region>:<account>:certificate/<id>` */
const regionOf = (arn: string): string => arn.split(':')[3] as string;

const given = ({ edge }: Blueprint, region: string): string | undefined =>
  edge?.domain !== undefined && edge.certificateArn !== undefined && regionOf(edge.certificateArn) === region
    ? edge.certificateArn
    : undefined;

/**
 * The given certificate, where a load balancer in this region can use it: one of the same region (elasticloadbalancing, "SSL
 * certificates"). It must cover the domain, since CloudFront asks for the host that its visitor asked for.
 */
export const originCertificate = (blueprint: Blueprint, region: string): string | undefined => given(blueprint, region);

/** The given certificate, where CloudFront can use it: one of us-east-1 and of no other region (CloudFront, "Requirements for certificates"). */
export const viewerCertificate = (blueprint: Blueprint): string | undefined => given(blueprint, GLOBAL_REGION);
