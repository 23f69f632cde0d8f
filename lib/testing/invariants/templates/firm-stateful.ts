import { invariant } from '../invariant';
import { STATEFUL_TYPES } from '../../../facts/cloudformation/stateful';
import { resourcesOf } from './reading';
import { weakReferencesIn } from './references';

export const firmStateful = invariant(
  'firm-stateful',
  'Nothing stateful takes a weak reference: another value behind it would replace the resource if the property cannot be changed, and nobody would have been asked.',
  (s) =>
    resourcesOf(s, ...STATEFUL_TYPES).flatMap(({ where, resource }) =>
      weakReferencesIn(resource.Properties).map(({ StackName, OutputName }) => ({
        where,
        problem: `takes a weak reference to ${String(StackName)}.${String(OutputName)}`,
      })),
    ),
);
