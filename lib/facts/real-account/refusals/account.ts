import { hasType } from '../../availability';
import { inside, items, text, type PlacedResource, type Refusal, type SumRefusal } from './rule';

const READ = '2026-11-25';
const QUOTAS = 'github.com/aws/aws-eks-best-practices dc0243a latest/bpg/scalability/quotas.adoc';

/** Entries of com.amazonaws.global.cloudfront.origin-facing, each of which counts as a rule of a security group that names the list. */
const PREFIX_LIST_WEIGHT = 55;
const RULES_PER_GROUP = 60;

const weightOf = (rules: unknown): number =>
  (items(rules) ?? []).reduce<number>((sum, rule) => sum + (inside(rule)['SourcePrefixListId'] === undefined ? 1 : PREFIX_LIST_WEIGHT), 0);

/** What the account, its network and its edge refuse of one resource. */
export const accountRefusals: readonly Refusal[] = [
  {
    id: 'security-group-rules',
    types: ['AWS::EC2::SecurityGroup'],
    says: `the rules of one direction of a group weigh at most ${RULES_PER_GROUP}, and CloudFront's prefix list weighs ${PREFIX_LIST_WEIGHT} for each port`,
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html; github.com/terraform-aws-modules/terraform-aws-alb/issues/400',
    asOf: READ,
    refused: ({ SecurityGroupIngress, SecurityGroupEgress }) => {
      const weight = Math.max(weightOf(SecurityGroupIngress), weightOf(SecurityGroupEgress));
      return weight > RULES_PER_GROUP ? `rules that weigh ${weight}` : undefined;
    },
  },
  {
    id: 'load-balancer-name',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancingV2::TargetGroup'],
    says: 'a name has at most 32 letters, digits and hyphens, no hyphen first or last, and that of a load balancer does not begin with internal-',
    source: 'https://pypi.org/project/botocore/1.44.8/ botocore/data/elbv2/2015-12-01/service-2.json CreateLoadBalancer Name',
    asOf: READ,
    refused: ({ Name }, { type }) => {
      const name = text(Name);
      if (name === undefined) return undefined;
      const fits = /^(?!-)[A-Za-z0-9-]{1,32}$/.test(name) && !name.endsWith('-');
      return fits && !(type.endsWith('LoadBalancer') && name.startsWith('internal-')) ? undefined : `the name ${name}`;
    },
  },
  {
    id: 'edge-region',
    types: ['AWS::WAFv2::WebACL'],
    says: 'a firewall for CloudFront is made in us-east-1',
    source: 'https://pypi.org/project/botocore/1.44.8/ botocore/data/wafv2/2019-07-29/service-2.json CreateWebACL Scope',
    asOf: READ,
    refused: ({ Scope }, { region }) => (Scope === 'CLOUDFRONT' && region !== 'us-east-1' ? `scope CLOUDFRONT in ${region}` : undefined),
  },
];

const named = (resources: readonly PlacedResource[]): string => resources.map(({ stack, logicalId }) => `${stack}.${logicalId}`).join(', ');

/** What is refused of a region's resources together. */
export const sumRefusals: readonly SumRefusal[] = [
  {
    id: 'elastic-addresses',
    types: ['AWS::EC2::EIP'],
    says: 'a new account has five elastic addresses per region (L-0263D0A3)',
    source: QUOTAS,
    asOf: '2026-05-04',
    refused: (addresses) => (addresses.length > 5 ? `${addresses.length} elastic addresses` : undefined),
  },
  {
    id: 'log-resource-policies',
    types: ['AWS::Logs::ResourcePolicy'],
    says: 'an account has at most ten resource policies of CloudWatch Logs per region, which nobody raises; one for a log group alone does not count',
    source:
      'https://pypi.org/project/botocore/1.44.8/ botocore/data/logs/2014-03-28/service-2.json PutResourcePolicy; github.com/aws/aws-cdk/issues/23637',
    asOf: READ,
    refused: (policies) => {
      const general = policies.filter(({ properties }) => properties['ResourceArn'] === undefined);
      return general.length > 10 ? named(general) : undefined;
    },
  },
];

/** The one that looks at every type: CloudFormation does not take each everywhere. */
export const regionRefusal = ({ region, type }: PlacedResource): string | undefined =>
  hasType(region, type) ? undefined : `${type} is not in ${region}`;
