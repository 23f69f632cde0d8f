import { CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { logDeliveryStatement } from '../../../facts/resource-policies';
import { checkProps, logDays, logGroupNameRule } from '../../props';

export interface DeliveredLogGroupProps {
  /** 1 to 512 letters, digits and `.`, `-`, `_`, `/`, `#`. */
  readonly logGroupName: string;
  /** Days that the log is kept, one of those that CloudWatch Logs takes. @default 30 */
  readonly days?: RetentionDays;
  /** Encrypts the group; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly encryptionKey?: IKey;
}

/**
 * A log group into which AWS delivers the logs of a service (MSK, ElastiCache), made before its writer. Who may write stands on the group
 * itself: the account has room for ten policies of that kind, and this one goes with its group.
 */
export class DeliveredLogGroup extends Construct {
  readonly group: CfnLogGroup;

  constructor(scope: Construct, id: string, props: DeliveredLogGroupProps) {
    super(scope, id);
    checkProps(this, props, { logGroupName: logGroupNameRule, days: logDays }, ['logGroupName']);
    const { logGroupName, days, encryptionKey } = props;
    const { account, partition, region } = Stack.of(this);
    const { sid, services, actions, resources, conditions } = logDeliveryStatement({ account, partition, region }, [logGroupName]);
    this.group = new CfnLogGroup(this, 'Group', {
      logGroupName,
      retentionInDays: days ?? 30,
      ...(encryptionKey ? { kmsKeyId: encryptionKey.keyArn } : {}),
      resourcePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Sid: sid, Effect: 'Allow', Principal: { Service: services }, Action: actions, Resource: resources, Condition: conditions },
        ],
      },
    });
    this.group.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    this.group.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
  }
}
