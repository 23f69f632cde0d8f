import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAddon } from 'aws-cdk-lib/aws-eks';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { attachPrescribed } from '../managed-policies';
import { podIdentityPrincipal } from '../pod-identity/trust';

/** Who calls AWS on behalf of an add-on. */
export interface AddonIdentity {
  /** Namespace that EKS puts the add-on into. */
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Names of policies of AWS. */
  readonly managedPolicies: readonly string[];
}

export interface ClusterAddonProps {
  /** Name of the cluster, as a reference, so that the add-on waits for it. */
  readonly clusterName: string;
  /** Name of the add-on, as EKS has it. */
  readonly addonName: string;
  /** @default the default of EKS for the cluster's Kubernetes at that moment */
  readonly version?: string;
  /** What the add-on's own schema takes. @default none */
  readonly configuration?: object;
  /** @default it calls no AWS API */
  readonly identity?: AddonIdentity;
  /** Log groups that it writes: made before it, or it makes them without an end and without a key. @default none */
  readonly logGroups?: readonly string[];
  /** Days that these are kept, at least. @default 30 */
  readonly logDays?: number;
  /** @default encrypted by CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** Keep the logs when the add-on goes. @default true */
  readonly retainLogs?: boolean;
}

/** An add-on that EKS installs and repairs, with a role of its own through Pod Identity and the log groups that it writes. */
export class ClusterAddon extends Construct {
  readonly addon: CfnAddon;

  constructor(scope: Construct, id: string, props: ClusterAddonProps) {
    super(scope, id);
    this.addon = new CfnAddon(this, 'Addon', {
      clusterName: props.clusterName,
      addonName: props.addonName,
      // Nobody else installs it: what is there of it is left over from a failed attempt.
      resolveConflicts: 'OVERWRITE',
      ...(props.version ? { addonVersion: props.version } : {}),
      ...(props.configuration ? { configurationValues: JSON.stringify(props.configuration) } : {}),
      ...(props.identity
        ? {
            podIdentityAssociations: [{ serviceAccount: props.identity.serviceAccount, roleArn: this.role(props, props.identity).roleArn }],
          }
        : {}),
    });
    for (const logGroupName of props.logGroups ?? []) {
      const group = new LogGroup(this, `${logGroupName.split('/').at(-1) ?? logGroupName}Logs`, {
        logGroupName,
        retention: retentionOfAtLeast(props.logDays ?? 30),
        removalPolicy: (props.retainLogs ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
        ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
      });
      this.addon.node.addDependency(group);
    }
  }

  private role({ clusterName, addonName }: ClusterAddonProps, { namespace, serviceAccount, managedPolicies }: AddonIdentity): Role {
    const role = new Role(this, 'Role', {
      assumedBy: podIdentityPrincipal({ clusterNames: [clusterName], namespace, serviceAccount }),
      description: `Add-on ${addonName}`,
    });
    attachPrescribed(role, managedPolicies);
    return role;
  }
}
