import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { objectName } from '../changes';
import { clusterPairs, ofKind, type ClusterPair } from '../clusters';
import { kindOf } from '../kinds';
import { grantsIn, grantTexts, HAVING, isCovered, isUnbounded, singleGrants, type Grant } from './grants';

const SOURCE = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';

/** Whoever reaches the API server is one of these. */
const ANYBODY: readonly string[] = ['User system:anonymous', 'Group system:unauthenticated'];

/** How many permissions a sentence names. */
const MOST = 4;

const listed = (texts: readonly string[]): string => {
  const all = [...new Set(texts)];
  return all.length > MOST ? `${all.slice(0, MOST).join('; ')}; and ${all.length - MOST} more` : all.join('; ');
};

const widened = (cluster: string, subject: string, grants: readonly Grant[], refused: boolean): readonly Finding[] => {
  const [first] = grants;
  if (!first) return [];
  const anybody = ANYBODY.includes(subject);
  return [
    {
      code: refused ? 'BP513' : 'BP512',
      verdict: refused ? 'refused' : 'attention',
      place: { cluster, object: objectName(first.binding) },
      message: `${anybody ? `anybody who reaches the API server (${subject})` : subject} may now ${listed(grantTexts(grants))}`,
      remedy: refused ? 'name verbs, resources and subjects' : 'look at the role, and whether all of it is needed',
      source: SOURCE,
    },
  ];
};

const fresh = (cluster: string, grants: readonly Grant[]): readonly Finding[] => {
  const [first] = grants;
  if (!first) return [];
  const subjects = [...new Set(grants.map(({ subject }) => subject))];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object: objectName(first.binding) },
      message: `new in the cluster, with permissions in it: ${listed(subjects)}`,
      remedy: 'look at their roles once',
      source: SOURCE,
    },
  ];
};

const knownIn = ({ before }: ClusterPair, grants: readonly Grant[]): ReadonlySet<string> =>
  new Set([
    ...grants.map(({ subject }) => subject),
    ...ofKind(before, 'ServiceAccount').map(({ metadata }) => `ServiceAccount ${metadata.namespace ?? ''}/${metadata.name}`),
  ]);

const isKnown = (subject: string, known: ReadonlySet<string>): boolean =>
  known.has(subject) || subject.includes('system:') || subject.startsWith(HAVING);

const findingsIn = (pair: ClusterPair): readonly Finding[] => {
  const [before, after] = [grantsIn(pair.before), grantsIn(pair.after)];
  const known = knownIn(pair, before);
  const gained = after
    .filter((grant) => !isCovered(grant, before))
    .flatMap((grant) => singleGrants(grant).filter((one) => !isCovered(one, before)));
  const boundless = ({ permission, subject }: Grant): boolean => isUnbounded(permission) || ANYBODY.includes(subject);
  const [refused, rest] = [gained.filter(boundless), gained.filter((grant) => !boundless(grant))];
  const bySubject = (grants: readonly Grant[], isRefused: boolean): readonly Finding[] =>
    [...new Set(grants.map(({ subject }) => subject))].flatMap((subject) =>
      widened(
        pair.name,
        subject,
        grants.filter((grant) => grant.subject === subject),
        isRefused,
      ),
    );
  return [
    ...bySubject(refused, true),
    ...bySubject(
      rest.filter(({ subject }) => isKnown(subject, known)),
      false,
    ),
    ...fresh(
      pair.name,
      rest.filter(({ subject }) => !isKnown(subject, known)),
    ),
  ];
};

const touchesRoles = ({ objects }: Changes, cluster: string): boolean =>
  objects.some((change) => {
    const either = change.after ?? change.before;
    return change.cluster === cluster && either !== undefined && kindOf(either).startsWith('rbac.authorization.k8s.io ');
  });

/** Whoever may do more in a cluster than before is named. */
export const clusterRoleRule: Rule = (changes) =>
  clusterPairs(changes)
    .filter(({ name }) => touchesRoles(changes, name))
    .flatMap(findingsIn);
