import { Validations } from 'aws-cdk-lib';
import { ManagedPolicy, type Role } from 'aws-cdk-lib/aws-iam';

/** Attaches the policies of AWS that its documentation prescribes for a role, and says so to cdk-nag. */
export const attachPrescribed = (role: Role, names: readonly string[]): void => {
  for (const name of names) role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(name));
  Validations.of(role).acknowledge(
    ...names.map((name) => ({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
      reason: `AWS documents ${name} as what this role needs, and extends it with the features that need more; a copy would fall behind`,
    })),
  );
};
