import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ResourceStatement } from '../../../facts/service-principals';
import { checkProps, text, whole } from '../../props';

export interface PurposeKeyProps {
  /** What it encrypts, as the console shows it. */
  readonly description: string;
  /** `alias/…`, unique in the account and region. @default none */
  readonly alias?: string;
  /** Days between the deletion of the key and its end, 7 to 30. @default 30 */
  readonly pendingWindowDays?: number;
  /** Keep the key when it leaves the template. @default true */
  readonly retain?: boolean;
  /** AWS services that use the key on their own behalf, and under which conditions. @default none */
  readonly users?: readonly ResourceStatement[];
}

/** A customer-managed key that rotates every year and that the account's IAM policies govern. */
export class PurposeKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: PurposeKeyProps) {
    super(scope, id);
    checkProps(this, props, {
      alias: text(
        /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/,
        'alias/… of letters, digits, slashes, hyphens and underscores, not alias/aws/…',
      ),
      pendingWindowDays: whole(7, 30),
    });
    this.key = new Key(this, 'Key', {
      description: props.description,
      ...(props.alias === undefined ? {} : { alias: props.alias }),
      enableKeyRotation: true,
      pendingWindow: Duration.days(props.pendingWindowDays ?? 30),
      removalPolicy: (props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    for (const { sid, services, actions, conditions } of props.users ?? [])
      this.key.addToResourcePolicy(
        new PolicyStatement({
          sid,
          principals: services.map((service) => new ServicePrincipal(service)),
          actions: [...actions],
          resources: ['*'], // in a key policy `*` is the key itself
          ...(conditions ? { conditions } : {}),
        }),
      );
  }
}
