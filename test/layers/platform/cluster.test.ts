import type { BlueprintInput } from '../../../lib/blueprint';
import { plan, planOrThrow } from '../../../lib/plan';
import { versionProblem } from '../../../lib/layers/platform/cluster/version';
import { synthesize, type Template, type TemplateResource } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const ADMIN = 'arn:aws:iam::111122223333:role/platform';
const OTHER = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0a1b';

const platformOf = (input: Partial<BlueprintInput> = {}): Template =>
  synthesize(planOrThrow(blueprintOf(input))).templates.get('streamflix-us-east-1-Platform') as Template;

const of = (t: Template, type: string): [string, TemplateResource][] => Object.entries(t.Resources).filter(([, r]) => r.Type === type);
const cluster = (t: Template): Record<string, unknown> => t.Resources['Cluster']?.Properties as Record<string, unknown>;
const access = (admins: string[], cidrs: string[] = []) => ({ platform: { access: { admins, cidrs } } });

describe('cluster', () => {
  let sandbox: Template;
  let production: Template;
  beforeAll(() => {
    sandbox = platformOf({ profile: 'sandbox' });
    production = platformOf({ ...access([OTHER, ADMIN], ['203.0.113.0/24', '198.51.100.7/32']) });
  });

  it('switches all capabilities of Auto Mode on together, with the built-in pool of add-ons alone', () => {
    expect(cluster(sandbox)).toMatchObject({
      Name: 'streamflix-us-east-1',
      Version: '1.36',
      BootstrapSelfManagedAddons: false,
      ComputeConfig: { Enabled: true, NodePools: ['system'] },
      StorageConfig: { BlockStorage: { Enabled: true } },
      KubernetesNetworkConfig: { ElasticLoadBalancing: { Enabled: true }, ServiceIpv4Cidr: '172.20.0.0/16' },
      UpgradePolicy: { SupportType: 'STANDARD' },
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
    });
  });

  it('outlives no node role: IAM refuses to delete a role that an instance profile of EKS still holds', () => {
    const [role] = of(sandbox, 'AWS::IAM::Role').find(([, r]) => r.Properties?.['RoleName'] === 'streamflix-us-east-1-node') ?? [];
    expect(role).toBeDefined();
    expect(sandbox.Resources['Cluster']?.DependsOn).toContain(role);
  });

  it('answers inside the VPC only, unless networks are named, and then to those alone', () => {
    const closed = cluster(sandbox)['ResourcesVpcConfig'] as Record<string, unknown>;
    expect(closed).toMatchObject({ EndpointPrivateAccess: true, EndpointPublicAccess: false });
    expect(closed['SubnetIds']).toHaveLength(3);
    expect(closed).not.toHaveProperty('PublicAccessCidrs');
    expect(cluster(production)['ResourcesVpcConfig']).toMatchObject({
      EndpointPrivateAccess: true,
      EndpointPublicAccess: true,
      PublicAccessCidrs: ['198.51.100.7/32', '203.0.113.0/24'],
    });
  });

  it('admits what wears the group of the nodes to the API, on 443', () => {
    expect(of(sandbox, 'AWS::EC2::SecurityGroupIngress').map(([, r]) => r.Properties)).toEqual([
      expect.objectContaining({
        GroupId: { 'Fn::GetAtt': ['Cluster', 'ClusterSecurityGroupId'] },
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
      }),
    ]);
  });

  it('encrypts what Kubernetes stores with the key of the cluster, which its role may use', () => {
    const key = { 'Fn::ImportValue': expect.stringContaining('ClusterKey') as unknown };
    expect(cluster(sandbox)['EncryptionConfig']).toEqual([{ Provider: { KeyArn: key } }]);
    const [id] = (cluster(sandbox)['RoleArn'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'];
    const { Policies } = sandbox.Resources[id]?.Properties as { Policies: { PolicyDocument: { Statement: object[] } }[] };
    expect(Policies.flatMap((p) => p.PolicyDocument.Statement)).toEqual([expect.objectContaining({ Effect: 'Allow', Resource: key })]);
  });

  it('writes all logs into a group that is there before it, and that production keeps', () => {
    for (const [template, days, policy] of [
      [sandbox, 7, 'Delete'],
      [production, 90, 'RetainExceptOnCreate'],
    ] as const) {
      const groups = of(template, 'AWS::Logs::LogGroup');
      expect(groups).toHaveLength(1);
      const [id, group] = groups[0] as [string, TemplateResource];
      expect(group).toMatchObject({
        DeletionPolicy: policy,
        Properties: {
          LogGroupName: '/aws/eks/streamflix-us-east-1/cluster',
          RetentionInDays: days,
          KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('LogsKey') as unknown },
        },
      });
      expect(template.Resources['Cluster']?.DependsOn).toContain(id);
    }
    const { ClusterLogging } = cluster(sandbox)['Logging'] as { ClusterLogging: { EnabledTypes: { Type: string }[] } };
    expect(ClusterLogging.EnabledTypes.map((t) => t.Type).sort()).toEqual([
      'api',
      'audit',
      'authenticator',
      'controllerManager',
      'scheduler',
    ]);
  });

  it('refuses to be deleted in production only', () => {
    expect(cluster(production)['DeletionProtection']).toBe(true);
    expect(cluster(sandbox)['DeletionProtection']).toBe(false);
  });

  it('lets nodes of our own pools in by a role that is not the one of the built-in pool', () => {
    const nodes = of(sandbox, 'AWS::EKS::AccessEntry').filter(([, r]) => r.Properties?.['Type'] === 'EC2');
    expect(nodes).toHaveLength(1);
    const entry = nodes[0]?.[1].Properties as { PrincipalArn: { 'Fn::GetAtt': [string, string] }; AccessPolicies: object[] };
    expect(JSON.stringify(entry.AccessPolicies)).toContain('AmazonEKSAutoNodePolicy');
    const [role] = entry.PrincipalArn['Fn::GetAtt'];
    expect(sandbox.Resources[role]?.Properties).toMatchObject({ RoleName: 'streamflix-us-east-1-node' });
    expect(cluster(sandbox)['ComputeConfig']).not.toMatchObject({ NodeRoleArn: { 'Fn::GetAtt': [role, 'Arn'] } });
  });

  const adminsOf = (t: Template) =>
    Object.fromEntries(
      of(t, 'AWS::EKS::AccessEntry')
        .filter(([, r]) => JSON.stringify(r.Properties?.['AccessPolicies']).includes('AmazonEKSClusterAdminPolicy'))
        .map(([id, r]) => [id, r.Properties?.['PrincipalArn']]),
    );

  it('makes a role for an administrator when none is named', () => {
    const entries = Object.values(adminsOf(sandbox)) as { 'Fn::GetAtt': [string, string] }[];
    expect(entries).toHaveLength(1);
    const [role] = entries[0]?.['Fn::GetAtt'] ?? [''];
    expect(sandbox.Resources[role]?.Properties).toMatchObject({ RoleName: 'streamflix-us-east-1-admin' });
    expect(sandbox.Outputs?.['AdminRoleArn']?.Value).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
    expect(JSON.stringify(sandbox.Outputs?.['KubeconfigCommand']?.Value)).toContain('--role-arn');
  });

  it('lets exactly the named administrators in, each under an id that no other one moves', () => {
    const both = adminsOf(production);
    expect(Object.values(both).sort()).toEqual([OTHER, ADMIN].sort());
    expect(production.Outputs).not.toHaveProperty('AdminRoleArn');
    expect(JSON.stringify(production.Outputs?.['KubeconfigCommand']?.Value)).not.toContain('--role-arn');
    expect(Object.entries(both)).toEqual(expect.arrayContaining(Object.entries(adminsOf(platformOf(access([ADMIN]))))));
    expect(adminsOf(platformOf(access([ADMIN, OTHER, ADMIN])))).toEqual(both);
  });

  it('rounds a retention up to one that CloudWatch Logs takes', () => {
    const [[, group] = []] = of(platformOf({ overrides: { 'cluster/main': { logDays: 45 } } }), 'AWS::Logs::LogGroup');
    expect(group?.Properties?.['RetentionInDays']).toBe(60);
  });
});

describe('version of Kubernetes', () => {
  it('is one in standard support on the day of the calendar', () => {
    expect(versionProblem({ version: '1.36', day: '2026-11-23', extended: false })).toBeUndefined();
    expect(versionProblem({ version: '1.35', day: '2026-12-27', extended: false })?.code).toBe('BP341');
    expect(versionProblem({ version: '1.35', day: '2026-12-26', extended: false })).toBeUndefined();
  });

  it.each([
    ['1.34', '2026-12-02', 'standard support of Kubernetes 1.34 on EKS ended on 2026-12-02'],
    ['1.31', '2026-11-26', 'EKS has ended all support of Kubernetes 1.31'],
    ['1.99', '2026-11-23', 'EKS does not offer Kubernetes 1.99'],
    ['1.37', '2026-09-01', 'EKS does not offer Kubernetes 1.37'],
  ])('%s on %s is refused', (version, day, message) => {
    const problem = versionProblem({ version, day, extended: false });
    expect(problem).toMatchObject({ code: 'BP310', severity: 'error', path: ['platform', 'kubernetes'] });
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain('"1.36"');
    expect(problem?.hint).not.toContain(`"${version}"`);
  });

  it.each([
    ['1.34', '2026-12-01', false, 'standard support of Kubernetes 1.34 on EKS ends on 2026-12-02, in 1 day'],
    ['1.34', '2026-09-03', false, 'in 90 days'],
    ['1.34', '2027-11-02', true, 'extended support of Kubernetes 1.34 on EKS ends on 2027-12-02, in 30 days'],
  ])('%s on %s is warned of', (version, day, extended, message) => {
    const problem = versionProblem({ version, day, extended });
    expect(problem).toMatchObject({ code: 'BP341', severity: 'warning', path: ['platform', 'kubernetes'] });
    expect(problem?.message).toContain(message);
  });

  it('may be one in extended support, where that is paid for, and none after it', () => {
    expect(versionProblem({ version: '1.33', day: '2026-11-26', extended: true })).toBeUndefined();
    expect(versionProblem({ version: '1.31', day: '2026-11-26', extended: true })).toMatchObject({ code: 'BP310', severity: 'error' });
    const { plan: made } = plan(blueprintOf({ platform: { kubernetes: '1.33', extendedSupport: true } }));
    expect(made?.entries.find((e) => e.id === 'cluster/main')?.spec).toMatchObject({ supportType: 'EXTENDED', inExtendedSupport: true });
  });

  it('is judged on the day that is said', () => {
    const codes = (day: string) =>
      plan(blueprintOf({ platform: { kubernetes: '1.36' } }), undefined, { day }).diagnostics.map((d) => d.code);
    expect(codes('2027-05-03')).toEqual([]);
    expect(codes('2027-05-04')).toEqual(['BP341']);
    expect(codes('2027-08-02')).toEqual(['BP310']);
  });

  it('stops the plan, once, however many regions there are', () => {
    const { plan: made, diagnostics } = plan(blueprintOf({ platform: { kubernetes: '1.32' } }));
    expect(made).toBeUndefined();
    expect(diagnostics.map((d) => d.code)).toEqual(['BP310']);
  });
});
