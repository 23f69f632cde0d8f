import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { kindOf } from '../kinds';

const ROLE = 'eks.amazonaws.com/role-arn';

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  // a new account is one of something new
  if (!before || !after || kindOf(after) !== 'ServiceAccount') return [];
  const [from, to] = [before, after].map(({ metadata }) => metadata.annotations?.[ROLE]);
  if (to === undefined || from === to) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: { cluster, object },
      message: `pods of ${object} would act in AWS as ${to}${from === undefined ? '' : ` instead of ${from}`}`,
      field: `metadata.annotations.${ROLE}`,
      remedy: 'look at what the role may do, and whether it trusts this account alone',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
    },
  ];
};

/** Accounts that get another role of AWS are named. */
export const accountRoleRule: Rule = ({ objects }) => objects.flatMap(findings);
