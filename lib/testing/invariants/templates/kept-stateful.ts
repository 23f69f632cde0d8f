import { invariant } from '../invariant';
import { STATEFUL_TYPES } from '../../../facts/cloudformation/stateful';
import { resourcesOf } from './reading';

const KEPT = /^(Retain|RetainExceptOnCreate|Snapshot) (Retain|Snapshot)$/;
const DELETED = /^Delete Delete$/;

export const keptStateful = invariant(
  'kept-stateful',
  'Everything stateful says what becomes of it: production keeps it when it leaves the template or is replaced, a sandbox deletes it.',
  (s) => {
    const [expected, wish] = s.plan.profile === 'production' ? [KEPT, 'to be kept'] : [DELETED, 'Delete'];
    return resourcesOf(s, ...STATEFUL_TYPES)
      .map(({ where, resource }) => ({
        where,
        policy: `${resource.DeletionPolicy ?? 'unsaid'} ${resource.UpdateReplacePolicy ?? 'unsaid'}`,
      }))
      .filter(({ policy }) => !expected.test(policy))
      .map(({ where, policy }) => ({
        where,
        problem: `its policies for deletion and replacement are ${policy}; expected ${wish} in ${s.plan.profile}`,
      }));
  },
);
