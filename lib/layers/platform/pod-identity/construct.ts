import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { Role, type IManagedPolicy, type PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { podIdentityPrincipal } from './trust';

export interface PodIdentityRoleProps {
  /** Name of the EKS cluster; a reference to it makes the association wait for the cluster. */
  readonly clusterName: string;
  /** Namespace of the service account; it need not exist yet. */
  readonly namespace: string;
  /** The service account whose pods get the role; it need not exist yet. */
  readonly serviceAccount: string;
  /** @default a name that CloudFormation makes */
  readonly roleName?: string;
  /** What the role is for, as the console shows it. @default none */
  readonly description?: string;
  /** Policies by name. @default none */
  readonly inlinePolicies?: Readonly<Record<string, PolicyDocument>>;
  /** @default none */
  readonly managedPolicies?: readonly IManagedPolicy[];
}

/** An IAM role that the pods of one service account of one cluster get through EKS Pod Identity, and nobody else. */
export class PodIdentityRole extends Construct {
  readonly role: Role;
  readonly association: CfnPodIdentityAssociation;

  constructor(scope: Construct, id: string, props: PodIdentityRoleProps) {
    super(scope, id);
    const { clusterName, namespace, serviceAccount } = props;
    this.role = new Role(this, 'Role', {
      assumedBy: podIdentityPrincipal({ clusterNames: [clusterName], namespace, serviceAccount }),
      ...(props.roleName ? { roleName: props.roleName } : {}),
      ...(props.description ? { description: props.description } : {}),
      inlinePolicies: { ...props.inlinePolicies },
      managedPolicies: [...(props.managedPolicies ?? [])],
    });
    this.association = new CfnPodIdentityAssociation(this, 'Association', {
      clusterName,
      namespace,
      serviceAccount,
      roleArn: this.role.roleArn,
    });
  }
}
