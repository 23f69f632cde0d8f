import { loadBlueprint, type Blueprint } from '../blueprint';
import { sortDiagnostics, type Diagnostic, type SourceIndex } from '../diagnostics';
import { plan as planOf, type Plan, type PlanResult } from '../plan';
import { planUpgrade } from '../plan/upgrade';
import type { Choice } from './choice';
import { saidError } from './said';

/** A blueprint read and planned, or what is wrong with it. */
export interface Planning {
  readonly blueprint?: Blueprint;
  /** Absent when there is an error. */
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceIndex;
}

const phaseProblems = ({ phase }: Choice, { phases }: Plan): Diagnostic[] => {
  const last = phases.at(-1)?.phase ?? 1;
  const wanted = Number(phase?.value ?? last);
  if (phases.some((p) => p.phase === wanted)) return [];
  const expected = last === 1 ? 'this blueprint has one phase: leave it out, or say 1' : `expected a number from 1 to ${last}`;
  return phase ? [saidError('BP083', phase, `there is no phase ${phase.value}`, expected)] : [];
};

/** What is there in one phase: its own entries, and those of the phases before. */
const upTo = (plan: Plan, phase: number): Plan => ({ ...plan, entries: plan.entries.filter((e) => e.phase <= phase) });

const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.filter((d) => d.severity === 'error');

/** The blueprint that stands deployed, planned, or what is wrong with it, told at its own places. */
const formerOf = (
  { file, said }: NonNullable<Choice['from']>,
  { profile, day }: Choice,
  now: Blueprint,
  cwd: string,
): { readonly blueprint: Blueprint; readonly plan: Plan } | readonly Diagnostic[] => {
  const { blueprint, diagnostics, sources } = loadBlueprint(file, { profile, cwd });
  // Its version of Kubernetes may have come to its end since: that is one reason to move away from it.
  const supported = blueprint && { ...blueprint, platform: { ...blueprint.platform, kubernetes: now.platform.kubernetes } };
  const { plan, diagnostics: found } = supported ? planOf(supported, undefined, { day }) : { diagnostics: [] };
  if (blueprint && plan) return { blueprint, plan };
  const problems = errorsOf([...diagnostics, ...found]).map((d) => ({ ...d, location: d.location ?? sources.locate(d.path, d.at) }));
  return [
    saidError(
      'BP084',
      said,
      `the former blueprint ${said.value} has ${problems.length === 1 ? 'a mistake' : 'mistakes'}`,
      'correct it, or name the one that is deployed',
    ),
    ...problems,
  ];
};

/** Plans the blueprint by itself, or as the upgrade of another one. */
const planned = (blueprint: Blueprint, choice: Choice, cwd: string): PlanResult => {
  const { day } = choice;
  const planFor = (of: Blueprint): PlanResult => planOf(of, undefined, { day });
  if (!choice.from) return planFor(blueprint);
  const former = formerOf(choice.from, choice, blueprint, cwd);
  return 'plan' in former ? planUpgrade(blueprint, former, planFor) : { diagnostics: former };
};

/** Reads a blueprint and decides everything: all problems that loading and planning can see, in the order of the file. */
export const planChoice = (choice: Choice, cwd: string): Planning => {
  const { file, tier, profile } = choice;
  const loaded = loadBlueprint(file, { tier, profile, cwd });
  const { blueprint, sources } = loaded;
  if (!blueprint) return { diagnostics: loaded.diagnostics, sources };
  const { plan, diagnostics: found } = planned(blueprint, choice, cwd);
  const phases = plan ? phaseProblems(choice, plan) : [];
  const diagnostics = [...sortDiagnostics([...loaded.diagnostics, ...found], sources), ...phases];
  if (!plan || phases.length > 0) return { blueprint, diagnostics, sources };
  return { blueprint, plan: choice.phase ? upTo(plan, Number(choice.phase.value)) : plan, diagnostics, sources };
};
