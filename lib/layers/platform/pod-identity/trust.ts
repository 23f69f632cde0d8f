import { Aws } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, ServicePrincipal, SessionTagsPrincipal, type PrincipalBase } from 'aws-cdk-lib/aws-iam';

/** The pods that may assume a role: those of one service account, in the named clusters of this account. */
export interface PodIdentitySubject {
  /** Names of the EKS clusters; a role that serves several regions names one cluster in each. */
  readonly clusterNames: readonly string[];
  /** Namespace of the service account. */
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * EKS Pod Identity as the principal of a role, for `assumedBy`.
 *
 * A bare `pods.eks.amazonaws.com` would trust every cluster of the account that somebody may make an association in. The request tags
 * are the ones that EKS sets itself when it assumes the role (Amazon EKS User Guide, "Create IAM role with trust policy required by EKS
 * Pod Identity"), so an association must not disable session tags. `aws:SourceArn` is left out: associations of the
 * documented form were seen to be refused with it (awslabs/mountpoint-s3-csi-driver#781), and the names say as much.
 */
export const podIdentityPrincipal = ({ clusterNames, namespace, serviceAccount }: PodIdentitySubject): PrincipalBase =>
  new SessionTagsPrincipal(
    new ServicePrincipal('pods.eks.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': Aws.ACCOUNT_ID,
          'aws:RequestTag/eks-cluster-name': [...clusterNames].sort(),
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
      },
    }),
  );

/** The same trust as a document, for `CfnRole.assumeRolePolicyDocument`. */
export const podIdentityTrust = (subject: PodIdentitySubject): PolicyDocument =>
  new PolicyDocument({
    statements: [new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:TagSession'], principals: [podIdentityPrincipal(subject)] })],
  });
