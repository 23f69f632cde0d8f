import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PodDeleteExperiment, PodExperimentAccess } from '../../../lib/layers/resilience';
import type { PodExperimentSpec } from '../../../lib/layers/resilience/pod-experiment/capability';
import type { KubernetesObject } from '../../../lib/testing';
import { objectsIn } from '../../kubernetes/objects';
import { GROWTH_SHOP } from '../delivery/growth-shop';
import { entryOf, synthesized } from '../services/estate';

const template = (more: { stopAlarmArn?: string; enabled?: boolean; pods?: number } = {}): Template => {
  const stack = new Stack(new App(), 'Test');
  new PodDeleteExperiment(stack, 'Experiment', {
    description: 'Delete pods of web',
    clusterName: 'shop',
    clusterArn: 'arn:aws:eks:us-east-1:111122223333:cluster/shop',
    namespace: 'apps',
    selector: { 'app.kubernetes.io/name': 'web' },
    schedule: 'cron(0 10 ? * MON *)',
    ...more,
  });
  return Template.fromStack(stack);
};

describe('the experiment', () => {
  it('deletes one pod of one workload, ends by an alarm, and stands still', () => {
    const made = template({ stopAlarmArn: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:errors' });
    made.hasResourceProperties('AWS::FIS::ExperimentTemplate', {
      Targets: {
        Pods: {
          ResourceType: 'aws:eks:pod',
          Parameters: {
            clusterIdentifier: 'shop',
            namespace: 'apps',
            selectorType: 'labelSelector',
            selectorValue: 'app.kubernetes.io/name=web',
          },
          SelectionMode: 'COUNT(1)',
        },
      },
      Actions: {
        Delete: {
          ActionId: 'aws:eks:pod-delete',
          Parameters: { kubernetesServiceAccount: 'fis-experiment', fisPodSecurityPolicy: 'restricted' },
          Targets: { Pods: 'Pods' },
        },
      },
      StopConditions: [{ Source: 'aws:cloudwatch:alarm', Value: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:errors' }],
    });
    made.hasResourceProperties('AWS::Scheduler::Schedule', { State: 'DISABLED', ScheduleExpression: 'cron(0 10 ? * MON *)' });
  });

  it('fires by its schedule once enabled', () =>
    template({ enabled: true }).hasResourceProperties('AWS::Scheduler::Schedule', { State: 'ENABLED' }));

  it('enters the cluster under the name that its Role knows, with no policy of EKS', () => {
    template().hasResourceProperties('AWS::EKS::AccessEntry', {
      ClusterName: 'shop',
      Username: 'fis-experiment',
      AccessPolicies: Match.absent(),
      KubernetesGroups: Match.absent(),
    });
  });

  it('may describe the one cluster, and else only read', () => {
    template().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Sid: 'FindCluster',
            Effect: 'Allow',
            Action: 'eks:DescribeCluster',
            Resource: 'arn:aws:eks:us-east-1:111122223333:cluster/shop',
          },
          { Sid: 'LookAround', Effect: 'Allow', Action: ['ec2:DescribeSubnets', 'tag:GetResources'], Resource: '*' },
        ],
      },
    });
  });
});

it('in the cluster it has the rights of one namespace, as user and as account, and its pod a way to the API', () => {
  const objects = objectsIn<KubernetesObject>((chart) => {
    new PodExperimentAccess(chart, 'Access', { namespace: 'apps', partOf: 'shop', privateBlocks: ['10.0.0.0/18'] });
  });
  expect(objects.get('Role')?.metadata.namespace).toBe('apps');
  expect(objects.get('RoleBinding')).toMatchObject({
    metadata: { namespace: 'apps' },
    roleRef: { kind: 'Role', name: 'fis-experiment' },
    subjects: [
      { kind: 'ServiceAccount', name: 'fis-experiment', namespace: 'apps' },
      { kind: 'User', name: 'fis-experiment' },
    ],
  });
  expect(objects.get('NetworkPolicy')).toMatchObject({
    spec: { podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'DoesNotExist' }] } },
  });
  expect([...objects.keys()]).not.toContain('ClusterRole');
});

describe('at growth', () => {
  it('there is one, on the service in front, ended by its alarm', () => {
    expect(entryOf<PodExperimentSpec>(GROWTH_SHOP, 'pod-experiment/main').spec).toMatchObject({
      service: 'web',
      namespace: 'apps',
      enabled: false,
      stopAlarm: expect.stringContaining('Web') as string,
    });
    const s = synthesized(GROWTH_SHOP);
    expect(s.templates.get('shop-us-east-1-Resilience')?.Outputs).toHaveProperty('PodExperimentId');
  });

  it('the service in front is the one that people meet first, whatever it is called', () => {
    const open = { runtime: 'node' as const, expose: 'public' as const };
    const services = { adverts: open, beats: { ...open, role: 'ingest' as const }, shop: { ...open, role: 'site' as const } };
    expect(entryOf<PodExperimentSpec>({ ...GROWTH_SHOP, services, streams: {} }, 'pod-experiment/main').spec).toMatchObject({
      service: 'shop',
      stopAlarm: expect.stringContaining('ShopErrors') as string,
    });
  });

  it('there is none where nothing listens', () => {
    const services = { mailer: { runtime: 'node' as const, role: 'worker' as const } };
    expect(() => entryOf({ ...GROWTH_SHOP, services, streams: {} }, 'pod-experiment/main')).toThrow('no pod-experiment/main');
  });
});
