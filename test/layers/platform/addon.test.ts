import { App, Stack } from 'aws-cdk-lib';
import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { BlueprintInput } from '../../../lib/blueprint';
import { PodIdentityRole } from '../../../lib/layers/platform/pod-identity/construct';
import { podIdentityTrust } from '../../../lib/layers/platform/pod-identity/trust';
import { planOrThrow } from '../../../lib/plan';
import { synthesize, type Template, type TemplateResource } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const addonsOf = (input: Partial<BlueprintInput> = {}): Template =>
  synthesize(planOrThrow(blueprintOf(input))).templates.get('streamflix-us-east-1-Addons') as Template;
const of = (t: Template, type: string): TemplateResource[] => Object.values(t.Resources).filter((r) => r.Type === type);
const addon = (t: Template, name: string): TemplateResource =>
  of(t, 'AWS::EKS::Addon').find((r) => r.Properties?.['AddonName'] === name) as TemplateResource;
const configuration = (t: Template, name: string): unknown => JSON.parse(addon(t, name).Properties?.['ConfigurationValues'] as string);
const observability = 'amazon-cloudwatch-observability';
const toleration = { key: 'CriticalAddonsOnly', operator: 'Exists' };

describe('add-ons', () => {
  let sandbox: Template;
  let production: Template;
  beforeAll(() => {
    sandbox = addonsOf({ profile: 'sandbox' });
    production = addonsOf();
  });

  it('are the two that Auto Mode lacks, pinned for the Kubernetes of the blueprint, and left to EKS where no version is known', () => {
    const versions = (t: Template) => of(t, 'AWS::EKS::Addon').map((r) => [r.Properties?.['AddonName'], r.Properties?.['AddonVersion']]);
    expect(versions(production)).toEqual([
      ['metrics-server', expect.stringMatching(/-eksbuild\.\d+$/)],
      [observability, expect.stringMatching(/-eksbuild\.\d+$/)],
    ]);
    expect(versions(addonsOf({ platform: { kubernetes: '1.37' } }))).toEqual([
      ['metrics-server', undefined],
      [observability, undefined],
    ]);
    const { reason } = planOrThrow(blueprintOf({ platform: { kubernetes: '1.37' } })).entries.find(
      (e) => e.id === 'addon/metrics-server',
    ) ?? { reason: '' };
    expect(reason).toContain('not pinned');
  });

  it('find a node before anybody has applied a manifest: their Deployments tolerate the taint of the built-in pool', () => {
    expect(configuration(production, 'metrics-server')).toEqual({ replicas: 2, tolerations: [toleration] });
    expect(configuration(sandbox, 'metrics-server')).toEqual({ replicas: 1, tolerations: [toleration] });
    expect(configuration(production, observability)).toMatchObject({ manager: { tolerations: [toleration] } });
  });

  it('collect logs and metrics, and instrument nothing unasked', () => {
    expect(configuration(production, observability)).toMatchObject({
      containerLogs: { enabled: true },
      manager: { applicationSignals: { autoMonitor: { monitorAllServices: false } } },
    });
    const quiet = addonsOf({
      overrides: { [`addon/${observability}`]: { containerLogs: false, logDays: 3 }, 'addon/metrics-server': { replicas: 3 } },
    });
    expect(configuration(quiet, observability)).toMatchObject({ containerLogs: { enabled: false } });
    expect(configuration(quiet, 'metrics-server')).toMatchObject({ replicas: 3 });
    expect(of(quiet, 'AWS::Logs::LogGroup').map((g) => g.Properties?.['RetentionInDays'])).toEqual([3, 3, 3, 3]);
  });

  it('write into log groups that are there before them, encrypted, with an end', () => {
    for (const [t, days, policy] of [
      [sandbox, 7, 'Delete'],
      [production, 30, 'RetainExceptOnCreate'],
    ] as const) {
      const groups = Object.entries(t.Resources).filter(([, r]) => r.Type === 'AWS::Logs::LogGroup');
      expect(groups.map(([, g]) => g.Properties?.['LogGroupName'])).toEqual(
        ['application', 'dataplane', 'host', 'performance'].map((kind) => `/aws/containerinsights/streamflix-us-east-1/${kind}`),
      );
      for (const [id, group] of groups) {
        expect(group).toMatchObject({
          DeletionPolicy: policy,
          Properties: { RetentionInDays: days, KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('LogsKey') as unknown } },
        });
        expect(addon(t, observability).DependsOn).toContain(id);
      }
    }
  });

  it('act as a role that only the pods of the agent in this cluster get', () => {
    const [role] = of(production, 'AWS::IAM::Role');
    expect(of(production, 'AWS::IAM::Role')).toHaveLength(1);
    expect(role?.Properties).toMatchObject({
      ManagedPolicyArns: [{ 'Fn::Join': ['', expect.arrayContaining([':iam::aws:policy/CloudWatchAgentServerPolicy'])] }],
    });
    expect(addon(production, observability).Properties?.['PodIdentityAssociations']).toEqual([
      expect.objectContaining({ ServiceAccount: 'cloudwatch-agent' }),
    ]);
    expect(role?.Properties?.['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:SourceAccount': { Ref: 'AWS::AccountId' },
              'aws:RequestTag/eks-cluster-name': [{ 'Fn::ImportValue': expect.stringContaining('Cluster') as unknown }],
              'aws:RequestTag/kubernetes-namespace': 'amazon-cloudwatch',
              'aws:RequestTag/kubernetes-service-account': 'cloudwatch-agent',
            },
          },
        },
      ],
    });
  });
});

describe('roles of pods', () => {
  const subject = { clusterNames: ['b', 'a'], namespace: 'apps', serviceAccount: 'site' };
  const statement = {
    Effect: 'Allow',
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Condition: {
      StringEquals: {
        'aws:SourceAccount': { Ref: 'AWS::AccountId' },
        'aws:RequestTag/eks-cluster-name': ['a', 'b'],
        'aws:RequestTag/kubernetes-namespace': 'apps',
        'aws:RequestTag/kubernetes-service-account': 'site',
      },
    },
  };

  it('trust one service account of the named clusters, as a document too', () => {
    const stack = new Stack(new App(), 'Test');
    new CfnRole(stack, 'Role', { assumeRolePolicyDocument: podIdentityTrust(subject) });
    Assertions.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [statement] } });
  });

  it('come with their association', () => {
    const stack = new Stack(new App(), 'Test');
    const { role } = new PodIdentityRole(stack, 'Bootstrap', {
      clusterName: 'a',
      namespace: 'apps',
      serviceAccount: 'site',
      roleName: 'bootstrap',
    });
    const template = Assertions.fromStack(stack);
    template.hasResourceProperties('AWS::EKS::PodIdentityAssociation', {
      ClusterName: 'a',
      Namespace: 'apps',
      ServiceAccount: 'site',
      RoleArn: stack.resolve(role.roleArn) as object,
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'bootstrap',
      AssumeRolePolicyDocument: {
        Statement: [
          { ...statement, Condition: { StringEquals: { ...statement.Condition.StringEquals, 'aws:RequestTag/eks-cluster-name': ['a'] } } },
        ],
      },
    });
  });
});
