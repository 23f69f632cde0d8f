import { invariant } from '../invariant';
import { STATEFUL_TYPES } from '../../../facts/cloudformation/stateful';
import { resourcesOf } from './reading';

export const promisedStateful = invariant(
  'promised-stateful',
  'What is stateful in the templates is exactly what the plan lists as stateful: an upgrade is judged by that list.',
  (s) => {
    const promised = s.plan.entries.flatMap((e) => e.stateful.map((r) => `${r.stack} ${r.logicalId} ${r.type}`));
    const made = resourcesOf(s, ...STATEFUL_TYPES).map(({ where, resource }) => `${where} ${resource.Type}`);
    const twice = promised.filter((line, i) => promised.indexOf(line) !== i);
    return [
      ...made.filter((line) => !promised.includes(line)).map((where) => ({ where, problem: 'is stateful, and the plan does not say so' })),
      ...promised.filter((line) => !made.includes(line)).map((where) => ({ where, problem: 'is in the plan, and in no template' })),
      ...twice.map((where) => ({ where, problem: 'stands in the plan twice' })),
    ];
  },
);
