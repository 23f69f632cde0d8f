import { loginRole, LOGIN_PREFIX } from '../../../layers/data/relational/names';
import { textOfValue } from '../../intrinsics';
import { invariant } from '../invariant';
import { plannedGrants, policiesOf, statementsOf } from './grants';
import { list } from './reading';

export const serviceUsers = invariant(
  'service-users',
  'A workload logs in to databases as itself: the user that its role may connect as is its own, since rights in a database go by user.',
  (s) =>
    plannedGrants(s).flatMap(({ team, workload, roleName, stack }) => {
      const own = loginRole(team, workload);
      return statementsOf(policiesOf(s, roleName))
        .flatMap(({ Resource }) => list(Resource as readonly unknown[]))
        .map((resource) => (textOfValue(resource) ?? '').split('/').at(-1) ?? '')
        .filter((user) => user.startsWith(LOGIN_PREFIX) && user !== own)
        .map((user) => ({ where: `${stack} ${roleName}`, problem: `may log in as ${user}; its own user is ${own}` }));
    }),
);
