import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { byType, ofTypes, placeOf, type ByType, type Placed } from '../resources';
import { resolverOf, spoken, type Resolver } from '../resolved';

interface Association {
  /** Cluster, namespace and service account. */
  readonly who: string;
  readonly said: string;
  readonly role: string;
  readonly from: Placed;
}

const associationsIn = (resources: ByType, { text }: Resolver): readonly Association[] =>
  ofTypes(resources, 'AWS::EKS::PodIdentityAssociation').map((from) => {
    const [cluster, namespace, account, role, target] = ['ClusterName', 'Namespace', 'ServiceAccount', 'RoleArn', 'TargetRoleArn'].map(
      (name) => text(from.stack, from.resource.Properties?.[name]) ?? '',
    );
    return {
      who: `${cluster} ${namespace}/${account}`,
      said: `${namespace}/${account}`,
      role: [role, target].filter((one) => one !== '').join(' then '),
      from,
    };
  });

const nameOf = (role: string): string => spoken(role).replace(/^.*:role\//, '');

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const former = new Map(associationsIn(byType(before), resolverOf(before)).map((one) => [one.who, one]));
  return associationsIn(byType(after), resolverOf(after)).flatMap((association): readonly Finding[] => {
    const was = former.get(association.who);
    // an account that had no role comes with the role that is made for it
    if (!was || was.role === association.role) return [];
    return [
      {
        code: 'BP512',
        verdict: 'attention',
        place: placeOf(association.from),
        message: `pods of the service account ${association.said} may now act as role ${nameOf(association.role)} instead of ${nameOf(was.role)}`,
        field: 'Properties.RoleArn',
        remedy: 'look at what that role may do',
        source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
      },
    ];
  });
};

/** A service account whose pods act as another role is named. */
export const podIdentityRule: Rule = (changes) =>
  changes.resources.some(({ type }) => type === 'AWS::EKS::PodIdentityAssociation') ? findings(changes) : [];
