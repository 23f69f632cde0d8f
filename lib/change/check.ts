import type { Assembly } from './assembly';
import type { Changes, ObjectChange, ResourceChange, Rule } from './changes';
import { withDistinctStacks } from './distinct-stacks';
import { placeName, type Action, type Change, type Check, type Finding, type Place } from './finding';
import { objectChanges } from './manifests/changes';
import { resourceChanges } from './templates/changes';
import { unreadNested, withComparableNested } from './nested-stacks';
import { RULES } from './rules';
import { VERDICTS, type Verdict } from './verdict';

export interface CheckOptions {
  /** Names of places that may be replaced or lost: a logical id, `<stack>.<logicalId>`, or `<kind> <namespace>/<name>`. @default none */
  readonly allow?: readonly string[];
  /** @default those of this package */
  readonly rules?: readonly Rule[];
}

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

const worst = (verdicts: readonly Verdict[]): Verdict => verdicts.reduce((most, v) => (rank(v) > rank(most) ? v : most), 'safe');

const namesOf = (place: Place): readonly string[] =>
  'stack' in place ? [placeName(place), place.logicalId ?? place.stack] : [placeName(place), place.object];

const withAllowed = (finding: Finding, allow: readonly string[]): Finding =>
  finding.verdict === 'refused' && namesOf(finding.place).some((name) => allow.includes(name)) ? { ...finding, allowed: true } : finding;

const standing = ({ verdict, allowed }: Finding): Verdict => (allowed ? 'attention' : verdict);

const resourcePlace = ({ stack, logicalId, type }: ResourceChange): Place => ({ stack, logicalId, type });

const objectPlace = ({ cluster, object }: ObjectChange): Place => ({ cluster, object });

const typeOf = ({ before, after }: ObjectChange): string => {
  const { apiVersion = '', kind = '' } = after ?? before ?? {};
  return `${apiVersion} ${kind}`;
};

const order = (a: Finding, b: Finding): number => {
  const places = [placeName(a.place), placeName(b.place)] as const;
  return rank(standing(b)) - rank(standing(a)) || (places[0] < places[1] ? -1 : places[0] > places[1] ? 1 : a.code < b.code ? -1 : 1);
};

/** What could not be looked at. */
const blindIn = (before: Assembly, after: Assembly): readonly string[] => {
  const nested = [...unreadNested(before, after)].sort();
  return [
    ...(before.clusters || !after.clusters
      ? []
      : ['Kubernetes objects: of what is deployed there are no manifests; --deployed names their folder']),
    ...(after.clusters || !before.clusters ? [] : ['Kubernetes objects: the new assembly has no manifests']),
    ...(nested.length === 0 ? [] : [`what stands in the nested stacks ${nested.join(', ')}: their templates are not on both sides`]),
    ...(before.blind ?? []),
    ...(after.blind ?? []),
  ];
};

/**
 * The change gate: compares what is deployed with what is to be, and says of each change whether it is safe. Pure.
 * @param deployed - what is deployed
 * @param wanted - what is to be
 */
export const check = (deployed: Assembly, wanted: Assembly, { allow = [], rules = RULES }: CheckOptions = {}): Check => {
  const [before, after] = withComparableNested(...withDistinctStacks(deployed, wanted));
  const changes: Changes = { before, after, resources: resourceChanges(before, after), objects: objectChanges(before, after) };
  const found = rules.flatMap((rule) => [...rule(changes)]);
  const refusable = new Set(found.filter(({ verdict }) => verdict === 'refused').flatMap(({ place }) => namesOf(place)));
  const unmatched = allow.filter((name) => !refusable.has(name));
  const findings = found.map((finding) => withAllowed(finding, allow)).sort(order);
  const byPlace = new Map<string, Verdict[]>();
  for (const finding of findings) {
    const name = placeName(finding.place);
    byPlace.set(name, [...(byPlace.get(name) ?? []), standing(finding)]);
  }
  const judged = (place: Place): Verdict => worst(byPlace.get(placeName(place)) ?? []);
  const all: readonly Change[] = [
    ...changes.resources.map((r) => ({ ...r, place: resourcePlace(r) })),
    ...changes.objects.map((o) => ({ ...o, place: objectPlace(o), type: typeOf(o) })),
  ].map(({ action, place, type, fields }) => ({ action, place, type, fields, verdict: judged(place) }));
  const count = (action: Action): number => all.filter((c) => c.action === action).length;
  return {
    changes: all,
    findings,
    summary: { add: count('add'), change: count('change'), replace: count('replace'), remove: count('remove') },
    blind: blindIn(before, after),
    ...(unmatched.length === 0 ? {} : { unmatched }),
    verdict: worst(findings.map(standing)),
  };
};
