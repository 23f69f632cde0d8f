import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { App as ChartApp, Chart, Testing } from 'cdk8s';
import type { BlueprintInput } from '../../../lib/blueprint';
import { AutoModeNodePool, ClusterAccess } from '../../../lib/layers/platform';
import { plan, planOrThrow } from '../../../lib/plan';
import { synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { AUTO_MODE, NO_AUTO_MODE, NODES } from '../../support/adopted';
import { blueprintOf } from '../../support/blueprint';

const GRAPH: Partial<BlueprintInput> = {
  services: {
    web: { runtime: 'node', role: 'site', expose: 'public', reads: ['titles', 'posters'] },
    report: { runtime: 'node', role: 'job', schedule: 'daily', reads: ['titles'] },
  },
  stores: { titles: { kind: 'relational' }, posters: { kind: 'object' } },
};
const NAME = 'Shared_1';

const into = (where: Partial<BlueprintInput>): Synthesized => synthesize(planOrThrow(blueprintOf({ ...GRAPH, ...where })));
const all = (s: Synthesized) =>
  [...s.templates].flatMap(([stack, t]) => Object.entries(t.Resources).map(([id, r]) => ({ stack, id, ...r })));
const ofType = (s: Synthesized, type: string) => all(s).filter(({ Type }) => Type === type);
const objects = (s: Synthesized): readonly KubernetesObject[] => [...s.manifests.values()].flat();

interface Pod {
  readonly nodeSelector?: object;
  readonly tolerations?: object[];
}
const pods = (s: Synthesized): [string, Pod][] =>
  objects(s).flatMap((o): [string, Pod][] => {
    const spec = o['spec'] as { template?: { spec: Pod }; jobTemplate?: { spec: { template: { spec: Pod } } } } | undefined;
    const pod = spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec;
    return pod && o.kind !== 'NodePool' ? [[o.kind, pod]] : [];
  });
const dnsPeers = (s: Synthesized) => {
  const web = objects(s).find((o) => o.kind === 'NetworkPolicy' && o.metadata.name === 'web');
  const { egress } = web?.['spec'] as { egress: { to: object[]; ports: { port: number }[] }[] };
  return egress.filter((rule) => rule.ports.some((p) => p.port === 53)).flatMap((rule) => rule.to);
};

describe.each([
  ['in Auto Mode', AUTO_MODE],
  ['without Auto Mode', NO_AUTO_MODE],
] as const)('an existing cluster %s', (_, where) => {
  let s: Synthesized;
  beforeAll(() => {
    s = into(where);
  });

  it('is neither made nor filled with add-ons, and has no key or log group of ours', () => {
    expect(all(s).filter(({ Type }) => /^AWS::EKS::(Cluster|Addon)$/.test(Type))).toEqual([]);
    expect(s.plan.entries.map((e) => e.kind)).not.toContain('addon');
    expect(
      ofType(s, 'AWS::KMS::Key')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['DataKey', 'LogsKey', 'MessagesKey']);
    expect(JSON.stringify(ofType(s, 'AWS::Logs::LogGroup'))).not.toMatch(/aws\/(eks|containerinsights)/);
    expect(ofType(s, 'AWS::EC2::VPC')).toEqual([]);
  });

  it('is named wherever a cluster is, while stacks and manifests keep their names', () => {
    const associations = ofType(s, 'AWS::EKS::PodIdentityAssociation');
    expect(associations.length).toBeGreaterThan(2);
    expect(new Set(associations.map((r) => r.Properties?.['ClusterName']))).toEqual(new Set([NAME]));
    const trusts = ofType(s, 'AWS::IAM::Role').map((r) => JSON.stringify(r.Properties?.['AssumeRolePolicyDocument']));
    const clusters = trusts.flatMap((t) =>
      [...t.matchAll(/eks-cluster-name":\["([^"]*)"\]|eks-cluster-name":"([^"]*)"/g)].map((m) => m[1] ?? m[2]),
    );
    expect(clusters.length).toBe(associations.length);
    expect(new Set(clusters)).toEqual(new Set([NAME]));
    for (const [stack, template] of s.templates) {
      expect(stack).toMatch(/^streamflix-us-east-1-/);
      expect(JSON.stringify(template)).not.toMatch(/"ClusterName[^}]*streamflix-us-east-1"/);
    }
    expect([...s.manifests.keys()]).toEqual(['streamflix-us-east-1']);
  });

  it('lets nobody in, and says so of people that are named all the same', () => {
    const people = ofType(s, 'AWS::EKS::AccessEntry').filter((r) => r.Properties?.['Type'] !== 'EC2');
    expect(people).toEqual([]);
    expect(all(s).filter((r) => /-admin$/.test(String(r.Properties?.['RoleName'])))).toEqual([]);
  });

  it('is watched for what EKS measures, not for what Container Insights would', () => {
    const metrics = ofType(s, 'AWS::CloudWatch::Alarm').map((r) => JSON.stringify(r.Properties));
    expect(metrics.some((m) => m.includes(`"Value":"${NAME}"`))).toBe(true);
    expect(JSON.stringify([...s.templates.values()])).not.toMatch(/ContainerInsights/);
  });
});

describe('in Auto Mode', () => {
  it('pods run on a pool of nodes of their own, which keeps others away', () => {
    const s = into(AUTO_MODE);
    const [pool] = objects(s).filter((o) => o.kind === 'NodePool');
    expect(pool?.metadata.name).toBe('streamflix-general');
    expect(pool?.['spec']).toMatchObject({
      template: { spec: { taints: [{ key: 'strata/blueprint', value: 'streamflix', effect: 'NoSchedule' }] } },
    });
    for (const [kind, pod] of pods(s))
      expect([kind, pod]).toEqual([
        kind,
        expect.objectContaining({
          nodeSelector: { 'karpenter.sh/nodepool': 'streamflix-general' },
          tolerations: [{ key: 'strata/blueprint', operator: 'Equal', value: 'streamflix', effect: 'NoSchedule' }],
        }),
      ]);
    expect(
      pods(s)
        .map(([kind]) => kind)
        .sort(),
    ).toEqual(['CronJob', 'Deployment', 'Job']);
    expect(objects(s).map((o) => o.kind)).not.toContain('StorageClass');
    expect(ofType(s, 'AWS::EKS::AccessEntry').map((r) => r.Properties)).toEqual([
      expect.objectContaining({ ClusterName: NAME, Type: 'EC2' }),
    ]);
    expect(dnsPeers(s)).toEqual([{ ipBlock: { cidr: '172.20.0.10/32' } }]);
    expect(ofType(s, 'AWS::ElasticLoadBalancingV2::TargetGroup').map((r) => r.Properties?.['Tags'])).toEqual([
      [{ Key: 'eks:eks-cluster-name', Value: NAME }],
    ]);
  });

  it('nodes wear a group that is given, in the place of one of ours', () => {
    const s = into({ ...AUTO_MODE, cluster: { existing: { ...AUTO_MODE.cluster.existing, securityGroupId: NODES } } });
    expect(all(s).filter(({ id }) => id === 'NodeSecurityGroup')).toEqual([]);
    const nodeClass = objects(s).find((o) => o.kind === 'NodeClass');
    expect(nodeClass?.['spec']).toMatchObject({ securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': NAME } }, { id: NODES }] });
  });

  it('has the URL of the API among its outputs where somebody said it', () => {
    const outputs = (existing: object) =>
      Object.keys(
        into({ ...AUTO_MODE, cluster: { existing: { name: NAME, ...existing } } }).templates.get('streamflix-us-east-1-Platform')
          ?.Outputs ?? {},
      );
    expect(outputs({})).toEqual(['ClusterName', 'KubeconfigCommand']);
    expect(outputs({ endpoint: 'https://example.com' })).toContain('ClusterEndpoint');
  });
});

describe('without Auto Mode', () => {
  it('pods run on the nodes that are there, known by their group and chosen by architecture', () => {
    const s = into({ ...NO_AUTO_MODE, platform: { arch: 'amd64' } });
    expect(objects(s).filter((o) => /^Node(Pool|Class)$|^StorageClass$/.test(o.kind) || o.metadata.name === 'amazon-vpc-cni')).toEqual([]);
    expect(s.templates.has('streamflix-us-east-1-Platform')).toBe(false);
    for (const [, pod] of pods(s)) expect(pod).toMatchObject({ nodeSelector: { 'kubernetes.io/arch': 'amd64' } });
    const clients = ofType(s, 'AWS::EC2::SecurityGroup').filter((r) => JSON.stringify(r.Properties).includes('PostgreSQL clients'));
    expect(clients.map((r) => r.Properties?.['SecurityGroupIngress'])).toEqual([
      [expect.objectContaining({ SourceSecurityGroupId: NODES })],
    ]);
    expect(ofType(s, 'AWS::EC2::SecurityGroupIngress').map((r) => r.Properties?.['GroupId'])).toEqual([NODES]);
  });

  it('the AWS Load Balancer Controller registers pods, and CoreDNS answers them', () => {
    const s = into(NO_AUTO_MODE);
    const [binding] = objects(s).filter((o) => o.kind === 'TargetGroupBinding');
    expect(binding?.apiVersion).toBe('elbv2.k8s.aws/v1beta1');
    expect(ofType(s, 'AWS::ElasticLoadBalancingV2::TargetGroup').map((r) => r.Properties?.['Tags'])).toEqual([undefined]);
    expect(dnsPeers(s)).toEqual([
      { ipBlock: { cidr: '10.100.0.10/32' } },
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ]);
  });
});

it('is not judged by the version of Kubernetes that we would choose', () => {
  expect(plan(blueprintOf({ ...AUTO_MODE, platform: { kubernetes: '1.33' } })).diagnostics).toEqual([]);
  expect(plan(blueprintOf({ platform: { kubernetes: '1.33' } })).diagnostics.map((d) => d.code)).toEqual(['BP310']);
});

describe('constructs beside a cluster of somebody else', () => {
  const poolProps = { name: 'shop', clusterName: NAME, roleName: 'nodes', arch: 'arm64' as const, cpu: 8, memoryGiB: 64, nodeCpu: 4 };
  const pool = (more: object) => {
    const chart = new Chart(new ChartApp(), 'chart');
    new AutoModeNodePool(chart, 'Pool', { ...poolProps, ...more });
    return Testing.synth(chart) as KubernetesObject[];
  };

  it('take subnets and a group by id or by tag, never by both', () => {
    expect(pool({ existingSubnetIds: ['subnet-1'], existingSecurityGroupId: NODES })[0]?.['spec']).toMatchObject({
      subnetSelectorTerms: [{ id: 'subnet-1' }],
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': NAME } }, { id: NODES }],
    });
    expect(() => pool({})).toThrow(/one of them/);
    expect(() => pool({ subnetTags: { a: 'b' }, existingSubnetIds: ['subnet-1'] })).toThrow(/one of them/);
    expect(() => pool({ subnetTags: { a: 'b' }, securityGroupName: 'x', existingSecurityGroupId: NODES })).toThrow(/one of them/);
  });

  it('let nodes in without an administrator, or with one for a cluster of a name', () => {
    const access = (nodesOnly: boolean): Template => {
      const stack = new Stack(new App(), 'Stack');
      new ClusterAccess(stack, 'Access', { clusterName: NAME, nodeRoleName: 'shop-node', nodesOnly });
      return Template.fromStack(stack);
    };
    access(true).resourceCountIs('AWS::EKS::AccessEntry', 1);
    access(false).resourceCountIs('AWS::EKS::AccessEntry', 2);
    expect(JSON.stringify(access(false).toJSON())).toContain(`:cluster/${NAME}`);
  });
});
