import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textOf } from '../../reading';
import { workloadOf } from '../clusters';
import { kindOf } from '../kinds';
import { containerNames, POD_SECURITY, powersOf } from './pods';

/** Powers that a container has only because nothing takes them: a new container with them is an ordinary one of an ordinary chart. */
const BY_DEFAULT = /^(escalation|root|capabilities) /;

const podFindings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  const [from, to] = [before, after].map((side) => (side ? workloadOf(side)?.pods : undefined));
  if (to === undefined) return [];
  const [had, known] = [new Set(powersOf(from).map(({ key }) => key)), containerNames(from)];
  const expected = (key: string): boolean => BY_DEFAULT.test(key) && !known.has(key.replace(BY_DEFAULT, ''));
  const gained = powersOf(to).filter(({ key }) => !had.has(key) && !expected(key));
  if (gained.length === 0) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object },
      message: `pods of ${object} may ${from === undefined ? '' : 'now '}${gained.map(({ said }) => said).join('; ')}`,
      remedy: 'keep the securityContext as it was, unless the pods really need it',
      source: POD_SECURITY,
    },
  ];
};

const accountOf = (pods: unknown): string => textOf(at(pods, 'serviceAccountName')) ?? 'default';

const accountFindings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  const [from, to] = [before, after].map((side) => (side ? workloadOf(side)?.pods : undefined));
  if (from === undefined || to === undefined || accountOf(from) === accountOf(to)) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object },
      message: `pods of ${object} would run as the service account ${accountOf(to)} instead of ${accountOf(from)}, with all that it may do in the cluster and in AWS`,
      remedy: 'keep the account; or give the new one no more than the workload needs',
      source: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
    },
  ];
};

/** From the strictest to none. */
const LEVELS: readonly string[] = ['restricted', 'baseline', 'privileged'];
const ENFORCED = 'pod-security.kubernetes.io/enforce';

const levelFindings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  if (!before || !after || kindOf(after) !== 'Namespace') return [];
  const [from = 'privileged', to = 'privileged'] = [before, after].map(({ metadata }) => metadata.labels?.[ENFORCED] ?? 'privileged');
  if (LEVELS.indexOf(to) <= LEVELS.indexOf(from)) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object },
      message: `${object} would take pods of the level ${to}, where it refused everything beyond ${from}`,
      field: `metadata.labels.${ENFORCED}`,
      remedy: `keep ${ENFORCED}: ${from}; what needs more stands in a namespace of its own`,
      source: POD_SECURITY,
    },
  ];
};

/** Pods that may do more than before on their node, in the cluster or in AWS are named. */
export const podPowerRule: Rule = ({ objects }) =>
  objects
    .filter(({ action }) => action !== 'remove')
    .flatMap((change) => [...podFindings(change), ...accountFindings(change), ...levelFindings(change)]);
