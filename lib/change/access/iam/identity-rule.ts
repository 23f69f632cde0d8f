import type { Changes, Rule } from '../../changes';
import type { Finding, Place } from '../../finding';
import { byType, placeOf, type Placed } from '../resources';
import { resolverOf, spoken } from '../resolved';
import { boundlessIdentity } from './boundless';
import { identitiesIn, type Identity, type PlacedPermit } from './identities';
import { gained, undenied } from './statements';
import { permitsText } from './words';

const LEAST = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';
const BOUNDARY = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html';

/** How many names a sentence has. */
const MOST = 6;

const attention = (place: Place, message: string, remedy: string, source = LEAST): Finding => ({
  code: 'BP512',
  verdict: 'attention',
  place,
  message,
  remedy,
  source,
});

const byPlace = (permits: readonly PlacedPermit[]): readonly (readonly [Placed, readonly PlacedPermit[]])[] => {
  const places = [...new Set(permits.map(({ from }) => from))];
  return places.map((place) => [place, permits.filter(({ from }) => from === place)]);
};

const refusedOf = ({ said }: Identity, permits: readonly PlacedPermit[]): readonly Finding[] =>
  byPlace(permits).flatMap(([placed, own]): readonly Finding[] => {
    const [boundless] = own.flatMap((permit) => boundlessIdentity(permit) ?? []);
    if (!boundless) return [];
    return [
      {
        code: 'BP513',
        verdict: 'refused',
        place: placeOf(placed),
        message: `${said} could do ${boundless.why}: it may now call ${permitsText(own)}`,
        remedy: boundless.remedy,
        source: LEAST,
      },
    ];
  });

const gainedOf = ({ said }: Identity, permits: readonly PlacedPermit[]): readonly Finding[] =>
  byPlace(permits).map(([placed, own]) =>
    attention(
      placeOf(placed),
      `${said} may now call ${permitsText(own)}`,
      'look whether it needs all of it; else name fewer actions or resources',
    ),
  );

const undeniedOf = ({ said, home }: Identity, permits: readonly PlacedPermit[]): readonly Finding[] =>
  byPlace(permits).map(([placed, own]) =>
    attention(placeOf(home ?? placed), `${said} is no longer denied ${permitsText(own)}`, 'keep the statement that denies it'),
  );

const boundaryOf = (before: Identity, after: Identity): readonly Finding[] => {
  if (before.boundary === undefined || before.boundary === after.boundary || !after.home) return [];
  const message =
    after.boundary === undefined
      ? `${after.said} loses its permissions boundary (${spoken(before.boundary)}): its policies alone say what it may do`
      : `${after.said} gets another permissions boundary: ${spoken(after.boundary)} instead of ${spoken(before.boundary)}`;
  return [{ ...attention(placeOf(after.home), message, 'keep the boundary', BOUNDARY), field: 'Properties.PermissionsBoundary' }];
};

const managedOf = (before: Identity, after: Identity): readonly Finding[] => {
  const known = new Set(before.managed.map(({ policy }) => policy));
  const now = after.managed.filter(({ policy }) => !known.has(policy));
  const [first] = now;
  if (!first) return [];
  const message = `${after.said} gets ${now.map(({ policy }) => spoken(policy)).join(', ')}, and may do what AWS puts in there`;
  return [{ ...attention(placeOf(first.from), message, 'look whether it needs all of it'), field: 'Properties.ManagedPolicyArns' }];
};

const widened = (before: Identity, after: Identity): readonly Finding[] => {
  const more = gained(before.permits, after.permits);
  const boundless = more.filter((permit) => boundlessIdentity(permit));
  return [
    ...refusedOf(after, boundless),
    ...gainedOf(
      after,
      more.filter((permit) => !boundless.includes(permit)),
    ),
    ...undeniedOf(after, undenied(before.permits, after.permits, after.managed.length > 0)),
    ...boundaryOf(before, after),
    ...managedOf(before, after),
  ];
};

/** New identities come with what is new: all of them in one line, but for those without bounds. */
const fresh = (identities: readonly Identity[]): readonly Finding[] => {
  const refused = identities.flatMap((identity) =>
    refusedOf(
      identity,
      gained([], identity.permits).filter((one) => boundlessIdentity(one)),
    ),
  );
  const counting = identities.filter(({ permits, managed }) => permits.length + managed.length > 0);
  const home = counting.find((identity) => identity.home)?.home ?? counting[0]?.permits[0]?.from;
  if (!home) return refused;
  const names = counting.map(({ said }) => said);
  const rest = names.length > MOST ? `, and ${names.length - MOST} more` : '';
  const count = names.length === 1 ? 'one new identity' : `${names.length} new identities`;
  return [
    ...refused,
    attention(placeOf(home), `${count} with permissions: ${names.slice(0, MOST).join(', ')}${rest}`, 'look at their policies once'),
  ];
};

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [before, after].map((side) => identitiesIn(byType(side), resolverOf(side)));
  if (!was || !is || before.stacks.length === 0) return [];
  const all = [...is.values()];
  return [
    ...all.flatMap((identity) => {
      const former = was.get(identity.key);
      return former ? widened(former, identity) : [];
    }),
    ...fresh(all.filter(({ key }) => !was.has(key))),
  ];
};

const touchesIdentities = ({ resources }: Changes): boolean => resources.some(({ type }) => type.startsWith('AWS::IAM::'));

/** Whoever may do more in AWS than before is named; who could do everything is refused. */
export const identityRule: Rule = (changes) => (touchesIdentities(changes) ? findings(changes) : []);
