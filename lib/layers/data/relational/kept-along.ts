import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';

/**
 * What a database is used with stays when that is kept: RDS deletes no group of subnets or parameters in use, and CloudFormation would try
 * for hours when both leave the template (aws-cdk#5282). One that is replaced is no longer in use.
 */
export const keptAlong = (retain: boolean, ...resources: readonly CfnResource[]): void => {
  if (!retain) return;
  for (const { cfnOptions } of resources) {
    cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
  }
};
