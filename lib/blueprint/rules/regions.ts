import { problem } from '../codes/problem';
import type { Path } from '../../diagnostics';
import type { Rule, Scope } from './scope';

/** How many regions the blueprint has. Without a list, netflix has three and every other tier one (LANGUAGE, `regions`). */
export const regionCount = ({ draft, intact }: Scope): number => {
  if (draft.regions) return new Set(draft.regions).size;
  return draft.tier === 'netflix' && intact('tier') && intact('regions') ? 3 : 1;
};

/** Each region once. */
export const sameRegions: Rule = function* ({ draft: { regions = [] } }) {
  for (const [i, region] of regions.entries())
    if (regions.indexOf(region) < i) yield problem('BP242', ['regions', i], `${region} is there twice`, { hint: 'remove one of them' });
};

const ADOPTED: readonly Path[] = [
  ['network', 'vpcId'],
  ['cluster', 'existing'],
];

/** Several regions only where the tier and the edge can carry them. */
export const severalRegions: Rule = function* (scope) {
  const { draft, intact, written } = scope;
  if (regionCount(scope) < 2 || !intact('tier')) return;
  if (draft.tier === 'startup' || draft.tier === 'growth')
    yield problem('BP240', ['regions', 1], `the ${draft.tier} tier has one region`, {
      hint: `keep ${draft.regions?.[0] ?? 'one'}; several come with tier: scale`,
    });
  else if (draft.edge?.domain === undefined && intact('edge', 'domain'))
    yield problem(
      'BP241',
      draft.regions ? ['regions'] : ['tier'],
      `${draft.regions ? 'several' : "netflix's three"} regions share one domain, and none is given`,
      {
        hint: 'add edge: { domain, hostedZoneId }',
      },
    );
  for (const path of ADOPTED)
    if (written(...path))
      yield problem('BP246', path, 'an existing VPC or cluster lies in one region', { at: 'key', hint: 'keep one region, or remove it' });
};

/** `scaleFactor` divides the fleet of the netflix tier only. */
export const scaleFactor: Rule = function* ({ draft, intact }) {
  if (draft.scaleFactor !== undefined && draft.scaleFactor !== 1 && draft.tier !== 'netflix' && intact('tier'))
    yield problem('BP243', ['scaleFactor'], 'only the netflix tier has a scale factor', { hint: 'remove it' });
};

/** Canary releases need the metrics that come with growth. */
export const canary: Rule = function* ({ draft, intact }) {
  if (draft.platform.delivery.strategy === 'canary' && draft.tier === 'startup' && intact('tier'))
    yield problem('BP245', ['platform', 'delivery', 'strategy'], 'canary releases come with the growth tier', { hint: 'write rolling' });
};
