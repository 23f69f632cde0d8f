import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

export interface NodeSecurityGroupProps {
  /** A VPC of one's own, or one that is there. */
  readonly vpcId: string;
  /** Value of the `Name` tag, by which NodeClasses select the group. */
  readonly name: string;
}

/**
 * What every node of a cluster wears, and so every pod: stores and load balancers name it in their rules. It lets everything out, and in
 * only what wears it, too. Makes `NodeSecurityGroup` and `NodeToNode` in the scope, so that there is one in each.
 */
export const nodeSecurityGroup = (scope: Construct, { vpcId, name }: NodeSecurityGroupProps): CfnSecurityGroup => {
  const group = new CfnSecurityGroup(scope, 'NodeSecurityGroup', {
    groupDescription: 'Nodes of the Kubernetes cluster, and so their pods',
    vpcId,
    // What a pod may reach is the business of its NetworkPolicy; the group only lets it out.
    securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '0.0.0.0/0', description: 'NetworkPolicies decide what pods may reach' }],
    tags: [{ key: 'Name', value: name }],
  });
  new CfnSecurityGroupIngress(scope, 'NodeToNode', {
    groupId: group.attrGroupId,
    sourceSecurityGroupId: group.attrGroupId,
    ipProtocol: '-1',
    description: 'Pods on other nodes',
  });
  return group;
};
