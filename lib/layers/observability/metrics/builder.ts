import { Aws, type Stack } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { BuildContext, Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { viaService } from '../../../facts/service-principals';
import { KEYS } from '../../platform/keys/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import { podIdentityTrust } from '../../platform/pod-identity/trust';
import { ALARM_TOPIC } from '../alarms/builder';
import type { MetricsSize, MetricsSpec } from './capability';
import { MetricsWorkspace } from './construct';

/**
 * The role stands beside the workspace and is named by its name elsewhere, so that no other stack holds on to it. It may write into this
 * workspace, and nothing else; the key that the workspace is encrypted with it may use through the workspace's service alone.
 */
const letWrite = (home: Stack, made: MetricsWorkspace, { writer }: MetricsSpec, context: BuildContext): void => {
  const { namespace, serviceAccount, roleName, identityStack } = writer;
  const allow = (sid: string, actions: readonly string[], resource: string, condition?: object) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: [resource],
    ...(condition ? { Condition: condition } : {}),
  });
  new CfnRole(home, 'MetricsWriterRole', {
    roleName,
    description: 'Collector that writes metrics into the workspace of the region',
    assumeRolePolicyDocument: podIdentityTrust({ clusterNames: [context.names.cluster], namespace, serviceAccount }),
    policies: [
      {
        policyName: 'write',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            allow('RemoteWrite', ['aps:RemoteWrite'], made.workspace.attrArn),
            // Amazon Managed Service for Prometheus, "Encryption at rest": those who use the workspace are let use its key, by way of the service.
            allow('WorkspaceKey', ['kms:Decrypt', 'kms:GenerateDataKey'], context.use(KEYS).data.keyArn, {
              StringEquals: { 'kms:ViaService': viaService('aps', context.region) },
            }),
          ],
        },
      },
    ],
  });
  const stack = context.stack(identityStack);
  stack.addStackDependency(home, 'a name says nothing of the role that it stands for');
  new CfnPodIdentityAssociation(stack, 'MetricsWriterAssociation', {
    clusterName: context.use(CLUSTER).name,
    namespace,
    serviceAccount,
    roleArn: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${roleName}`,
  });
};

export const buildMetrics: Builder<MetricsSize, MetricsSpec> = ({ size, spec }, context) => {
  const stack = context.stack('Observability');
  const keys = context.use(KEYS);
  const topic = context.use(ALARM_TOPIC);
  const made = new MetricsWorkspace(stack, 'Metrics', {
    ...size,
    logDays: retentionOfAtLeast(size.logDays),
    alias: spec.alias,
    logGroupName: spec.logGroup,
    keyArn: keys.data.keyArn,
    logKeyArn: keys.logs.keyArn,
    topicArn: topic.arn,
    topicPolicy: topic.policy,
    ruleGroups: spec.ruleGroups,
    retain: context.retain,
  });
  context.pin(made.workspace, spec.logicalId);
  context.output('Observability', spec.urlOutput, made.url, 'Workspace of the metrics: data source of a Grafana');
  letWrite(stack, made, spec, context);
};
