import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const edgeRisks: RiskGroup = {
  title: 'Edge',
  rows: [
    {
      types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
      topic: 'order',
      breaks:
        'access logs are refused when the bucket’s policy does not fit; ELB writes a test file as the load balancer is made. The service principal serves all regions; accounts per region are the older way',
      tests: ['layers/edge/load-balancer.test.ts'],
      source: 'ELB, "Enable access logs"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancingV2::TargetGroup'],
      topic: 'names',
      breaks:
        'at most 32 characters, unique in account and region; name, scheme, port and protocol can only be replaced, and a target group in use is not deleted before its listener lets go',
      tests: ['layers/edge/load-balancer.test.ts'],
      rule: 'load-balancer-name',
      source: "ELB API, CreateLoadBalancer Name; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'],
      topic: 'quota',
      breaks: '100 rules per listener and five values per rule; two rules of one priority are refused, also while one is being replaced',
      tests: ['layers/edge/routes.test.ts'],
      note: 'priorities follow from the rule, decision 0013; BP321',
      source: 'ELB, "Quotas for your Application Load Balancers"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::CloudFront::VpcOrigin'],
      topic: 'behaviour',
      breaks:
        'takes some 15 minutes; the VPC needs an internet gateway, the load balancer’s subnets no route to it. Cannot be changed while a distribution uses it (`CannotUpdateEntityWhileInUse`), hence another logical id per protocol',
      tests: ['layers/edge/distribution.test.ts'],
      source: 'CloudFront, "Restrict access with VPC origins"; hashicorp/terraform-provider-aws#40905',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::CloudFront::VpcOrigin'],
      topic: 'region',
      breaks: 'not every region and zone: ap-southeast-6 has none, and use1-az3, usw1-az2, cac1-az3 and apne1-az3 are left out',
      tests: ['layers/edge/load-balancer.test.ts', 'facts/regions.test.ts'],
      note: 'BP309',
      source: 'CloudFront, "Restrict access with VPC origins"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::CloudFront::Distribution'],
      topic: 'names',
      breaks:
        'an alias belongs to one distribution in all of AWS: `CNAMEAlreadyExists`, also when it is a forgotten one of another account; its certificate is looked for in us-east-1',
      tests: ['layers/edge/distribution.test.ts'],
      note: 'BP251',
      source: 'CloudFront, "Use custom URLs by adding alternate domain names"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::CertificateManager::Certificate'],
      topic: 'behaviour',
      breaks:
        'the stack waits until the record of the validation is answered: for ever, when the hosted zone is not the one that the domain is delegated to. CloudFormation writes the record only with `route53:ChangeResourceRecordSets`',
      tests: ['layers/edge/distribution.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::Route53::RecordSetGroup'],
      topic: 'names',
      breaks:
        'records that are there already are not taken over: `but it already exists`; delete them just before the deploy, or import them',
      tests: ['layers/edge/distribution.test.ts'],
      source: 'Route 53 API, ChangeResourceRecordSets (CREATE)',
      asOf: READ,
    },
    {
      types: ['AWS::WAFv2::WebACL'],
      topic: 'region',
      breaks: 'a firewall for CloudFront is made in us-east-1 only; name and scope can only be replaced',
      tests: ['layers/edge/distribution.test.ts'],
      rule: 'edge-region',
      source: "WAF API, CreateWebACL Scope; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::WAFv2::LoggingConfiguration'],
      topic: 'permissions',
      breaks:
        'relies on a policy on the log group itself instead of the account’s; if WAF asks for the latter, it writes it with CloudFormation’s rights, and it stays after a destroy (`AWSWAF-LOGS`)',
      tests: ['layers/edge/distribution.test.ts'],
      source: 'CloudWatch Logs, "Enable logging from AWS services"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::Logs::Delivery', 'AWS::Logs::DeliverySource', 'AWS::Logs::DeliveryDestination'],
      topic: 'order',
      breaks: 'CloudFront checks the bucket’s policy when the delivery is made',
      tests: ['layers/edge/distribution.test.ts'],
      note: 'the policy comes first (`DependsOn`)',
      source: 'CloudWatch Logs, as above',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::Logs::Delivery', 'AWS::Logs::DeliverySource', 'AWS::Logs::DeliveryDestination'],
      topic: 'names',
      breaks: 'names of source and destination are unique in account and region, and a source has one delivery per destination',
      tests: ['layers/edge/distribution.test.ts'],
      source: "CloudWatch Logs API, CreateDelivery; the type's schema",
      asOf: READ,
    },
  ],
};
