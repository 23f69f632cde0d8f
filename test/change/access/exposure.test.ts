import type { Json } from '../../../lib/change';
import { resource, verdicts, type Resources, type StackCase } from './cases';

const one = (Type: string, Properties: Readonly<Record<string, Json>>): Resources => ({ It: resource(Type, Properties) });
const database = (PubliclyAccessible: Json): Resources => one('AWS::RDS::DBInstance', { PubliclyAccessible });
const bucket = (properties: Readonly<Record<string, Json>>): Resources => one('AWS::S3::Bucket', properties);
const blocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const cluster = (config: Readonly<Record<string, Json>>): Resources => one('AWS::EKS::Cluster', { ResourcesVpcConfig: config });
const listener = (properties: Readonly<Record<string, Json>>): Resources => one('AWS::ElasticLoadBalancingV2::Listener', properties);
const distribution = (config: Readonly<Record<string, Json>>): Resources =>
  one('AWS::CloudFront::Distribution', { DistributionConfig: config });
const policy = (SslPolicy: string) => listener({ Protocol: 'HTTPS', SslPolicy });
const viewers = (MinimumProtocolVersion: string) => distribution({ ViewerCertificate: { MinimumProtocolVersion } });
const kafka = (ClientBroker: string) => one('AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit: { ClientBroker } } });
const REFUSED = ['BP515 refused It'];
const PLAIN = ['BP516 refused It'];
const OLDER = ['BP516 attention It'];

const CASES: readonly StackCase[] = [
  { name: 'a database with a public address', before: database(false), after: database(true), said: REFUSED },
  { name: 'a database without one', before: database(true), after: database(false), said: [] },
  { name: 'a new database with a public address', before: {}, after: database(true), said: REFUSED },
  {
    name: 'a larger database',
    before: one('AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4g.medium' }),
    after: one('AWS::RDS::DBInstance', { DBInstanceClass: 'db.m7g.large' }),
    said: [],
  },
  {
    name: 'a bucket with one block less',
    before: bucket({ PublicAccessBlockConfiguration: blocked }),
    after: bucket({ PublicAccessBlockConfiguration: { ...blocked, BlockPublicPolicy: false } }),
    said: REFUSED,
  },
  {
    name: 'a bucket without blocks',
    before: bucket({ PublicAccessBlockConfiguration: blocked }),
    after: bucket({}),
    said: [...REFUSED, ...REFUSED, ...REFUSED, ...REFUSED],
  },
  { name: 'a bucket with blocks', before: bucket({}), after: bucket({ PublicAccessBlockConfiguration: blocked }), said: [] },
  { name: 'a bucket that everybody reads', before: bucket({}), after: bucket({ AccessControl: 'PublicRead' }), said: REFUSED },
  { name: 'a new bucket', before: {}, after: bucket({ PublicAccessBlockConfiguration: blocked }), said: [] },
  {
    name: 'a public API server',
    before: cluster({ EndpointPublicAccess: false }),
    after: cluster({ EndpointPublicAccess: true }),
    said: REFUSED,
  },
  {
    name: 'a public API server for some',
    before: cluster({ EndpointPublicAccess: false }),
    after: cluster({ EndpointPublicAccess: true, PublicAccessCidrs: ['203.0.113.0/24'] }),
    said: ['BP514 attention It'],
  },
  {
    name: 'a public API server for fewer',
    before: cluster({ PublicAccessCidrs: ['203.0.113.0/24'] }),
    after: cluster({ PublicAccessCidrs: ['203.0.113.7/32'] }),
    said: [],
  },
  { name: 'a public API server for all', before: cluster({ PublicAccessCidrs: ['203.0.113.0/24'] }), after: cluster({}), said: REFUSED },
  {
    name: 'an API server as public as before',
    before: cluster({}),
    after: cluster({ EndpointPublicAccess: true, PublicAccessCidrs: ['0.0.0.0/0'] }),
    said: [],
  },
  {
    name: 'a domain out of its network',
    before: one('AWS::OpenSearchService::Domain', { VPCOptions: {} }),
    after: one('AWS::OpenSearchService::Domain', {}),
    said: REFUSED,
  },
  {
    name: 'brokers with public addresses',
    before: one('AWS::MSK::Cluster', {}),
    after: one('AWS::MSK::Cluster', { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } } }),
    said: REFUSED,
  },
  {
    name: 'brokers for anybody',
    before: one('AWS::MSK::Cluster', {}),
    after: one('AWS::MSK::Cluster', { ClientAuthentication: { Unauthenticated: { Enabled: true } } }),
    said: ['BP513 refused It'],
  },
  {
    name: 'a distribution without a firewall',
    before: distribution({ WebACLId: 'arn' }),
    after: distribution({}),
    said: ['BP514 attention It'],
  },
  {
    name: 'metadata without a token',
    before: one('AWS::EC2::Instance', { MetadataOptions: { HttpTokens: 'required' } }),
    after: one('AWS::EC2::Instance', { MetadataOptions: { HttpTokens: 'optional' } }),
    said: ['BP512 attention It'],
  },
  { name: 'plain HTTP', before: listener({ Protocol: 'HTTPS' }), after: listener({ Protocol: 'HTTP' }), said: PLAIN },
  { name: 'TLS', before: listener({ Protocol: 'HTTP' }), after: listener({ Protocol: 'HTTPS' }), said: [] },
  {
    name: 'a redirect',
    before: listener({ Protocol: 'HTTPS' }),
    after: listener({ Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect' }] }),
    said: [],
  },
  {
    name: 'an older policy',
    before: policy('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    after: policy('ELBSecurityPolicy-2016-08'),
    said: OLDER,
  },
  {
    name: 'a newer policy',
    before: policy('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    after: policy('ELBSecurityPolicy-TLS13-1-3-2021-06'),
    said: [],
  },
  { name: 'viewers with an older version', before: viewers('TLSv1.2_2021'), after: viewers('TLSv1_2016'), said: OLDER },
  { name: 'viewers with another set of the same version', before: viewers('TLSv1.2_2019'), after: viewers('TLSv1.2_2021'), said: [] },
  {
    name: 'viewers in plain text',
    before: distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' } }),
    after: distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } }),
    said: PLAIN,
  },
  { name: 'Kafka in plain text too', before: kafka('TLS'), after: kafka('TLS_PLAINTEXT'), said: PLAIN },
  {
    name: 'PostgreSQL without TLS',
    before: one('AWS::RDS::DBParameterGroup', { Parameters: { 'rds.force_ssl': '1' } }),
    after: one('AWS::RDS::DBParameterGroup', { Parameters: { 'rds.force_ssl': '0' } }),
    said: PLAIN,
  },
  { name: 'a value that is only known later', before: database(false), after: database({ Ref: 'Public' }), said: [] },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});
