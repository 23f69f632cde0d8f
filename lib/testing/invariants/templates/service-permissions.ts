import { textOfValue } from '../../intrinsics';
import type { Synthesized } from '../../synth';
import { invariant, type Finding } from '../invariant';
import { plannedGrants, policiesOf, statementsOf, type PlannedGrant } from './grants';
import { namedBy, ownersOf } from './owners';
import { list, property, resourcesOf, type PolicyStatement } from './reading';
import { exportsOf, referencesIn } from './references';

/** Keys belong to all: what they may be used for is said by the service in `kms:ViaService`. */
const SHARED = ['keys/main'];

const isForeign = (id: string, { needs }: PlannedGrant): boolean => !needs.includes(id) && !SHARED.includes(id);

const shapeOf = (actions: readonly string[], resources: number, conditions: unknown): string =>
  JSON.stringify([[...actions].sort(), resources, conditions ?? null]);

const planned = ({ statements }: PlannedGrant): readonly string[] =>
  statements.map((x) => shapeOf(x.actions, x.resources.length, x.conditions)).sort();

const made = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements.map((x) => shapeOf(list(x.Action), list(x.Resource).length, x.Condition)).sort();

/** Names the entries of the plan that a resource of a statement leads to, as far as they are known. */
const guide = (s: Synthesized): ((resource: unknown, stack: string) => readonly string[]) => {
  const { names, places } = ownersOf(s);
  const exported = exportsOf(s);
  return (resource, stack) => {
    const text = textOfValue(resource) ?? '';
    const byName = namedBy(text).flatMap((name) => names.get(name) ?? []);
    const byPlace = referencesIn(resource, stack, s, exported).flatMap((r) => places.get(`${r.stack} ${r.logicalId}`) ?? []);
    return [...new Set([...byName, ...byPlace])];
  };
};

const beyondEdges = (grant: PlannedGrant): readonly Finding[] =>
  grant.statements.flatMap(({ sid, resources }) =>
    resources
      .filter(({ of }) => isForeign(of, grant))
      .map(({ of }) => ({ where: `plan ${grant.team}/${grant.workload}`, problem: `${sid} reaches ${of}, to which no edge leads` })),
  );

/** What a role holds by itself, or gets from a stack that has no grant for it. */
const besidesGrants = (s: Synthesized, grants: readonly PlannedGrant[]): readonly Finding[] => {
  const stacks = new Map<string, string[]>();
  for (const { roleName, stack } of grants) stacks.set(roleName, [...(stacks.get(roleName) ?? []), stack]);
  return [...stacks].flatMap(([roleName, homes]) => [
    ...resourcesOf(s, 'AWS::IAM::Role')
      .filter(({ resource }) => property(resource, 'RoleName') === roleName)
      .flatMap(({ where, resource }) =>
        ['Policies', 'ManagedPolicyArns']
          .filter((name) => property(resource, name) !== undefined)
          .map((name) => ({ where, problem: `has ${name} of its own, besides those of its edges` })),
      ),
    ...policiesOf(s, roleName)
      .filter(({ stack }) => !homes.includes(stack))
      .map(({ where }) => ({ where, problem: `gives something to ${roleName}; the plan grants to it in ${homes.join(', ')} only` })),
  ]);
};

export const servicePermissions = invariant(
  'service-permissions',
  'The role of a workload may do in each region what the plan derives from its edges, to resources that its edges lead to, and nothing else.',
  (s) => {
    const entriesBehind = guide(s);
    const grants = plannedGrants(s);
    const perGrant = grants.flatMap((grant): readonly Finding[] => {
      const policies = policiesOf(s, grant.roleName).filter(({ stack }) => stack === grant.stack);
      const statements = statementsOf(policies);
      const [expected, found] = [planned(grant).join(' '), made(statements).join(' ')];
      const reached = statements.flatMap(({ Sid = 'a statement', Resource }) =>
        list(Resource as readonly unknown[]).flatMap((resource) => entriesBehind(resource, grant.stack).map((id) => [Sid, id] as const)),
      );
      return [
        ...beyondEdges(grant),
        ...(expected === found
          ? []
          : [{ where: `${grant.stack} ${grant.roleName}`, problem: `may do ${found || 'nothing'}; by its edges ${expected || 'nothing'}` }]),
        ...reached
          .filter(([, id]) => isForeign(id, grant))
          .map(([sid, id]) => ({
            where: `${grant.stack} ${grant.roleName}`,
            problem: `${sid} reaches ${id}, to which no edge of ${grant.workload} leads`,
          })),
      ];
    });
    return [...besidesGrants(s, grants), ...perGrant];
  },
);
