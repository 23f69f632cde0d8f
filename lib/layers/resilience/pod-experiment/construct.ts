import { Stack, Validations } from 'aws-cdk-lib';
import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import { CfnExperimentTemplate } from 'aws-cdk-lib/aws-fis';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { checkProps, dnsLabel, propError, whole } from '../../props';
import { experimentDescription, scheduleRule, startBySchedule } from '../experiment/schedule';
import { FIS_ACCOUNT, FIS_USER } from './names';

export interface PodDeleteExperimentProps {
  readonly description: string;
  /** Name of the EKS cluster; as a reference, so that the access entry waits for it. */
  readonly clusterName: string;
  readonly clusterArn: string;
  /** Namespace of the pods, in which `PodExperimentAccess` stands. */
  readonly namespace: string;
  /** Labels that the pods have. */
  readonly selector: Readonly<Record<string, string>>;
  /** Pods that are deleted at a time. @default 1 */
  readonly pods?: number;
  /** ARN of the CloudWatch alarm that stops the experiment. @default none */
  readonly stopAlarmArn?: string;
  /** EventBridge Scheduler expression, UTC, such as `cron(0 10 ? * MON *)`. */
  readonly schedule: string;
  /** Whether the schedule fires. @default false */
  readonly enabled?: boolean;
}

/**
 * A Fault Injection Service experiment that deletes pods of one workload, with the role and the access entry that it enters the cluster by,
 * and a schedule that stands still until it is enabled. The cluster's authentication mode has to know access entries; what the role may do
 * inside is the business of `PodExperimentAccess`.
 */
export class PodDeleteExperiment extends Construct {
  readonly template: CfnExperimentTemplate;

  constructor(scope: Construct, id: string, props: PodDeleteExperimentProps) {
    super(scope, id);
    checkProps(this, props, { description: experimentDescription, namespace: dnsLabel, pods: whole(1), schedule: scheduleRule }, [
      'clusterName',
      'clusterArn',
      'namespace',
      'selector',
      'schedule',
    ]);
    if (Object.keys(props.selector).length === 0)
      throw propError(this, 'selector is empty; allowed are labels of the pods that may be deleted');
    const role = this.role(props.clusterArn);
    // FIS user guide, "Use the AWS FIS aws:eks:pod actions", access entries: a user of one's own name and no access policy.
    const entry = new CfnAccessEntry(this, 'Access', {
      clusterName: props.clusterName,
      principalArn: role.roleArn,
      type: 'STANDARD',
      username: FIS_USER,
    });
    this.template = new CfnExperimentTemplate(this, 'Template', {
      description: props.description,
      roleArn: role.roleArn,
      targets: {
        Pods: {
          resourceType: 'aws:eks:pod',
          parameters: {
            clusterIdentifier: props.clusterName,
            namespace: props.namespace,
            selectorType: 'labelSelector',
            selectorValue: Object.entries(props.selector)
              .map(([key, value]) => `${key}=${value}`)
              .join(','),
          },
          selectionMode: `COUNT(${props.pods ?? 1})`,
        },
      },
      actions: {
        Delete: {
          actionId: 'aws:eks:pod-delete',
          description: props.description,
          // FIS actions reference, "aws:eks:pod-delete". Without gracePeriodSeconds pods end as they always do.
          parameters: { kubernetesServiceAccount: FIS_ACCOUNT, fisPodSecurityPolicy: 'restricted' },
          targets: { Pods: 'Pods' },
        },
      },
      stopConditions: [props.stopAlarmArn ? { source: 'aws:cloudwatch:alarm', value: props.stopAlarmArn } : { source: 'none' }],
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
      // Not the description: tags are create-only, and a changed text would make another experiment.
      tags: { Name: id },
    });
    this.template.node.addDependency(role, entry);
    startBySchedule(this, {
      description: props.description,
      templateId: this.template.attrId,
      schedule: props.schedule,
      enabled: props.enabled ?? false,
    });
  }

  private role(clusterArn: string): Role {
    const { account, partition, region } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('fis.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:fis:${region}:${account}:experiment/*` },
        },
      }),
    });
    role.addToPolicy(new PolicyStatement({ sid: 'FindCluster', actions: ['eks:DescribeCluster'], resources: [clusterArn] }));
    // FIS actions reference, "aws:eks:pod-delete", permissions. Neither action knows resources (Service Authorization Reference).
    role.addToPolicy(new PolicyStatement({ sid: 'LookAround', actions: ['ec2:DescribeSubnets', 'tag:GetResources'], resources: ['*'] }));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Both actions only read, and IAM knows no resources for them; what the role may do to pods, a Role in one namespace says.',
    });
    return role;
  }
}
