import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { DistributionSize, DistributionSpec } from '../../../lib/layers/edge/distribution/capability';
import { synthesize, type Template } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const web = { runtime: 'node', role: 'site', expose: 'public' } as const;
const services = { web };
const domain = { domain: 'example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };
const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c-aaaa-bbbb-cccc-444455556666';

const specOf = (input: Input): DistributionSpec =>
  (planOrThrow(blueprintOf(input)).entries.find((e) => e.id === 'distribution/main') as PlanEntry<DistributionSize, DistributionSpec>).spec;

const templateOf = (input: Input): Template =>
  synthesize(planOrThrow(blueprintOf({ profile: 'sandbox', services, ...input }))).templates.get(
    'streamflix-us-east-1-GlobalEdge',
  ) as Template;

const of = (t: Template, type: string) => Object.values(t.Resources).filter((r) => r.Type === type);
const props = <T>(t: Template, type: string): T => of(t, type)[0]?.Properties as T;
interface Config {
  readonly DistributionConfig: Readonly<Record<string, unknown>>;
}
const config = (t: Template) => props<Config>(t, 'AWS::CloudFront::Distribution').DistributionConfig;

describe('plan of the distribution', () => {
  it('needs a proof of the domain: a given certificate, or one validated in its zone', () => {
    expect(specOf({ services }).certificate).toEqual({ kind: 'default' });
    expect(specOf({ services, edge: domain }).certificate).toEqual({ kind: 'requested', hostedZoneId: domain.hostedZoneId });
    expect(specOf({ services, edge: { ...domain, certificateArn } }).certificate).toEqual({ kind: 'given', arn: certificateArn });
  });

  it('answers to the domain and to the hosts of routes below it', () => {
    const routes = [{ host: 'www.example.com', path: '/*' }, { host: 'api.example.com', path: '/*' }, { path: '/x' }];
    expect(specOf({ services: { web: { ...web, routes } }, edge: domain }).aliases).toEqual([
      'example.com',
      'api.example.com',
      'www.example.com',
    ]);
    expect(specOf({ services }).aliases).toEqual([]);
  });

  it('is in us-east-1 whatever the region of the platform', () => {
    const entry = planOrThrow(blueprintOf({ services, regions: ['eu-west-1'] })).entries.find((e) => e.id === 'distribution/main');
    expect(entry).toMatchObject({ region: 'us-east-1', spec: { origin: { region: 'eu-west-1' }, firewall: { encryptedLog: false } } });
  });
});

describe('template of the distribution', () => {
  const t = templateOf({});

  it('reaches the load balancer as a VPC origin and caches only what services allow', () => {
    expect(props(t, 'AWS::CloudFront::VpcOrigin')).toMatchObject({
      VpcOriginEndpointConfig: { OriginProtocolPolicy: 'http-only', OriginSSLProtocols: ['TLSv1.2'] },
    });
    expect(config(t)).toMatchObject({
      HttpVersion: 'http2and3',
      PriceClass: 'PriceClass_100',
      Origins: [{ VpcOriginConfig: { VpcOriginId: expect.anything() as unknown } }],
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'redirect-to-https',
        Compress: true,
        CachePolicyId: '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
      },
      ViewerCertificate: { CloudFrontDefaultCertificate: true },
      Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
    });
    expect(config(t)).not.toHaveProperty('Aliases');
  });

  it('takes another VPC origin for another protocol, since one in use cannot be changed', () => {
    const id = (template: Template) => Object.entries(template.Resources).find(([, r]) => r.Type === 'AWS::CloudFront::VpcOrigin');
    const [http, https] = [id(t), id(templateOf({ edge: { ...domain, certificateArn } }))];
    expect(https?.[1].Properties).toMatchObject({ VpcOriginEndpointConfig: { OriginProtocolPolicy: 'https-only' } });
    expect(https?.[0]).not.toBe(http?.[0]);
    const name = (found: typeof http) =>
      (found?.[1].Properties as { VpcOriginEndpointConfig: { Name: string } }).VpcOriginEndpointConfig.Name;
    expect(name(https)).not.toBe(name(http));
  });

  it('turns away floods and known attacks, and keeps credentials out of the log', () => {
    const acl = props<{ Rules: { Name: string; Priority: number; Statement: object }[] }>(t, 'AWS::WAFv2::WebACL');
    expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(acl.Rules.map((r) => [r.Priority, r.Name])).toEqual([
      [0, 'TooManyRequests'],
      [1, 'AWSManagedRulesAmazonIpReputationList'],
      [2, 'AWSManagedRulesKnownBadInputsRuleSet'],
      [3, 'AWSManagedRulesCommonRuleSet'],
    ]);
    expect(props(t, 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
    expect(props(t, 'AWS::Logs::LogGroup')).toMatchObject({
      LogGroupName: 'aws-waf-logs-streamflix-edge',
      KmsKeyId: expect.anything() as unknown,
    });
    expect(JSON.stringify(config(t)['WebACLId'])).toContain('WebAcl');
  });

  it('lets a user set the limit of requests', () => {
    const overridden = templateOf({ overrides: { 'distribution/main': { requestsPerAddress: 500 } } });
    expect(JSON.stringify(props(overridden, 'AWS::WAFv2::WebACL'))).toContain('"Limit":500');
  });

  it('delivers access logs without cookies into its own bucket', () => {
    expect(t.Resources['EdgeLogs']).toMatchObject({ Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(templateOf({ profile: 'production' }).Resources['EdgeLogs']).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    expect(props<{ RecordFields: string[] }>(t, 'AWS::Logs::Delivery').RecordFields).not.toContain('cs(Cookie)');
    expect(props(t, 'AWS::Logs::DeliverySource')).toMatchObject({ LogType: 'ACCESS_LOGS' });
    const policies = JSON.stringify(of(t, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('delivery.logs.amazonaws.com');
    expect(policies).toContain(':delivery-source:streamflix-edge');
  });

  it('enters the domain over IPv4 and IPv6, and validates its certificate in the zone', () => {
    const named = templateOf({ edge: { ...domain, allowCountries: ['DE', 'AT'] } });
    const { RecordSets } = props<{ RecordSets: { Name: string; Type: string }[] }>(named, 'AWS::Route53::RecordSetGroup');
    expect(RecordSets.map(({ Name, Type }) => [Name, Type])).toEqual([
      ['example.com', 'A'],
      ['example.com', 'AAAA'],
    ]);
    expect(props(named, 'AWS::CertificateManager::Certificate')).toMatchObject({
      DomainName: 'example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ HostedZoneId: domain.hostedZoneId }],
    });
    expect(config(named)).toMatchObject({
      Aliases: ['example.com'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['AT', 'DE'] } },
    });
    expect(named.Outputs?.['SiteUrl']?.Value).toBe('https://example.com');
  });

  it('reads the load balancer of another region without an export and without a custom resource', () => {
    const s = synthesize(planOrThrow(blueprintOf({ services, regions: ['eu-west-1'] })));
    const global = JSON.stringify(s.templates.get('streamflix-us-east-1-GlobalEdge'));
    expect(global.match(/"Fn::GetStackOutput":\{"StackName":"streamflix-eu-west-1-Edge","Region":"eu-west-1"/g)).toHaveLength(2);
    expect(global).not.toMatch(/Fn::ImportValue|Custom::|AWS::Lambda/);
    expect(global).not.toContain('KmsKeyId');
    const manifest = JSON.parse(s.files.get('manifest.json') as string) as { artifacts: Record<string, { dependencies?: string[] }> };
    expect(manifest.artifacts['streamflix-us-east-1-GlobalEdge']?.dependencies).toContain('streamflix-eu-west-1-Edge');
  });
});
