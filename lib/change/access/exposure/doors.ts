import { at, listOf, mapsOf, textOf } from '../../reading';
import type { Watched } from './watched';

const ASKS_WHO = /^authenticate-/;

/** Whether a load balancer lets people sign in before it forwards them. */
const signsIn = (actions: unknown): boolean => mapsOf(actions).some(({ Type }) => ASKS_WHO.test(textOf(Type) ?? ''));

const listener = (type: string, path: string): Watched => ({
  types: [type],
  path,
  openness: (value) => (signsIn(value) ? 0 : 1),
  code: 'BP515',
  changed: 'refused',
  message: 'would let in whoever comes: nobody has to sign in any more',
  remedy: 'keep the action that authenticates in front of the others',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
});

/** A browser asks with OPTIONS before it signs in; a key is asked for where `ApiKeyRequired` is on. */
const methodIsOpen = (value: unknown, properties: unknown): number =>
  (value === undefined || value === 'NONE') &&
  textOf(at(properties, 'HttpMethod')) !== 'OPTIONS' &&
  textOf(at(properties, 'ApiKeyRequired')) !== 'true'
    ? 1
    : 0;

/** How little it takes to sign in, without a second factor. */
const FACTORS: Readonly<Record<string, number>> = { ON: 0, OPTIONAL: 1, OFF: 2 };

/** What asks who somebody is, and would ask no more. */
export const DOORS: readonly Watched[] = [
  listener('AWS::ElasticLoadBalancingV2::Listener', 'DefaultActions'),
  listener('AWS::ElasticLoadBalancingV2::ListenerRule', 'Actions'),
  {
    types: ['AWS::ApiGateway::Method'],
    path: 'AuthorizationType',
    openness: methodIsOpen,
    code: 'BP515',
    changed: 'refused',
    message: 'would answer anybody: callers are not asked who they are any more',
    remedy: 'keep AuthorizationType, with its authorizer',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  },
  {
    types: ['AWS::ApiGatewayV2::Route'],
    path: 'AuthorizationType',
    openness: (value) => (value === undefined || value === 'NONE' ? 1 : 0),
    code: 'BP515',
    changed: 'refused',
    message: 'would answer anybody: callers are not asked who they are any more',
    remedy: 'keep AuthorizationType, with its authorizer',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  },
  {
    types: ['AWS::CloudFront::Distribution'],
    path: 'DistributionConfig.DefaultCacheBehavior',
    openness: (value) => (listOf(at(value, 'TrustedKeyGroups')).length + listOf(at(value, 'TrustedSigners')).length > 0 ? 0 : 1),
    code: 'BP515',
    changed: 'refused',
    message: 'would serve whoever has an address, signed or not',
    remedy: 'keep TrustedKeyGroups',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PrivateContent.html',
  },
  {
    types: ['AWS::Cognito::UserPool'],
    path: 'MfaConfiguration',
    openness: (value) => FACTORS[textOf(value) ?? 'OFF'],
    code: 'BP512',
    changed: 'attention',
    message: 'would let users sign in without a second factor',
    remedy: 'keep MfaConfiguration',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  },
  {
    types: ['AWS::AppSync::GraphQLApi'],
    path: 'AuthenticationType',
    openness: (value) => (value === 'API_KEY' ? 1 : 0),
    code: 'BP512',
    changed: 'attention',
    message: 'would take a key that every client holds, instead of a user or a role',
    remedy: 'keep AuthenticationType',
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  },
];
