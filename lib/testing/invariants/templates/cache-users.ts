import { invariant } from '../invariant';
import { property, resourcesOf } from './reading';

/** Nobody's user, which is off and may do nothing; or one with keys of one store, and without commands that look beyond them. */
const NARROW = /^(off ~\* -@all|on ~[a-z][a-z0-9-]*:\* -@all .*-@dangerous .*-dbsize -randomkey -scan)$/;

export const cacheUsers = invariant(
  'cache-users',
  'Each user of a cache logs in with IAM, reaches the keys of one store, and has no command that looks beyond them.',
  (s) =>
    resourcesOf(s, 'AWS::ElastiCache::User').flatMap(({ where, resource }) => {
      const access = property(resource, 'AccessString');
      const mode = JSON.stringify(property(resource, 'AuthenticationMode')) ?? 'nothing';
      return [
        ...(mode === '{"Type":"iam"}' ? [] : [{ where, problem: `logs in with ${mode}; expected IAM` }]),
        ...(typeof access === 'string' && NARROW.test(access) ? [] : [{ where, problem: `has the access string ${String(access)}` }]),
      ];
    }),
);
