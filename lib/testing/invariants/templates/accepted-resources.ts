import { refusedOf } from '../../../facts/real-account/refusals';
import { invariant } from '../invariant';
import { regionOf, resourcesOf } from './reading';

/** Where the stacks stand that serve the whole world, though no region of the plan may be that one. */
const GLOBAL_REGION = 'us-east-1';

export const acceptedResources = invariant(
  'accepted-resources',
  'Nothing is made that AWS is known to refuse though the schema of its type admits it: names, sizes, versions, regions, quotas that a new account has.',
  (s) =>
    refusedOf(
      resourcesOf(s).map(({ stack, id, resource: { Type, Properties = {} } }) => ({
        stack,
        region: regionOf(s, stack) ?? GLOBAL_REGION,
        logicalId: id,
        type: Type,
        properties: Properties,
      })),
    ).map((sentence) => {
      const [where = '', ...problem] = sentence.split(': ');
      return { where, problem: problem.join(': ') };
    }),
);
