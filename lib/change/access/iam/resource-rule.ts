import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { byType, placeOf, type ByType, type Placed } from '../resources';
import { resolverOf } from '../resolved';
import { boundlessResource } from './boundless';
import { conditionsText } from './conditions';
import { identitiesIn, type PlacedPermit } from './identities';
import { guardedIn, type Guarded } from './resource-policies';
import { gained, undenied } from './statements';
import { permitsText, principalText } from './words';

const SOURCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html';
const TRUST = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';

/** What is guarded on one side, and whether it stood there at all. */
interface Side {
  readonly guarded: ReadonlyMap<string, Guarded>;
  readonly stands: (key: string) => boolean;
  /** Whether a template of this side makes it. */
  readonly makes: (key: string) => boolean;
}

const keysIn = (resources: ByType): ReadonlySet<string> =>
  new Set([...resources.values()].flatMap((all) => all.map(({ stack, logicalId }) => `${stack.name}.${logicalId}`)));

const isTrust = ({ resource }: Placed): boolean => resource.Type === 'AWS::IAM::Role';

const sideOf = (assembly: Changes['before']): Side => {
  const resources = byType(assembly);
  const resolver = resolverOf(assembly);
  const guarded = new Map(guardedIn(resources, resolver));
  for (const { key, said, home, trust } of identitiesIn(resources, resolver).values())
    if (home) guarded.set(key, { key, said, homes: [home], permits: trust, inside: false });
  const keys = keysIn(resources);
  return {
    guarded,
    stands: (key) => guarded.has(key) || keys.has(key),
    makes: (key) => keys.has(key) || guarded.get(key)?.homes.some(isTrust) === true,
  };
};

/** In the policy of a resource `*` is that resource. */
const named = (permit: PlacedPermit, { said }: Guarded): PlacedPermit =>
  'is' in permit.resource && permit.resource.is === '*' ? { ...permit, resource: { is: said } } : permit;

const saidOf = (who: string, guarded: Guarded, permits: readonly PlacedPermit[], placed: Placed): string => {
  if (!isTrust(placed)) return `${who} may now call ${permitsText(permits.map((permit) => named(permit, guarded)))}`;
  const under = conditionsText(permits[0]?.conditions ?? []);
  return `${who} may now act as ${guarded.said}, with all that it may do${under === '' ? '' : `,${under}`}`;
};

const findingsOf = (guarded: Guarded, permits: readonly PlacedPermit[], refused: boolean): readonly Finding[] => {
  const groups = new Map<string, PlacedPermit[]>();
  for (const permit of permits) {
    const key = `${permit.from.stack.name}.${permit.from.logicalId} ${permit.principal}`;
    groups.set(key, [...(groups.get(key) ?? []), permit]);
  }
  return [...groups.values()].flatMap((own): readonly Finding[] => {
    const [first] = own;
    if (!first) return [];
    return [
      {
        code: refused ? 'BP513' : 'BP512',
        verdict: refused ? 'refused' : 'attention',
        place: placeOf(first.from),
        message: saidOf(principalText(first.principal), guarded, own, first.from),
        remedy:
          (refused ? boundlessResource(first)?.remedy : undefined) ?? 'look at the statement, and whether its principal needs all of it',
        source: isTrust(first.from) ? TRUST : SOURCE,
      },
    ];
  });
};

const boundless = (guarded: Guarded, permit: PlacedPermit): boolean => !guarded.inside && boundlessResource(permit) !== undefined;

const undeniedOf = (guarded: Guarded, former: Guarded | undefined): readonly Finding[] => {
  const permits = undenied(former?.permits ?? [], guarded.permits, true);
  const [first] = permits;
  const home = guarded.homes[0] ?? first?.from;
  if (!first || !home) return [];
  return [
    {
      code: 'BP512',
      verdict: 'attention',
      place: placeOf(home),
      message: `${guarded.said} no longer denies ${principalText(first.principal)} ${permitsText(permits)}`,
      remedy: 'keep the statement that denies it',
      source: SOURCE,
    },
  ];
};

/** A resource that is still there, or was never of these templates, and has no policy any more, has lost its denials too. */
const withLost = (before: Side, after: Side): readonly Guarded[] => {
  const lost = [...before.guarded.values()].filter(({ key }) => !after.guarded.has(key) && (after.stands(key) || !before.makes(key)));
  return [...after.guarded.values(), ...lost.map((one) => ({ ...one, homes: [], permits: [] }))];
};

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [sideOf(before), sideOf(after)];
  return withLost(was, is).flatMap((guarded) => {
    const former = was.guarded.get(guarded.key);
    const more = gained(former?.permits ?? [], guarded.permits);
    const refused = more.filter((permit) => boundless(guarded, permit));
    // what is new as a whole comes with what it is for
    const known = was.stands(guarded.key) || !is.makes(guarded.key);
    const rest = known ? more.filter((permit) => !refused.includes(permit)) : [];
    return [...findingsOf(guarded, refused, true), ...findingsOf(guarded, rest, false), ...undeniedOf(guarded, former)];
  });
};

/** Whoever may do more to a resource, or act as a role, is named; a resource open to everybody is refused. */
export const resourcePolicyRule: Rule = (changes) =>
  changes.before.stacks.length === 0 || changes.resources.length === 0 ? [] : findings(changes);
