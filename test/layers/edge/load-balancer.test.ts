import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { EdgeSize, EdgeSpec } from '../../../lib/layers/edge/load-balancer/capability';
import { synthesize, type Synthesized, type Template } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const web = { runtime: 'node', role: 'site', expose: 'public' } as const;
const api = { runtime: 'node', expose: 'public', port: 9000, team: 'backend', health: { path: '/ok', port: 9001 } } as const;
const raw = { runtime: 'node', expose: 'public', health: 'none' } as const;

const edgeOf = (input: Parameters<typeof blueprintOf>[0]): PlanEntry<EdgeSize, EdgeSpec> | undefined =>
  planOrThrow(blueprintOf(input)).entries.find((e) => e.id === 'edge/main') as PlanEntry<EdgeSize, EdgeSpec> | undefined;

const certificate = (region: string): string => `arn:aws:acm:${region}:111122223333:certificate/0f1e2d3c-aaaa-bbbb-cccc-444455556666`;
const domain = { domain: 'example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };

describe('plan of the load balancer', () => {
  it('is not there without a public service', () => {
    const ids = planOrThrow(blueprintOf({ services: { hidden: { runtime: 'node' } } })).entries.map((e) => e.id);
    expect(ids).not.toContain('edge/main');
    expect(ids).not.toContain('distribution/main');
  });

  it('speaks HTTP inside the VPC, and HTTPS with a certificate of its own region', () => {
    const listener = (edge?: object, region = 'us-east-1') =>
      edgeOf({ services: { web }, regions: [region], ...(edge ? { edge } : {}) })?.spec.listener;
    expect(listener()).toEqual({ protocol: 'HTTP', port: 80 });
    expect(listener(domain)).toEqual({ protocol: 'HTTP', port: 80 });
    const arn = certificate('us-east-1');
    expect(listener({ ...domain, certificateArn: arn })).toEqual({ protocol: 'HTTPS', port: 443, certificateArn: arn });
    expect(listener({ ...domain, certificateArn: arn }, 'eu-west-1')).toEqual({ protocol: 'HTTP', port: 80 });
  });

  it('refuses a region where the addresses of CloudFront are not known', () => {
    const { diagnostics, plan: none } = plan(blueprintOf({ services: { web }, regions: ['ca-west-1'] }));
    expect(none).toBeUndefined();
    expect(diagnostics.map(({ code, path }) => [code, path])).toContainEqual(['BP309', ['regions', 0]]);
    expect(plan(blueprintOf({ services: { hidden: { runtime: 'node' } }, regions: ['ca-west-1'] })).plan).toBeDefined();
  });

  it('refuses more public services than a load balancer has room for', () => {
    const services = Object.fromEntries(
      Array.from({ length: 76 }, (_, i) => [`service-${i}`, { runtime: 'node', expose: 'public' } as const]),
    );
    expect(plan(blueprintOf({ services })).diagnostics.map((d) => d.code)).toContain('BP321');
  });

  it('asks the port of the probe, or takes any answer where there is none', () => {
    const targets = edgeOf({ services: { web, api, raw } })?.spec.targets;
    expect(targets?.map(({ service, port, health }) => [service, port, health])).toEqual([
      ['api', 9000, { path: '/ok', port: '9001', codes: '200' }],
      ['raw', 8080, { path: '/', port: 'traffic-port', codes: '200-499' }],
      ['web', 8080, { path: '/healthz', port: 'traffic-port', codes: '200' }],
    ]);
  });

  it('is the same whatever the order of keys, and leaves other rules alone when a service comes', () => {
    expect(edgeOf({ services: { web, api } })).toEqual(edgeOf({ services: { api, web } }));
    const before = edgeOf({ services: { web, api } })?.spec.rules ?? [];
    expect(edgeOf({ services: { web, api, raw } })?.spec.rules).toEqual(expect.arrayContaining([...before]));
    expect(before).toHaveLength(2);
  });
});

describe('template of the load balancer', () => {
  const input = { services: { web, api, raw, hidden: { runtime: 'node' } } } as const;
  let s: Synthesized;
  let t: Template;
  beforeAll(() => {
    s = synthesize(planOrThrow(blueprintOf({ ...input, profile: 'sandbox' })));
    t = s.templates.get('streamflix-us-east-1-Edge') as Template;
  });
  const of = (type: string) => Object.entries(t.Resources).filter(([, r]) => r.Type === type);
  const one = (type: string) => of(type)[0]?.[1].Properties as Record<string, unknown>;

  it('has no address on the internet and lets only CloudFront in', () => {
    const balancer = one('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(balancer).toMatchObject({ Scheme: 'internal' });
    expect(JSON.stringify(balancer['Subnets'])).toMatch(/(DataSubnet.*){3}/);
    expect(JSON.stringify(balancer['Subnets'])).not.toMatch(/PublicSubnet|PrivateSubnet/);
    expect(one('AWS::EC2::SecurityGroup')['SecurityGroupIngress']).toEqual([
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourcePrefixListId: 'pl-3b927c52', Description: 'CloudFront' },
    ]);
  });

  it('opens the ports of services and probes, and no others, from itself to the nodes', () => {
    const ports = (rules: readonly unknown[]) =>
      rules.map((rule) => [(rule as { FromPort: number }).FromPort, (rule as { ToPort: number }).ToPort]);
    const expected = [
      [8080, 8080],
      [9000, 9001],
    ];
    expect(ports(one('AWS::EC2::SecurityGroup')['SecurityGroupEgress'] as unknown[])).toEqual(expected);
    expect(ports(of('AWS::EC2::SecurityGroupIngress').map(([, r]) => r.Properties))).toEqual(expected);
    for (const [, { Properties }] of of('AWS::EC2::SecurityGroupIngress')) {
      expect(JSON.stringify(Properties?.['GroupId'])).toContain('NodeSecurityGroup');
      expect(JSON.stringify(Properties?.['SourceSecurityGroupId'])).toContain('EdgeSecurityGroup');
    }
  });

  it('gives a range of ports another rule when it grows, since ports of a rule cannot change', () => {
    const rules = (services: NonNullable<Parameters<typeof blueprintOf>[0]>['services']) =>
      Object.entries(synthesize(planOrThrow(blueprintOf({ services }))).templates.get('streamflix-us-east-1-Edge')!.Resources).filter(
        ([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress',
      );
    const [[before] = []] = rules({ web });
    const [[after] = []] = rules({ web, next: { runtime: 'node', expose: 'public', port: 8081 } });
    expect(before).toMatch(/Pods8080/);
    expect(after).toMatch(/Pods8080To8081/);
  });

  it('answers 404 unless a rule matches, logs, and drops what is malformed', () => {
    expect(one('AWS::ElasticLoadBalancingV2::Listener')).toMatchObject({
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    const attributes = Object.fromEntries(
      (one('AWS::ElasticLoadBalancingV2::LoadBalancer')['LoadBalancerAttributes'] as { Key: string; Value: unknown }[]).map(
        ({ Key, Value }) => [Key, Value],
      ),
    );
    expect(attributes).toMatchObject({
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.prefix': 'alb',
      'deletion_protection.enabled': 'false',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
    });
  });

  it('makes target groups that the controller may fill, and that a changed port does not replace', () => {
    expect(of('AWS::ElasticLoadBalancingV2::TargetGroup').map(([id]) => id)).toEqual([
      'ApiTargetGroup',
      'RawTargetGroup',
      'WebTargetGroup',
    ]);
    for (const [, { Properties }] of of('AWS::ElasticLoadBalancingV2::TargetGroup'))
      expect(Properties).toMatchObject({
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        Tags: [{ Key: 'eks:eks-cluster-name', Value: 'streamflix-us-east-1' }],
      });
  });

  it('sends paths to the groups of their services', () => {
    const rules = of('AWS::ElasticLoadBalancingV2::ListenerRule').map(
      ([, r]) => r.Properties as { Actions: object[]; Conditions: { PathPatternConfig: { Values: string[] } }[] },
    );
    const paths = (group: string) =>
      rules.filter((r) => JSON.stringify(r.Actions).includes(group)).map((r) => r.Conditions[0]?.PathPatternConfig.Values);
    expect(paths('ApiTargetGroup')).toEqual([['/api', '/api/*']]);
    expect(paths('WebTargetGroup')).toEqual([['/*']]);
  });

  it('binds the pods of each public service in the namespace of its team', () => {
    const bindings = [...(s.manifests.get('streamflix-us-east-1') ?? [])].filter((o) => o.kind === 'TargetGroupBinding');
    expect(bindings).toHaveLength(3);
    expect(bindings).toContainEqual({
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'TargetGroupBinding',
      metadata: { name: 'api', namespace: 'backend' },
      spec: {
        serviceRef: { name: 'api', port: 9000 },
        targetGroupARN: '${binding:streamflix-us-east-1-Edge.ApiTargetGroupArn}',
        targetType: 'ip',
      },
    });
    expect(Object.keys(t.Outputs ?? {})).toEqual(expect.arrayContaining(['ApiTargetGroupArn', 'RawTargetGroupArn', 'WebTargetGroupArn']));
  });

  it('refuses to be deleted in production', () => {
    const production = synthesize(planOrThrow(blueprintOf(input))).templates.get('streamflix-us-east-1-Edge') as Template;
    expect(JSON.stringify(production.Resources)).toContain('{"Key":"deletion_protection.enabled","Value":"true"}');
  });
});
