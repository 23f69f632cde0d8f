import { App, Stack } from 'aws-cdk-lib';
import type { BlueprintInput } from '../../../lib/blueprint';
import { nodeSecurityGroup, ZonedVpc, type ExistingVpc } from '../../../lib/layers/network';
import { planOrThrow } from '../../../lib/plan';
import { checkInvariants, synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { EXISTING_VPC } from '../../support/adopted';
import { blueprintOf } from '../../support/blueprint';

const GRAPH: Partial<BlueprintInput> = {
  services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['titles', 'posters'] } },
  stores: { titles: { kind: 'relational' }, posters: { kind: 'object' } },
};

const into = (network: BlueprintInput['network']): Synthesized => synthesize(planOrThrow(blueprintOf({ ...GRAPH, network })));

const all = (s: Synthesized) =>
  [...s.templates].flatMap(([stack, t]) => Object.entries(t.Resources).map(([id, r]) => ({ stack, id, ...r })));

describe('into an existing VPC', () => {
  let s: Synthesized;
  let narrow: Synthesized;
  beforeAll(() => {
    s = into(EXISTING_VPC);
    narrow = into({
      ...EXISTING_VPC,
      subnets: { ...EXISTING_VPC.subnets, dataCidrs: ['10.8.9.0/24', '10.8.8.0/24'] },
      endpointCidrs: ['10.8.7.0/24'],
    });
  });
  const policy = (of: Synthesized, name: string) =>
    [...of.manifests.values()].flat().find((o) => o.kind === 'NetworkPolicy' && o.metadata.name === name)?.['spec'] as {
      ingress: { from: { ipBlock: { cidr: string } }[] }[];
      egress: { to: { ipBlock?: { cidr: string; except?: string[] } }[]; ports: { port: number }[] }[];
    };
  const towards = (of: Synthesized, port: number) =>
    policy(of, 'web')
      .egress.filter((rule) => rule.ports.some((p) => p.port === port))
      .flatMap((rule) => rule.to.map((peer) => peer.ipBlock));

  it('makes of a network only a group for nodes and a bucket for logs, and looks nothing up', () => {
    const network = all(s).filter(({ stack }) => stack.endsWith('-Network'));
    expect(network.map(({ Type }) => Type).sort()).toEqual([
      'AWS::EC2::SecurityGroup',
      'AWS::EC2::SecurityGroupIngress',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
    ]);
    expect(network.find(({ id }) => id === 'NodeSecurityGroup')?.Properties).toMatchObject({ VpcId: EXISTING_VPC.vpcId });
    const elsewhere = /^AWS::EC2::(VPC|Subnet|RouteTable|Route|NatGateway|EIP|InternetGateway|FlowLog)|VPCEndpoint/;
    expect(all(s).filter(({ Type }) => elsewhere.test(Type))).toEqual([]);
    expect(JSON.stringify([...s.templates.values()])).not.toContain('Fn::GetAZs');
    expect(JSON.parse(s.files.get('manifest.json') ?? '{}')).not.toHaveProperty('missing');
  });

  it('puts the database and the load balancer into the data subnets, and nodes into the private ones', () => {
    const one = (type: string) => all(s).find(({ Type }) => Type === type)?.Properties;
    const { data, private: own } = EXISTING_VPC.subnets;
    expect(one('AWS::RDS::DBSubnetGroup')).toMatchObject({ SubnetIds: data });
    expect(one('AWS::ElasticLoadBalancingV2::LoadBalancer')).toMatchObject({ Subnets: data });
    expect(one('AWS::EKS::Cluster')).toMatchObject({ ResourcesVpcConfig: { SubnetIds: own } });
    const nodeClass = [...s.manifests.values()].flat().find((o) => o.kind === 'NodeClass') as KubernetesObject;
    expect(nodeClass['spec']).toMatchObject({
      subnetSelectorTerms: own.map((id) => ({ id })),
      securityGroupSelectorTerms: [
        { tags: { 'aws:eks:cluster-name': 'streamflix-us-east-1' } },
        { tags: { Name: 'streamflix-us-east-1-nodes' } },
      ],
    });
  });

  it('lets pods reach the ports of stores in the whole VPC, or in the blocks that are given', () => {
    expect(towards(s, 5432)).toEqual([{ cidr: '10.8.0.0/16' }]);
    expect(towards(narrow, 5432)).toEqual([{ cidr: '10.8.8.0/24' }, { cidr: '10.8.9.0/24' }]);
    expect(policy(narrow, 'web').ingress.flatMap((r) => r.from)).toEqual([
      { ipBlock: { cidr: '10.8.8.0/24' } },
      { ipBlock: { cidr: '10.8.9.0/24' } },
    ]);
    expect(s.plan.entries.find((e) => e.id === 'network/main')?.reason).toMatch(/whole block 10\.8\.0\.0\/16/);
    expect(narrow.plan.entries.find((e) => e.id === 'network/main')?.reason).not.toMatch(/whole block/);
    const notes = (of: Synthesized) => of.plan.notes.join('\n');
    expect(notes(s)).toMatch(/dataCidrs[\s\S]*endpointCidrs/);
    expect(notes(narrow)).not.toMatch(/dataCidrs|endpointCidrs/);
  });

  it('puts stores into the subnets of pods where the VPC has none for them, and says so', () => {
    const { public: open, private: closed } = EXISTING_VPC.subnets;
    const two = into({ ...EXISTING_VPC, subnets: { public: open, private: closed, data: closed } });
    const groups = all(two).filter((r) => r.Type === 'AWS::RDS::DBSubnetGroup');
    expect(groups.map((g) => g.Properties?.['SubnetIds'])).toEqual([closed]);
    expect(two.plan.notes.join()).toContain('Stores and the load balancer share the subnets of pods');
    expect(s.plan.notes.join()).not.toContain('share the subnets of pods');
    expect(checkInvariants(two)).toEqual([]);
  });

  it('lets pods reach interface endpoints where these are named, and else AWS outside the VPC only', () => {
    const outside = { cidr: '0.0.0.0/0', except: ['10.8.0.0/16', '169.254.169.254/32'] };
    expect(towards(s, 443)).toEqual([outside]);
    expect(towards(narrow, 443)).toEqual([outside, { cidr: '10.8.7.0/24' }]);
  });

  it('watches no gateway that is not ours, and takes no override for one', () => {
    expect(JSON.stringify([...s.templates.values()])).not.toMatch(/AWS\/NATGateway/);
    const { plan } = {
      plan: () => planOrThrow(blueprintOf({ ...GRAPH, network: EXISTING_VPC, overrides: { 'network/main': { natGateways: 3 } } })),
    };
    expect(plan).toThrow(/natGateways/);
  });
});

it('is the same to a construct as a VPC of our own', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const own: ExistingVpc = new ZonedVpc(stack, 'Network', {
    name: 'shop',
    cidr: '10.0.0.0/16',
    region: 'eu-west-1',
    zones: [{ zoneId: 'euw1-az1', public: '10.0.0.0/24', private: '10.0.1.0/24', data: '10.0.2.0/24' }],
  });
  expect(own.cidr).toBe('10.0.0.0/16');
  const group = nodeSecurityGroup(stack, { vpcId: own.vpcId, name: 'shop-nodes' });
  expect(stack.getLogicalId(group)).toBe('NodeSecurityGroup');
});
