import {
  ASSUMPTIONS,
  assumptionNames,
  PLATFORM_TIERS,
  TIER_ASSUMPTIONS,
  type Assumption,
  type TierAssumption,
} from '../../lib/facts/assumptions';
import { compute } from '../../lib/facts/assumptions/compute';
import { data } from '../../lib/facts/assumptions/data';
import { fleet } from '../../lib/facts/assumptions/fleet';
import { objects } from '../../lib/facts/assumptions/objects';
import { platform } from '../../lib/facts/assumptions/platform';
import { runtimes } from '../../lib/facts/assumptions/runtimes';
import { simulation } from '../../lib/facts/assumptions/simulation';
import { storage } from '../../lib/facts/assumptions/storage';
import { stored } from '../../lib/facts/assumptions/stored';
import { streaming } from '../../lib/facts/assumptions/streaming';
import { traffic } from '../../lib/facts/assumptions/traffic';
import { grouped } from '../../lib/diagnostics/grouped';

const GROUPS: readonly (readonly [string, Readonly<Record<string, Assumption>>])[] = [
  ['Code', compute],
  ['Replicas', runtimes],
  ['Data', data],
  ['Storage', storage],
  ['What keeping data costs', stored],
  ['Objects, and what jobs write', objects],
  ['Events', streaming],
  ['Traffic, logs and metrics', traffic],
  ['The platform itself', platform],
  ['A simulated day', simulation],
  ['A whole fleet, before there is a plan', fleet],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const row = ([name, { value, unit, meaning, source }]: readonly [string, Assumption]): string =>
  `| \`${name}\` | ${grouped(value, 6)} ${cell(unit)} | ${cell(meaning)} | ${cell(source)} |`;

const tierRow = ([name, { values, unit, meaning, source }]: readonly [string, TierAssumption]): string =>
  `| \`${name}\` | ${PLATFORM_TIERS.map((tier) => grouped(values[tier], 6)).join(' | ')} | ${cell(unit)} | ${cell(meaning)} | ${cell(source)} |`;

const TIER_ROWS: readonly string[] = [
  '## Whole platforms, tier by tier',
  '',
  'What `strata advise` sizes a business with besides, where the tiers differ. Zero: the tier does without. They belong to the model of a whole platform (`platformModel`, whose `ofTier` puts others in their place), not to a blueprint.',
  '',
  `| name | ${PLATFORM_TIERS.join(' | ')} | unit | meaning | source |`,
  `|---|${PLATFORM_TIERS.map(() => '---|').join('')}---|---|---|`,
  ...Object.entries(TIER_ASSUMPTIONS).map(tierRow),
  '',
];

/** docs/assumptions.md: every coefficient, with its value, meaning and source. */
export const assumptionsPage = (): string => {
  const told = GROUPS.flatMap(([, group]) => Object.keys(group));
  const silent = assumptionNames.filter((name) => !told.includes(name));
  if (silent.length > 0) throw new Error(`of no group: ${silent.join(', ')}`);
  return [
    '# Assumptions',
    '',
    'Between the facts about a business (`load`, stores, streams) and the sizes, money and limits that follow from them stand coefficients that nobody publishes for your product. Each has a name, a default and a source; “ours” are guesses, and say so. A blueprint puts its own in their place:',
    '',
    '```yaml',
    'assumptions:',
    '  requestsPerVcpu: 250 # measured in the load test of March',
    '```',
    '',
    'Whatever depends on one changes with it: sizes in `strata plan`, lines of `strata cost`, amounts in `strata quotas`. A name that is none is refused, and so is a value that makes no sense.',
    '',
    ...GROUPS.flatMap(([title, group]) => [
      `## ${title}`,
      '',
      '| name | value | meaning | source |',
      '|---|---|---|---|',
      ...Object.entries(group).map(row),
      '',
    ]),
    ...TIER_ROWS,
    `${Object.keys(ASSUMPTIONS).length} assumptions for all, and ${Object.keys(TIER_ASSUMPTIONS).length} by tier. Prices, quotas and limits are no assumptions: they are facts, each with its source and date, in \`lib/facts\`.`,
    '',
  ].join('\n');
};
