import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES, TIERS, type Profile, type Tier } from '../blueprint';
import type { Diagnostic } from '../diagnostics';
import { tierFacts } from '../plan/tiers';
import { stockBlueprint } from '../package-root';
import { cliError, notAmong, saidError, wholePlace, type Said } from './said';

/** What can be asked for, on the command line of `strata`, with `cdk … -c key=value`, or in the context of cdk.json. */
export const REQUEST_KEYS = ['tier', 'blueprint', 'profile', 'phase', 'from', 'validation', 'today'] as const;
export type Request = { readonly [K in (typeof REQUEST_KEYS)[number]]?: Said };

/** A context knows one key more: the tier to take when nobody names one. It yields to a blueprint, where `tier` must agree with it. */
export type ContextRequest = Request & { readonly defaultTier?: Said };

/** Which blueprint is meant, and how it is to be read. */
export interface Choice {
  /** Path of the blueprint, absolute or relative to the working folder. */
  readonly file: string;
  /** The tier that was said aloud: the file's must equal it. */
  readonly tier?: Tier;
  readonly profile?: Profile;
  /** What stands deployed, and is to be upgraded: a blueprint, and how it was named. */
  readonly from?: { readonly file: string; readonly said: Said };
  /** The phase asked for, not yet held against the plan. */
  readonly phase?: Said;
  /** The day for which is planned, YYYY-MM-DD, where somebody said one. */
  readonly day?: string;
  /** Run the built-in CloudFormation validation. */
  readonly validation: boolean;
}

export type Chosen =
  { readonly choice: Choice; readonly problems: readonly [] } | { readonly choice?: never; readonly problems: readonly Diagnostic[] };

/** What a project's own blueprint is called when nobody says. */
const USUAL_NAMES = ['blueprint.yaml', 'blueprint.yml'] as const;

const tierNamed = (said: Said | undefined): Tier | undefined => TIERS.find((tier) => tier === said?.value);
const profileNamed = (said: Said | undefined): Profile | undefined => PROFILES.find((profile) => profile === said?.value);

const stockOf = (said: Said | undefined): string | undefined => {
  const tier = tierNamed(said);
  return tier && stockBlueprint(tier);
};

const tierProblem = (said: Said, stock: boolean): Diagnostic[] => {
  const named = tierNamed(said);
  if (!named) return [notAmong('BP082', said, 'tier', TIERS)];
  const built = TIERS.filter((tier) => tierFacts(tier).built);
  if (!stock || built.includes(named)) return [];
  return [
    saidError(
      'BP305',
      said,
      `the tier ${said.value} cannot be built by this version yet`,
      `built ${built.length > 1 ? 'are' : 'is'} ${built.join(', ')}`,
    ),
  ];
};

/** Is it a day of the calendar, YYYY-MM-DD? */
const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const problemsOf = ({ profile, from, validation, today }: Request): Diagnostic[] => [
  ...(profile && !profileNamed(profile) ? [notAmong('BP082', profile, 'profile', PROFILES)] : []),
  ...(today && !isDay(today.value) ? [saidError('BP082', today, `"${today.value}" is no day`, 'write it as 2026-11-26')] : []),
  ...(from && tierNamed(from) ? tierProblem(from, true) : []),
  ...(validation && !['true', 'false'].includes(validation.value) ? [notAmong('BP082', validation, 'validation', ['true', 'false'])] : []),
];

const NONE = cliError(
  'BP081',
  'no blueprint is named, and the working folder has neither a blueprint.yaml nor a cdk.json that names one',
  'name a file, or a tier whose stock blueprint to take: startup or growth',
  wholePlace('command line'),
);

/**
 * Which blueprint: what was asked for; else what the context says; else the context's default tier; else ./blueprint.yaml. The same
 * order for `strata` and for the app under `cdk`, so that both mean the same file.
 * @param request - what the user said to this very command
 * @param context - the context of cdk.json, or what the CDK made of it and its own command line
 */
export const choose = (request: Request, context: ContextRequest, cwd: string): Chosen => {
  const asked = request.tier || request.blueprint ? request : context;
  const tier = asked.tier ?? (asked.blueprint ? undefined : context.defaultTier);
  const { profile, phase, from, validation, today }: Request = { ...context, ...request };
  const problems = [...(tier ? tierProblem(tier, !asked.blueprint) : []), ...problemsOf({ profile, from, validation, today })];
  if (problems.length > 0) return { problems };
  const file = asked.blueprint?.value ?? stockOf(tier) ?? USUAL_NAMES.find((name) => existsSync(join(cwd, name)));
  if (file === undefined) return { problems: [NONE] };
  return {
    problems: [],
    choice: {
      file,
      tier: tierNamed(tier),
      profile: profileNamed(profile),
      ...(from ? { from: { file: stockOf(from) ?? from.value, said: from } } : {}),
      phase,
      ...(today ? { day: today.value } : {}),
      validation: validation?.value === 'true',
    },
  };
};
