import { at, listOf, mapsOf, textOf } from '../../reading';
import { unless, type Watched } from './watched';

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
    types: ['AWS::Cognito::UserPool'],
    path: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
    openness: unless(true, 'true'),
    code: 'BP512',
    changed: 'attention',
    message: 'would let anybody sign up',
    remedy: 'keep AllowAdminCreateUserOnly: true, unless that is wanted',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html',
  },
  {
    types: ['AWS::Cognito::UserPool'],
    path: 'Policies.PasswordPolicy.MinimumLength',
    openness: (value) => (textOf(value) === undefined ? undefined : -Number(textOf(value))),
    code: 'BP512',
    changed: 'attention',
    message: 'would take shorter passwords',
    remedy: 'keep the length',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
  },
  {
    types: ['AWS::ElastiCache::ReplicationGroup'],
    path: 'UserGroupIds',
    openness: (value, properties) => (listOf(value).length > 0 || at(properties, 'AuthToken') !== undefined ? 0 : 1),
    code: 'BP513',
    changed: 'refused',
    message: 'would let in whoever reaches it: no user and no password is asked for',
    remedy: 'keep UserGroupIds',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
  },
  {
    types: ['AWS::EC2::VPCEndpointService'],
    path: 'AcceptanceRequired',
    openness: (value) => (textOf(value) === 'false' ? 1 : 0),
    code: 'BP514',
    changed: 'attention',
    message: 'would let in every network that asks, without anybody who accepts it',
    remedy: 'keep AcceptanceRequired: true',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
  },
  {
    types: ['AWS::EC2::VPCEndpointServicePermissions'],
    path: 'AllowedPrincipals',
    openness: (value) => (listOf(value).includes('*') ? 1 : 0),
    code: 'BP513',
    changed: 'refused',
    added: 'refused',
    message: 'would let everybody, of any account, ask for a way into the network',
    remedy: 'name the accounts',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions',
  },
  {
    types: ['AWS::RAM::ResourceShare'],
    path: 'Principals',
    openness: (value) => listOf(value).length,
    code: 'BP512',
    changed: 'attention',
    added: 'attention',
    message: 'would share its resources with more accounts',
    remedy: 'look whom it names',
    source: 'https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing.html',
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
