import { problem } from '../codes/problem';
import type { Rule } from './scope';

/** Regions: once each, several only where the tier and the edge can carry them. */
export const regions: Rule = function* ({ draft, intact, written }) {
  const listed = draft.regions ?? [];
  for (const [i, region] of listed.entries())
    if (listed.indexOf(region) < i) yield problem('BP242', ['regions', i], `${region} is there twice`, { hint: 'remove one of them' });
  // Without a list, netflix has three regions and every other tier one. LANGUAGE, `regions`.
  const several = draft.regions ? new Set(listed).size > 1 : draft.tier === 'netflix' && intact('regions');
  if (!several || !intact('tier')) return;

  const at = draft.regions ? ['regions'] : ['tier'];
  if (draft.tier === 'startup' || draft.tier === 'growth')
    yield problem('BP240', ['regions', 1], `the ${draft.tier} tier has one region`, {
      hint: `keep ${listed[0] ?? 'one'}; several come with tier: scale`,
    });
  else if (draft.edge?.domain === undefined && intact('edge', 'domain'))
    yield problem('BP241', at, 'several regions share one domain, and none is given', { hint: 'add edge: { domain, hostedZoneId }' });
  for (const path of [
    ['network', 'vpcId'],
    ['cluster', 'existing'],
  ])
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
