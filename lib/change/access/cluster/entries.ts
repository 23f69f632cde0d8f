import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, mapsOf } from '../../reading';
import { byType, ofTypes, placeOf, tokenOf, type ByType, type Placed } from '../resources';
import { resolverOf, spoken, type Resolver } from '../resolved';

const SOURCE = 'https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html';

/** What may do everything in a cluster: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html#access-policy-permissions-amazoneksclusteradminpolicy */
const EVERYTHING = 'AmazonEKSClusterAdminPolicy';

/** The group that Kubernetes itself lets do everything: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const MASTERS = 'system:masters';

interface Granted {
  readonly cluster: string;
  readonly principal: string;
  /** `AmazonEKSViewPolicy`, or `group readers`. */
  readonly what: string;
  /** `the whole cluster`, or namespaces. */
  readonly scope: string;
  readonly from: Placed;
}

const scopeOf = (policy: unknown, placed: Placed, { texts }: Resolver): readonly string[] =>
  at(policy, 'AccessScope.Type') === 'namespace' ? texts(placed.stack, at(policy, 'AccessScope.Namespaces')) : ['*'];

const grantedIn = (resources: ByType, resolver: Resolver): readonly Granted[] =>
  ofTypes(resources, 'AWS::EKS::AccessEntry').flatMap((from) => {
    const text = (name: string): string => resolver.text(from.stack, from.resource.Properties?.[name]) ?? '';
    const common = { cluster: text('ClusterName'), principal: text('PrincipalArn'), from };
    const policies = mapsOf(from.resource.Properties?.['AccessPolicies']).flatMap((policy) => {
      const what = resolver.text(from.stack, policy['PolicyArn'])?.split('/').at(-1) ?? '';
      return scopeOf(policy, from, resolver).map((scope) => ({ ...common, what, scope }));
    });
    const groups = resolver.texts(from.stack, from.resource.Properties?.['KubernetesGroups']);
    return [...policies, ...groups.map((group) => ({ ...common, what: `group ${group}`, scope: '*' }))];
  });

const isSame = (one: Granted, other: Granted): boolean =>
  one.cluster === other.cluster &&
  one.principal === other.principal &&
  one.what === other.what &&
  (other.scope === '*' || one.scope === other.scope);

const whereOf = ({ cluster, scope }: Granted): string => `${scope === '*' ? '' : `namespace ${scope} of `}cluster ${spoken(cluster)}`;

const finding = (granted: Granted): Finding => {
  const { principal, what, scope, from } = granted;
  const everything = (what === EVERYTHING || what === `group ${MASTERS}`) && scope === '*';
  const who = spoken(principal).replace(/^arn:[^:]*:iam::/, '');
  return {
    code: everything ? 'BP513' : 'BP512',
    verdict: everything ? 'refused' : 'attention',
    place: placeOf(from),
    message: everything
      ? `${who} could do everything in ${whereOf(granted)}`
      : `${who} may now do in ${whereOf(granted)} what ${what.startsWith('group ') ? `the ${what}` : what} allows`,
    remedy: everything
      ? 'AmazonEKSEditPolicy or AmazonEKSViewPolicy, in the namespaces that it is about'
      : 'look whether it needs all of it',
    source: SOURCE,
  };
};

/** Clusters that stand on both sides: in a new one nobody had anything before. */
const clustersIn = (resources: ByType): ReadonlySet<string> => new Set(ofTypes(resources, 'AWS::EKS::Cluster').map(tokenOf));

const isNew = (cluster: string, was: ReadonlySet<string>, is: ReadonlySet<string>): boolean => {
  const token = /^\$\{(.+)\}$/.exec(cluster)?.[1] ?? cluster;
  return is.has(token) && !was.has(token);
};

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [byType(before), byType(after)];
  const former = grantedIn(was, resolverOf(before));
  const [wasThere, isThere] = [clustersIn(was), clustersIn(is)];
  return grantedIn(is, resolverOf(after))
    .filter((granted) => !former.some((one) => isSame(granted, one)) && !isNew(granted.cluster, wasThere, isThere))
    .map(finding);
};

/** Whoever gets more in a cluster of EKS by an access entry is named; a new administrator of all of it is refused. */
export const accessEntryRule: Rule = (changes) =>
  changes.resources.some(({ type }) => type === 'AWS::EKS::AccessEntry') ? findings(changes) : [];
