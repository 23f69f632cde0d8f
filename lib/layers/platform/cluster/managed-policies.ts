import { Validations } from 'aws-cdk-lib';
import { ManagedPolicy, type Role } from 'aws-cdk-lib/aws-iam';

/** Attaches policies of AWS to a role that EKS prescribes them for, and says so to cdk-nag. */
export const attachPrescribed = (role: Role, names: readonly string[]): void => {
  for (const name of names) role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(name));
  Validations.of(role).acknowledge(
    ...names.map((name) => ({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
      reason: `EKS prescribes ${name} for this role and extends it with the features of Auto Mode; a copy of it would fall behind`,
    })),
  );
};
