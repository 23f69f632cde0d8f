import { loadBlueprint, parseBlueprint, type Blueprint, type BlueprintInput, type LoadResult, type Profile, type Tier } from '../blueprint';
import type { Builders } from '../build/build';
import { BlueprintError, formatDiagnostics, type Diagnostic, type SourceIndex } from '../diagnostics';
import { builders as ourBuilders } from '../layers/builders';
import { capabilities as ourCapabilities } from '../layers/capabilities';
import { plan, type Capabilities, type Plan, type PlanResult } from '../plan';
import { planUpgrade } from '../plan/upgrade';
import { synthesize, type Synthesized } from './synth';

export interface SynthBlueprintOptions {
  /** The tier that was asked for; another one in the blueprint is an error. @default the blueprint's */
  readonly tier?: Tier;
  /** Takes precedence over the blueprint's. @default the blueprint's */
  readonly profile?: Profile;
  /** The blueprint that stands deployed, in any of the three forms: what is synthesized is its upgrade. @default nothing is deployed */
  readonly from?: string | BlueprintObject;
  /** Folder that the path of a file is relative to. @default the working folder of the process */
  readonly cwd?: string;
  /** Capabilities by kind, beside ours or in the place of one of ours; new ones are planned last. @default none */
  readonly capabilities?: Capabilities;
  /** Builders by kind, beside ours or in the place of one of ours. @default none */
  readonly builders?: Builders;
  /** Run the CDK's built-in validation of the templates, 5 CPU seconds. @default false */
  readonly validation?: boolean;
}

/** A blueprint as a program has it. `version` and `tier` have defaults: 1 and `startup`. */
export type BlueprintObject = Partial<BlueprintInput> & Pick<BlueprintInput, 'name'>;

const refuse = (diagnostics: readonly Diagnostic[], sources: SourceIndex): never => {
  const errors = diagnostics.filter((d) => d.severity === 'error');
  throw new BlueprintError(errors, formatDiagnostics(errors, sources));
};

/** Text has a line break, or is JSON; all else is the path of a file. */
const isText = (source: string): boolean => source.includes('\n') || source.trimStart().startsWith('{');

const load = (source: string | BlueprintObject, { tier, profile, cwd }: SynthBlueprintOptions): LoadResult => {
  const options = { ...(tier ? { tier } : {}), ...(profile ? { profile } : {}) };
  if (typeof source !== 'string') {
    const text = JSON.stringify({ version: 1, tier: tier ?? 'startup', ...source }, undefined, 2);
    return parseBlueprint(text, { ...options, file: 'blueprint' });
  }
  if (isText(source)) return parseBlueprint(source, { ...options, ...(cwd === undefined ? {} : { directory: cwd }) });
  return loadBlueprint(source, { ...options, ...(cwd === undefined ? {} : { cwd }) });
};

interface Loaded {
  readonly blueprint: Blueprint;
  readonly plan: Plan;
}

/** What a blueprint comes to, planned by itself or as the upgrade of another one. */
const planned = (source: string | BlueprintObject, options: SynthBlueprintOptions, former?: Loaded): Loaded => {
  const { blueprint, diagnostics, sources } = load(source, options);
  if (!blueprint) return refuse(diagnostics, sources);
  const planOf = (b: Blueprint): PlanResult => plan(b, { ...ourCapabilities, ...options.capabilities });
  const result = former ? planUpgrade(blueprint, former, planOf) : planOf(blueprint);
  return result.plan ? { blueprint, plan: result.plan } : refuse(result.diagnostics, sources);
};

/**
 * Loads, plans and synthesizes a blueprint, as `cdk synth` would, and returns everything that was written.
 * @param source - path of a file, text (YAML or JSON), or the blueprint as an object
 * @throws BlueprintError when something is wrong with the blueprint; its message is what the CLI would print
 */
export const synthBlueprint = (source: string | BlueprintObject, options: SynthBlueprintOptions = {}): Synthesized => {
  const { from, tier, ...others } = options;
  const former = from === undefined ? undefined : planned(from, others);
  const now = planned(source, tier === undefined ? others : { ...others, tier }, former);
  return synthesize(now.plan, {
    ...(options.validation === undefined ? {} : { validation: options.validation }),
    ...(options.builders ? { builders: { ...ourBuilders, ...options.builders } } : {}),
  });
};
