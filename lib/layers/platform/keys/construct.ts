import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** An AWS service that uses the key on its own behalf, and under which condition. */
export interface KeyUser {
  /** Service principal, such as `sns.amazonaws.com`. */
  readonly service: string;
  readonly actions: readonly string[];
  /** IAM condition block. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PurposeKeyProps {
  readonly description: string;
  /** `alias/…` */
  readonly alias: string;
  /** Days between the deletion of the key and its end, 7 to 30. @default 30 */
  readonly pendingWindowDays?: number;
  /** Keep the key when it leaves the template. @default true */
  readonly retain?: boolean;
  /** Services that use the key on their own behalf. @default none */
  readonly users?: readonly KeyUser[];
}

/** A customer-managed key that rotates every year and that the account's IAM policies govern. */
export class PurposeKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: PurposeKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: props.description,
      alias: props.alias,
      enableKeyRotation: true,
      pendingWindow: Duration.days(props.pendingWindowDays ?? 30),
      removalPolicy: (props.retain ?? true) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const user of props.users ?? [])
      this.key.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(user.service)],
          actions: [...user.actions],
          resources: ['*'], // in a key policy `*` is the key itself
          conditions: { ...(user.conditions ?? { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } }) },
        }),
      );
  }
}
