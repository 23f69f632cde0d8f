import { metrics } from '../../../../facts/metrics';
import type { AttributeRef } from '../../../../plan/contract';
import { query, type Draft } from '../alarm';

/** Dimensions that select the distribution. */
export const distributionDimensions: readonly (AttributeRef | string)[] = [
  { of: 'distribution/main', attribute: 'distributionId' },
  'Global',
];

/** Alarms on what CloudFront answers. Its metrics are in us-east-1, and so must the alarm be. */
export const distributionAlarms = (): Draft[] => [
  {
    id: 'DistributionFailures',
    means: 'More than one answer in twenty that visitors got from CloudFront was a failure (5xx), for a quarter of an hour.',
    remedy:
      'If services fail too, begin there. If not, CloudFront does not reach the load balancer: look at its VPC origin and at the security group of the load balancer.',
    query: query(metrics.distribution.serverErrors, distributionDimensions),
    when: 'above',
    threshold: 5,
    essential: true,
  },
];
