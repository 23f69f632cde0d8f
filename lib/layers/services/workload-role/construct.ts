import type { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PodIdentityRole } from '../../platform/pod-identity/construct';
import { propError } from '../../props';

/** Something that the pods of a workload may do. */
export interface WorkloadGrant {
  /** What it is for, in letters and digits. @default none */
  readonly sid?: string;
  /** IAM actions by name, such as `s3:GetObject`; none of them for a whole service. */
  readonly actions: readonly string[];
  /** ARNs; never everything. */
  readonly resources: readonly string[];
  /** IAM condition block. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface WorkloadRoleProps {
  /** Name of the EKS cluster; a reference to it makes the association wait for the cluster. */
  readonly clusterName: string;
  /** Namespace of the workload. */
  readonly namespace: string;
  /** Service account of the workload. @default the id of this construct */
  readonly serviceAccount?: string;
  /** @default a name that CloudFormation makes */
  readonly roleName?: string;
  /** @default `Pods of <service account>` */
  readonly description?: string;
  /** One for each thing that the workload uses. */
  readonly grants: readonly WorkloadGrant[];
}

const WIDE = /^(\*|[a-z0-9-]+:\*)$/;

/**
 * The role of one workload: its pods get it through EKS Pod Identity, without a secret, and it may do what its grants say. Grants that
 * reach everything are refused.
 */
export class WorkloadRole extends Construct {
  readonly role: Role;
  readonly association: CfnPodIdentityAssociation;

  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    super(scope, id);
    const { grants, serviceAccount = id, description = `Pods of ${serviceAccount}` } = props;
    grants.forEach((grant, i) => this.check(grant, i));
    const document = new PolicyDocument({
      statements: grants.map(
        ({ sid, actions, resources, conditions }) =>
          new PolicyStatement({
            ...(sid === undefined ? {} : { sid }),
            actions: [...actions],
            resources: [...resources],
            ...(conditions ? { conditions } : {}),
          }),
      ),
    });
    ({ role: this.role, association: this.association } = new PodIdentityRole(this, 'PodIdentity', {
      clusterName: props.clusterName,
      namespace: props.namespace,
      serviceAccount,
      description,
      ...(props.roleName === undefined ? {} : { roleName: props.roleName }),
      ...(grants.length > 0 ? { inlinePolicies: { Grants: document } } : {}),
    }));
  }

  private check({ actions, resources }: WorkloadGrant, index: number): void {
    const at = `grants[${index}]`;
    if (actions.length === 0 || resources.length === 0)
      throw propError(this, `${at} names no ${actions.length === 0 ? 'action' : 'resource'}`);
    const wide = actions.find((action) => WIDE.test(action));
    if (wide !== undefined) throw propError(this, `${at} allows ${wide}; allowed are actions by name`);
    if (resources.includes('*')) throw propError(this, `${at} reaches everything; allowed are ARNs`);
  }
}
