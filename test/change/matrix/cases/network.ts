import type { Json, Resource } from '../../../../lib/change';
import { resources, subject, type Row } from '../row';

const subnet = subject('AWS::EC2::Subnet', {
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  AvailabilityZone: 'us-east-1a',
  MapPublicIpOnLaunch: false,
});
const route = (way: Readonly<Record<string, Json>>): Readonly<Record<string, Resource>> => ({
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: 's', AllocationId: 'a' } },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'v' } },
  Way: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: '0.0.0.0/0', ...way } },
});
const balancer = subject('AWS::ElasticLoadBalancingV2::LoadBalancer', {
  Scheme: 'internal',
  Type: 'application',
  Subnets: ['subnet-1', 'subnet-2'],
  LoadBalancerAttributes: [
    { Key: 'deletion_protection.enabled', Value: 'true' },
    { Key: 'access_logs.s3.enabled', Value: 'true' },
  ],
});
const listener = subject('AWS::ElasticLoadBalancingV2::Listener', {
  LoadBalancerArn: 'lb',
  Port: 443,
  Protocol: 'HTTPS',
  SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  Certificates: [{ CertificateArn: 'c1' }],
  DefaultActions: [{ Type: 'forward', TargetGroupArn: 't' }],
});
const behaviour = (more = {}) => ({ TargetOriginId: 'o', ViewerProtocolPolicy: 'redirect-to-https', CachePolicyId: 'p', ...more });
const site = (more = {}) => ({
  DistributionConfig: {
    Enabled: true,
    Aliases: ['example.com'],
    WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/w/1',
    Origins: [{ Id: 'o', DomainName: 'o.example.com' }],
    DefaultCacheBehavior: behaviour(),
    ViewerCertificate: { AcmCertificateArn: 'c1', MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    ...more,
  },
});
const distribution = subject('AWS::CloudFront::Distribution', site());

const block = (Name: string, Priority: number, more = {}) => ({
  Name,
  Priority,
  Action: { Block: {} },
  Statement: { RateBasedStatement: { Limit: 1000, AggregateKeyType: 'IP' } },
  VisibilityConfig: { MetricName: Name, SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true },
  ...more,
});
const firewall = subject('AWS::WAFv2::WebACL', {
  Scope: 'CLOUDFRONT',
  DefaultAction: { Allow: {} },
  Rules: [block('a', 0), block('b', 1)],
});

const target = subject('AWS::ElasticLoadBalancingV2::TargetGroup', {
  VpcId: 'vpc-1',
  Port: 80,
  Protocol: 'HTTP',
  TargetType: 'ip',
  HealthCheckPath: '/',
});
const alarm = subject('AWS::CloudWatch::Alarm', {
  MetricName: 'Errors',
  Namespace: 'n',
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
  AlarmActions: ['topic'],
});

export const network: readonly Row[] = [
  subject('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }).set('another range', { CidrBlock: '10.1.0.0/16' }, 'refused BP517'),
  subject('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true }).set(
    'names',
    { Tags: [{ Key: 'Name', Value: 'a' }] },
    'safe',
  ),
  subnet.set('another range', { CidrBlock: '10.0.1.0/24' }, 'refused BP517'),
  subnet.set('another zone', { AvailabilityZone: 'us-east-1b' }, 'refused BP517'),
  subnet.set('public addresses', { MapPublicIpOnLaunch: true }, 'attention BP514'),
  subnet.removed('removed', 'refused BP517'),
  resources('a subnet more', {}, { S: subnet.resource }, 'safe'),
  subject('AWS::EC2::EIP', { Domain: 'vpc' }).removed('removed', 'refused BP517'),
  resources(
    'AWS::EC2::Route: a private subnet becomes a public one',
    route({ NatGatewayId: { Ref: 'Nat' } }),
    route({ GatewayId: { Ref: 'Gateway' } }),
    'refused BP515',
  ),
  subject('AWS::EC2::VPCEndpoint', {
    VpcId: 'v',
    ServiceName: 'com.amazonaws.us-east-1.s3',
    PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::films/*' }] },
  }).set('no policy: all', { PolicyDocument: undefined }, 'attention BP512'),
  subject('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: 'a',
    RuleNumber: 100,
    Protocol: 6,
    RuleAction: 'allow',
    CidrBlock: '10.0.0.0/16',
    PortRange: { From: 443, To: 443 },
  }).set('everybody', { CidrBlock: '0.0.0.0/0' }, 'attention BP514'),
  subject('AWS::EC2::NatGateway', { SubnetId: 's', AllocationId: 'a' }).removed('removed', 'attention BP526'),

  balancer.set('on the internet', { Scheme: 'internet-facing' }, 'refused BP515 BP517'),
  balancer.set('another kind', { Type: 'network' }, 'refused BP517'),
  balancer.set('a name', { Name: 'front' }, 'refused BP517'),
  balancer.set(
    'protection off',
    {
      LoadBalancerAttributes: [
        { Key: 'deletion_protection.enabled', Value: 'false' },
        { Key: 'access_logs.s3.enabled', Value: 'true' },
      ],
    },
    'refused BP505',
  ),
  balancer.set('protection not said', { LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value: 'true' }] }, 'refused BP505'),
  balancer.set(
    'attributes in another order',
    {
      LoadBalancerAttributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
      ],
    },
    'safe',
  ),
  balancer.set(
    'a value as it is',
    {
      LoadBalancerAttributes: [
        { Key: 'deletion_protection.enabled', Value: true },
        { Key: 'access_logs.s3.enabled', Value: 'true' },
      ],
    },
    'safe',
  ),
  balancer.removed('removed', 'refused BP517'),
  listener.set('plain HTTP', { Port: 80, Protocol: 'HTTP', SslPolicy: undefined, Certificates: undefined }, 'refused BP516'),
  listener.set('an older policy', { SslPolicy: 'ELBSecurityPolicy-TLS-1-0-2015-04' }, 'attention BP516'),
  listener.set('another certificate', { Certificates: [{ CertificateArn: 'c2' }] }, 'safe'),
  listener.removed('removed', 'attention BP526'),
  target.set('another port', { Port: 8080 }, 'attention BP523'),
  target.from({ Name: 't' }).set('another port, under a fixed name', { Port: 8080 }, 'refused BP518 BP523'),
  target.set('another check', { HealthCheckPath: '/healthz' }, 'safe'),

  subject('AWS::CertificateManager::Certificate', { DomainName: 'example.com', ValidationMethod: 'DNS' }).set(
    'one name more',
    { SubjectAlternativeNames: ['www.example.com'] },
    'attention BP517',
  ),
  subject('AWS::CertificateManager::Certificate', { DomainName: 'example.com', ValidationMethod: 'DNS' }).removed(
    'removed',
    'refused BP517',
  ),
  distribution.set('plain HTTP, too', site({ DefaultCacheBehavior: behaviour({ ViewerProtocolPolicy: 'allow-all' }) }), 'refused BP516'),
  distribution.set('no firewall', site({ WebACLId: undefined }), 'attention BP514'),
  distribution.set(
    'older TLS',
    site({ ViewerCertificate: { AcmCertificateArn: 'c1', MinimumProtocolVersion: 'TLSv1', SslSupportMethod: 'sni-only' } }),
    'attention BP516',
  ),
  distribution.set('another origin', site({ Origins: [{ Id: 'o', DomainName: 'p.example.com' }] }), 'safe'),
  distribution.set('switched off', site({ Enabled: false }), 'refused BP517'),
  distribution.set('one alias less', site({ Aliases: [] }), 'attention BP526'),
  distribution.set('a comment', site({ Comment: 'front' }), 'safe'),
  distribution.removed('removed', 'refused BP517'),
  subject('AWS::CloudFront::Distribution', site({ DefaultCacheBehavior: behaviour({ TrustedKeyGroups: ['k'] }) })).set(
    'without signed addresses',
    site(),
    'refused BP515',
  ),

  subject('AWS::Route53::HostedZone', { Name: 'example.com' }).removed('removed', 'refused BP517'),
  subject('AWS::Route53::HostedZone', { Name: 'example.com' }).set('another name', { Name: 'example.org' }, 'refused BP517'),
  subject('AWS::Route53::RecordSet', {
    Name: 'a.example.com',
    Type: 'A',
    HostedZoneId: 'z',
    TTL: '60',
    ResourceRecords: ['192.0.2.1'],
  }).set('another address', { ResourceRecords: ['192.0.2.2'] }, 'safe'),
  subject('AWS::Route53::RecordSet', {
    Name: 'a.example.com',
    Type: 'A',
    HostedZoneId: 'z',
    TTL: '60',
    ResourceRecords: ['192.0.2.1'],
  }).removed('removed', 'attention BP526'),

  firewall.set('a rule less', { Rules: [block('a', 0)] }, 'attention BP514'),
  firewall.set('a rule that only counts', { Rules: [block('a', 0), block('b', 1, { Action: { Count: {} } })] }, 'attention BP514'),
  firewall.set('rules listed in another order', { Rules: [block('b', 1), block('a', 0)] }, 'safe'),
  firewall.set('a rule more', { Rules: [block('a', 0), block('b', 1), block('c', 2)] }, 'safe'),
  firewall.set(
    'a higher limit',
    { Rules: [block('a', 0, { Statement: { RateBasedStatement: { Limit: 5000, AggregateKeyType: 'IP' } } }), block('b', 1)] },
    'safe',
  ),
  firewall.from({ DefaultAction: { Block: {} } }).set('all but', { DefaultAction: { Allow: {} } }, 'refused BP515'),
  firewall.removed('removed', 'attention BP514'),
  subject('AWS::WAFv2::WebACLAssociation', { ResourceArn: 'lb', WebACLArn: 'w' }).removed('removed', 'attention BP514'),

  alarm.removed('removed', 'attention BP527'),
  alarm.set('nobody hears it', { AlarmActions: [] }, 'attention BP527'),
  alarm.set('off', { ActionsEnabled: false }, 'attention BP527'),
  alarm.set('a higher threshold', { Threshold: 10 }, 'safe'),
  subject('AWS::Budgets::Budget', {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 100, Unit: 'USD' } },
  }).removed('removed', 'attention BP527'),
  subject('AWS::Budgets::Budget', { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 100, Unit: 'USD' } } }).set(
    'a higher limit',
    { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 200, Unit: 'USD' } } },
    'safe',
  ),
  subject('AWS::EC2::FlowLog', { ResourceId: 'v', ResourceType: 'VPC', TrafficType: 'ALL' }).removed('removed', 'attention BP527'),

  subject('AWS::Lambda::Function', { Runtime: 'nodejs20.x', Role: 'r', Code: { S3Bucket: 'b', S3Key: 'k' } }).set(
    'code and runtime',
    { Runtime: 'nodejs22.x', Code: { S3Bucket: 'b', S3Key: 'k2' } },
    'safe',
  ),
  subject('AWS::Lambda::Function', { Role: 'r', Code: { S3Bucket: 'b', S3Key: 'k' } }).set(
    'a name',
    { FunctionName: 'f' },
    'attention BP523',
  ),
  subject('AWS::ECS::TaskDefinition', { Family: 'app', ContainerDefinitions: [{ Name: 'a', Image: 'i:1' }] }).set(
    'another image',
    { ContainerDefinitions: [{ Name: 'a', Image: 'i:2' }] },
    'safe',
  ),
  subject('AWS::Lambda::Version', { FunctionName: 'f', Description: '1' }).set('another version', { Description: '2' }, 'safe'),
  subject('AWS::ApiGateway::RestApi', { Name: 'api' }).removed('removed', 'refused BP517'),
  subject('AWS::ApiGateway::Method', { RestApiId: 'a', ResourceId: 'r', HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' }).set(
    'open',
    { AuthorizationType: 'NONE' },
    'refused BP515',
  ),
  subject('AWS::ApiGatewayV2::Route', { ApiId: 'a', RouteKey: 'GET /', AuthorizationType: 'JWT', AuthorizerId: 'z' }).set(
    'open',
    { AuthorizationType: 'NONE', AuthorizerId: undefined },
    'refused BP515',
  ),
  subject('AWS::EKS::Nodegroup', {
    ClusterName: 'c',
    NodeRole: 'r',
    Subnets: ['s'],
    InstanceTypes: ['m7g.large'],
    ScalingConfig: { MinSize: 1, MaxSize: 3, DesiredSize: 2 },
  }).set('other machines', { InstanceTypes: ['m7g.xlarge'] }, 'attention BP523'),
  subject('AWS::EKS::Nodegroup', {
    ClusterName: 'c',
    NodeRole: 'r',
    Subnets: ['s'],
    InstanceTypes: ['m7g.large'],
    ScalingConfig: { MinSize: 1, MaxSize: 3, DesiredSize: 2 },
  }).set('more machines', { ScalingConfig: { MinSize: 1, MaxSize: 6, DesiredSize: 2 } }, 'safe'),
  subject('Custom::Thing', { ServiceToken: 'arn:aws:lambda:us-east-1:111122223333:function:one', A: 1 }).set(
    'another function behind it',
    { ServiceToken: 'arn:aws:lambda:us-east-1:111122223333:function:two' },
    'refused BP521',
  ),
  subject('Custom::Thing', { ServiceToken: 'arn', A: 1 }).set('another property', { A: 2 }, 'safe'),
];
