import { CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { clusterNameTag } from '../../../facts/auto-mode';

/** A target group holds addresses and each one's port comes with its registration, so this one is never used. Changing it would replace the group. */
const UNUSED_PORT = 80;

export interface PodTargetGroupProps {
  /** At most 32 letters, digits and hyphens. */
  readonly name: string;
  readonly vpcId: string;
  /** EKS cluster whose Auto Mode may register pods. @default none: whoever may register targets in any group, such as the AWS Load Balancer Controller */
  readonly clusterName?: string;
  /** @default '/' */
  readonly healthPath?: string;
  /** Port of the pod, or the one that takes its traffic. @default 'traffic-port' */
  readonly healthPort?: string;
  /** Status codes that mean healthy, 200 to 499. @default '200' */
  readonly healthCodes?: string;
  /** Seconds between two health checks, 5 to 300. @default 10 */
  readonly healthIntervalSeconds?: number;
  /** Seconds that a pod which leaves may finish its requests, 0 to 3600. @default 30 */
  readonly drainSeconds?: number;
}

/** Pods of one Kubernetes service, by address. A TargetGroupBinding fills it. */
export class PodTargetGroup extends Construct {
  readonly resource: CfnTargetGroup;
  /** ARN. */
  readonly arn: string;
  /** `targetgroup/<name>/<id>`: how metrics name it. */
  readonly fullName: string;

  constructor(scope: Construct, id: string, props: PodTargetGroupProps) {
    super(scope, id);
    this.resource = new CfnTargetGroup(this, 'TargetGroup', {
      name: props.name,
      vpcId: props.vpcId,
      targetType: 'ip',
      protocol: 'HTTP',
      protocolVersion: 'HTTP1',
      port: UNUSED_PORT,
      healthCheckProtocol: 'HTTP',
      healthCheckPath: props.healthPath ?? '/',
      healthCheckPort: props.healthPort ?? 'traffic-port',
      healthCheckIntervalSeconds: props.healthIntervalSeconds ?? 10,
      healthCheckTimeoutSeconds: Math.min(5, (props.healthIntervalSeconds ?? 10) - 1),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
      matcher: { httpCode: props.healthCodes ?? '200' },
      targetGroupAttributes: [
        { key: 'deregistration_delay.timeout_seconds', value: String(props.drainSeconds ?? 30) },
        { key: 'load_balancing.algorithm.type', value: 'least_outstanding_requests' },
        { key: 'stickiness.enabled', value: 'false' },
      ],
      // AmazonEKSLoadBalancingPolicy lets the controller of Auto Mode register targets only where this tag names its cluster.
      ...(props.clusterName === undefined ? {} : { tags: [{ key: clusterNameTag, value: props.clusterName }] }),
    });
    this.arn = this.resource.ref;
    this.fullName = this.resource.attrTargetGroupFullName;
  }
}
