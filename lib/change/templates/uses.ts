import { resolverOf } from '../access/resolved';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, isMap, mapsOf, textOf } from '../reading';
import { namedIn } from './named';
import { pageOf } from './pages';
import { twinOf } from './twins';

/** What others use, what stops with it, and the properties that name what it belongs to: what goes with that is told there. */
interface Used {
  readonly stops: string;
  readonly of?: readonly string[];
}

const API = ['RestApiId', 'ApiId'];

const USED: Readonly<Record<string, Used>> = {
  'AWS::ApiGateway::DomainName': { stops: 'its name would answer no more' },
  'AWS::ApiGateway::Method': { stops: 'callers of it would get an error', of: API },
  'AWS::ApiGateway::Stage': { stops: 'its address would answer no more', of: API },
  'AWS::ApiGatewayV2::DomainName': { stops: 'its name would answer no more' },
  'AWS::ApiGatewayV2::Route': { stops: 'callers of it would get an error', of: API },
  'AWS::ApiGatewayV2::Stage': { stops: 'its address would answer no more', of: API },
  'AWS::Cognito::UserPoolClient': { stops: 'the app that signs in with its id would sign in no more', of: ['UserPoolId'] },
  'AWS::EC2::NatGateway': { stops: 'what goes out through it would go out no more', of: ['VpcId'] },
  'AWS::EC2::Route': { stops: 'what takes it would get nowhere', of: ['RouteTableId', 'NatGatewayId', 'GatewayId', 'VpcPeeringConnectionId'] },
  'AWS::EC2::VPCEndpoint': { stops: 'what goes through it would take another way, or none', of: ['VpcId'] },
  'AWS::EC2::VPCPeeringConnection': { stops: 'the two networks would be apart', of: ['VpcId'] },
  'AWS::ECS::Service': { stops: 'it would serve nobody any more', of: ['Cluster'] },
  'AWS::EKS::Addon': { stops: 'what it runs in the cluster would be taken out', of: ['ClusterName'] },
  'AWS::ElasticLoadBalancingV2::Listener': { stops: 'its port would answer no more', of: ['LoadBalancerArn'] },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { stops: 'what it sends on would go elsewhere, or nowhere', of: ['ListenerArn'] },
  'AWS::Events::Rule': { stops: 'what it starts would be started no more', of: ['EventBusName'] },
  'AWS::Lambda::EventSourceMapping': { stops: 'what comes there would be read no more', of: ['FunctionName', 'EventSourceArn'] },
  'AWS::Lambda::Url': { stops: 'its address would answer no more', of: ['TargetFunctionArn'] },
  'AWS::Route53::RecordSet': { stops: 'its name would lead nowhere', of: ['HostedZoneId', 'AliasTarget'] },
  'AWS::SNS::Subscription': { stops: 'it would be told nothing any more', of: ['TopicArn'] },
  'AWS::SNS::Topic': { stops: 'those who listen would hear nothing any more' },
  'AWS::SSM::Parameter': { stops: 'who reads it by its name would find nothing' },
  'AWS::Scheduler::Schedule': { stops: 'what it starts would be started no more' },
  'AWS::SecretsManager::RotationSchedule': { stops: 'its secret would be rotated no more', of: ['SecretId'] },
  'AWS::ServiceDiscovery::Service': { stops: 'its name would lead nowhere', of: ['NamespaceId'] },
};

const said = ({ stack, logicalId, type }: ResourceChange, message: string, field?: string, source = pageOf(type)): Finding => ({
  code: 'BP526',
  verdict: 'attention',
  place: { stack, logicalId, type },
  message,
  ...(field === undefined ? {} : { field }),
  remedy: 'see that nobody uses it any more, then deploy',
  source,
});

const removed = (change: ResourceChange, { before, resources }: Changes): readonly Finding[] => {
  const used = USED[change.type];
  const { stackBefore, stackAfter, logicalId } = change;
  if (!used || !stackBefore || !stackAfter || twinOf(change, resources)) return [];
  const gone = new Set(resources.filter(({ action }) => action === 'remove').map((one) => `${one.stack}.${one.logicalId}`));
  const parents = (used.of ?? []).map((name) => change.before?.Properties?.[name]);
  if (namedIn(resolverOf(before), stackBefore, parents).some((name) => gone.has(name))) return [];
  return [said(change, `${logicalId} would go: ${used.stops}`)];
};

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
const STREAMS = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html';
const VIEW = 'StreamSpecification.StreamViewType';

const indexes = (resource: ResourceChange['before']): readonly string[] =>
  mapsOf(resource?.Properties?.['GlobalSecondaryIndexes']).flatMap(({ IndexName }) => textOf(IndexName) ?? []);

const parts = (change: ResourceChange): readonly Finding[] => {
  if (!TABLES.includes(change.type)) return [];
  const { before, after, logicalId } = change;
  const now = indexes(after);
  const gone = indexes(before).filter((name) => !now.includes(name));
  const [was, is] = [before, after].map((side) => at(side?.Properties, VIEW));
  const known = textOf(was) !== undefined && !isMap(is) && was !== is;
  const stream = is === undefined ? 'its stream would be off' : 'its stream would be made anew, under another ARN';
  return [
    ...(gone.length > 0 ? [said(change, `${logicalId} would have no index ${gone.join(', ')} any more: queries by it fail`, 'Properties.GlobalSecondaryIndexes')] : []),
    ...(known
      ? [said(change, `${logicalId}: ${stream}: who reads the old one hears nothing new`, 'Properties.StreamSpecification', STREAMS)]
      : []),
  ];
};

/** What others use does not go without a word: entrances, names, indexes, streams. */
export const useRule: Rule = (changes) =>
  changes.resources.flatMap((change) => {
    if (change.action === 'change') return parts(change);
    return change.action === 'remove' ? removed(change, changes) : [];
  });
