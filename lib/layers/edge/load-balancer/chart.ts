import { ApiObject, type Chart } from 'cdk8s';
import { kinds } from '../../../facts/auto-mode';
import { targetGroupBinding } from '../../../facts/existing-cluster';
import type { TargetGroupBindingSpec } from '../../../facts/auto-mode-network';

export interface PodTargetsProps {
  /** Kubernetes service whose pods are the targets. */
  readonly service: string;
  readonly namespace: string;
  /** Port of the Kubernetes service, by number. */
  readonly port: number;
  /** ARN, or a placeholder for it. */
  readonly targetGroupArn: string;
  /** Whether EKS Auto Mode registers them, or else the AWS Load Balancer Controller. @default true */
  readonly autoMode?: boolean;
}

/**
 * Registers the pods of a service with a target group that CloudFormation owns. Without `networking`, so that the controller leaves
 * security groups alone: the rules for the pods' ports are CloudFormation's too.
 */
export const podTargets = (chart: Chart, { service, namespace, port, targetGroupArn, autoMode = true }: PodTargetsProps): ApiObject => {
  const spec: TargetGroupBindingSpec = { serviceRef: { name: service, port }, targetGroupARN: targetGroupArn, targetType: 'ip' };
  return new ApiObject(chart, `${namespace}-${service}`, {
    ...(autoMode ? kinds.targetGroupBinding : targetGroupBinding),
    metadata: { name: service, namespace },
    spec,
  });
};
