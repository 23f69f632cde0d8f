import { Aws, Stack } from 'aws-cdk-lib';
import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accessPolicyArn, nodeRolePolicies, trust, type AccessPolicy } from '../../../facts/auto-mode';
import { stableHash } from '../../../naming';
import { attachPrescribed } from '../managed-policies';

export interface ClusterAccessProps {
  /** Name of the cluster: of one's own as a reference, so that the entries wait for it. It takes access entries (authentication mode `API` or with `CONFIG_MAP`). */
  readonly clusterName: string;
  /** @default that of a cluster of that name in the stack's account and region */
  readonly clusterArn?: string;
  /** Name of the role of the nodes of one's own pools: what a NodeClass names. */
  readonly nodeRoleName: string;
  /** ARNs of the roles that administer the cluster. @default one role is made */
  readonly admins?: readonly string[];
  /** Name of the role that is made when no administrator is named. @default a name that CloudFormation makes */
  readonly adminRoleName?: string;
  /** Only nodes are let in, as into a cluster whose administrators are somebody else's business. @default false */
  readonly nodesOnly?: boolean;
}

/** Who may enter a cluster: its administrators, and nodes of one's own pools. */
export class ClusterAccess extends Construct {
  readonly nodeRole: Role;
  /** Only when no administrator was named, and one is wanted. */
  readonly adminRole: Role | undefined;

  constructor(scope: Construct, id: string, props: ClusterAccessProps) {
    super(scope, id);
    // A role of its own: EKS makes the entry of the built-in pool's role itself, and takes no second one for it.
    this.nodeRole = new Role(this, 'NodeRole', {
      roleName: props.nodeRoleName,
      assumedBy: new ServicePrincipal(trust.node.service),
      description: 'Nodes of pools other than the built-in ones',
    });
    attachPrescribed(this.nodeRole, nodeRolePolicies);
    this.entry('NodeEntry', props.clusterName, this.nodeRole.roleArn, 'AmazonEKSAutoNodePolicy', 'EC2');

    const admins = [...new Set(props.admins ?? [])].sort();
    this.adminRole = admins.length > 0 || props.nodesOnly ? undefined : this.administrator(props);
    if (this.adminRole) this.entry('AdminEntry', props.clusterName, this.adminRole.roleArn, 'AmazonEKSClusterAdminPolicy');
    for (const arn of admins) this.entry(`AdminEntry${stableHash(arn)}`, props.clusterName, arn, 'AmazonEKSClusterAdminPolicy');
  }

  /**
   * Whom the account allows `sts:AssumeRole` on it becomes administrator. No condition on MFA: sessions of IAM Identity Center and of
   * pipelines do not carry that key, and whoever may change this role's trust could drop the condition anyway.
   */
  private administrator(props: ClusterAccessProps): Role {
    const { partition, region, account } = Stack.of(this);
    const clusterArn = props.clusterArn ?? `arn:${partition}:eks:${region}:${account}:cluster/${props.clusterName}`;
    return new Role(this, 'AdminRole', {
      assumedBy: new AccountRootPrincipal(),
      description: 'Administers the Kubernetes cluster',
      ...(props.adminRoleName ? { roleName: props.adminRoleName } : {}),
      inlinePolicies: {
        Kubeconfig: new PolicyDocument({
          statements: [new PolicyStatement({ sid: 'FindCluster', actions: ['eks:DescribeCluster'], resources: [clusterArn] })],
        }),
      },
    });
  }

  private entry(id: string, clusterName: string, principalArn: string, policy: AccessPolicy, type = 'STANDARD'): void {
    new CfnAccessEntry(this, id, {
      clusterName,
      principalArn,
      type,
      accessPolicies: [{ policyArn: accessPolicyArn(policy, Aws.PARTITION), accessScope: { type: 'cluster' } }],
    });
  }
}
