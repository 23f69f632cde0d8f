import { isDeepStrictEqual } from 'node:util';
import { identityProperties, nameProperties } from '../../facts/cloudformation/replacement';
import type { ResourceChange } from '../changes';

/** What tells resources apart that have no name of their own: of one combination the service takes one. */
const COMBINATIONS: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  'AWS::EC2::Route': ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'],
  'AWS::EC2::SubnetRouteTableAssociation': ['SubnetId'],
  'AWS::EC2::VPCGatewayAttachment': ['VpcId', 'InternetGatewayId'],
  'AWS::EKS::AccessEntry': ['ClusterName', 'PrincipalArn'],
  'AWS::EKS::PodIdentityAssociation': ['ClusterName', 'Namespace', 'ServiceAccount'],
  'AWS::Route53::RecordSet': ['HostedZoneId', 'HostedZoneName', 'Name', 'Type', 'SetIdentifier'],
};

/** In what a name is unique, where that is not the region of an account: another one has room for the same name. */
const SCOPES: Readonly<Record<string, string>> = {
  'AWS::APS::RuleGroupsNamespace': 'Workspace',
  'AWS::ApiGateway::Stage': 'RestApiId',
  'AWS::ApiGatewayV2::Stage': 'ApiId',
  'AWS::AutoScaling::LifecycleHook': 'AutoScalingGroupName',
  'AWS::Cassandra::Table': 'KeyspaceName',
  'AWS::Cognito::UserPoolGroup': 'UserPoolId',
  'AWS::EC2::SecurityGroup': 'VpcId',
  'AWS::ECS::Service': 'Cluster',
  'AWS::EKS::Addon': 'ClusterName',
  'AWS::EKS::FargateProfile': 'ClusterName',
  'AWS::EKS::Nodegroup': 'ClusterName',
  'AWS::Events::Rule': 'EventBusName',
  'AWS::Glue::Table': 'DatabaseName',
  'AWS::IAM::GroupPolicy': 'GroupName',
  'AWS::IAM::RolePolicy': 'RoleName',
  'AWS::IAM::UserPolicy': 'UserName',
  'AWS::Logs::LogStream': 'LogGroupName',
  'AWS::Logs::MetricFilter': 'LogGroupName',
  'AWS::Logs::SubscriptionFilter': 'LogGroupName',
  'AWS::MSK::Topic': 'ClusterArn',
  'AWS::Timestream::Table': 'DatabaseName',
};

/** Services whose names are unique in an account, whatever the region. */
const GLOBAL = /^AWS::(CloudFront|IAM|Route53)::/;

/** Properties of which the service takes one combination. Empty where one of them alone is unique, or none is. */
const combinationOf = (type: string): readonly string[] => COMBINATIONS[type] ?? identityProperties(type);

/** The region that a resource's name is unique in; empty where it is unique in all. */
export const regionOfName = (type: string, region: string): string => (GLOBAL.test(type) ? '' : region);

/** Properties that together no two resources of a type may have alike. Empty: nothing is known of the type. */
export const uniqueProperties = (type: string): readonly string[] => {
  const combination = combinationOf(type);
  if (combination.length > 0) return combination;
  const scope = SCOPES[type];
  const names = nameProperties(type).filter((name) => name !== scope);
  return names.length === 0 || scope === undefined ? names : [scope, ...names];
};

/** Properties of a type that are its own name. */
const ownNames = (type: string): readonly string[] => nameProperties(type).filter((name) => name !== SCOPES[type]);

const isGiven = ({ after }: ResourceChange, name: string): boolean => after?.Properties?.[name] !== undefined;

const isKept = ({ before, after, replacedBy }: ResourceChange, name: string): boolean =>
  isDeepStrictEqual(after?.Properties?.[name], before?.Properties?.[name]) &&
  !replacedBy.some(({ path }) => path.replace('Properties.', '') === name);

/**
 * The property that names a resource which is replaced and keeps its name, so that the new one cannot stand beside the old one. Undefined
 * where it has another name, none of its own, or the same name in another place.
 */
export const keptName = (change: ResourceChange): string | undefined => {
  const { type, replacedBy } = change;
  const combination = identityProperties(type);
  // A name that nobody gives is made up anew.
  const given = ownNames(type).every((name) => !combination.includes(name) || isGiven(change, name));
  if (combination.length > 0)
    return given && combination.every((name) => isKept(change, name)) ? combination.filter((name) => isGiven(change, name)).at(-1) : undefined;
  const scope = SCOPES[type];
  if (scope !== undefined && replacedBy.some(({ path }) => path.replace('Properties.', '') === scope)) return undefined;
  return ownNames(type).find((name) => isGiven(change, name) && isKept(change, name));
};
