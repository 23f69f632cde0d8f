import { keepsStrangersOut, namesAClaim } from './conditions';
import { coversPattern } from './patterns';
import type { Permit } from './statements';

/** What makes a permit one without bounds, and the way out of it. */
export interface Boundless {
  readonly why: string;
  readonly remedy: string;
}

const everyResource = ({ resource }: Permit): boolean => 'not' in resource || resource.is === '*';

const names = ({ action }: Permit, wanted: string): boolean => 'is' in action && coversPattern(action.is, wanted);

/** An identity that may do everything, pass any role on, or change its own permissions; undefined where it has bounds. */
export const boundlessIdentity = (permit: Permit): Boundless | undefined => {
  if (!everyResource(permit)) return undefined;
  if ('not' in permit.action || names(permit, '*')) return { why: 'everything', remedy: 'name the actions and resources that are needed' };
  if (names(permit, 'iam:*'))
    return { why: 'all of IAM, and so give itself everything', remedy: 'name the actions and roles that are needed' };
  const toWhom = permit.conditions.some(({ key }) => key === 'iam:passedtoservice');
  if (names(permit, 'iam:passrole') && !toWhom)
    return { why: 'any role, handed to any service, and so everything', remedy: 'name the roles, or the service in iam:PassedToService' };
  return undefined;
};

/** Providers of identities whom everybody may ask for a token: only a claim in it tells whose it is. */
const SHARED =
  /(^|[/:])(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|oidc\.circleci\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com|cognito-identity\.amazonaws\.com)(\/|$)/;

/** A resource, or role, that strangers may use. */
export const boundlessResource = (permit: Permit): Boundless | undefined => {
  if (permit.principal.startsWith('Federated:') && SHARED.test(permit.principal) && !namesAClaim(permit.conditions))
    return {
      why: 'everybody whom that provider knows',
      remedy: 'a condition on the claim `sub` that names an organisation and a repository, such as repo:<owner>/<name>:ref:refs/heads/main',
    };
  return permit.principal === '*' && !keepsStrangersOut(permit.conditions)
    ? {
        why: 'everybody, of any account',
        remedy: 'name the principals, or add a condition such as aws:PrincipalOrgID or aws:SourceAccount',
      }
    : undefined;
};
