import { check } from '../lib/change';
import { synthBlueprint, type BlueprintObject } from '../lib/testing';
import { draftsOf, type Draft, type Edit } from './change-matrix/edit';
import { GROWTH_EDITS } from './change-matrix/growth';
import { STARTUP_EDITS } from './change-matrix/startup';
import { runCheck } from './check';
import { assemblyOf } from './releases/assembly';

type Verdict = Pick<Edit, 'refused' | 'noticed' | 'resources' | 'nothing'>;

/** Assemblies that several edits begin with. */
const made = new Map<string, ReturnType<typeof assemblyOf>>();

const assembly = (draft: Draft, profile: Edit['profile']): ReturnType<typeof assemblyOf> => {
  const key = JSON.stringify([draft, profile]);
  const known = made.get(key) ?? assemblyOf(synthBlueprint(draft as unknown as BlueprintObject, { profile }));
  made.set(key, known);
  return known;
};

/** What the gate says of an edit, in the words of the table; of what has to be noticed, what was. */
const judged = (edit: Edit): Verdict => {
  const { before, after } = draftsOf(edit);
  const { findings, changes } = check(assembly(before, edit.profile), assembly(after, edit.to ?? edit.profile));
  const codes = (verdict: string) => new Set(findings.filter((f) => f.verdict === verdict).map(({ code }) => code));
  return {
    refused: [...codes('refused')].sort(),
    noticed: edit.noticed?.filter((code) => codes('attention').has(code)) ?? [],
    resources: changes.some(({ action, place }) => 'stack' in place && (action === 'replace' || action === 'remove')) ? 'lost' : 'kept',
    nothing: edit.nothing === true && changes.length === 0,
  };
};

const said = ({ refused, noticed = [], resources, nothing = false }: Verdict): string =>
  [
    refused.length === 0 ? 'passes' : `refused by ${refused.join(', ')}`,
    ...(noticed.length === 0 ? [] : [`noticed by ${noticed.join(', ')}`]),
    `resources ${resources}`,
    ...(nothing ? ['nothing changes'] : []),
  ].join('; ');

/** An edit that is no blueprint is a mistake of the table. */
const attempted = (edit: Edit): string => {
  try {
    return said(judged(edit));
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
};

/** Every edit of the matrix has the verdict that was written down for it. */
const main = (): { findings: readonly string[]; summary: string } => {
  const edits = [...STARTUP_EDITS, ...GROWTH_EDITS];
  const findings = edits.flatMap((edit) => {
    const [expected, found] = [said(edit), attempted(edit)];
    return found === expected ? [] : [`${edit.of}, ${edit.profile}, ${edit.name}: ${found}; expected: ${expected}`];
  });
  return { findings, summary: `${edits.length} edits of blueprints have the verdict that was written down for them` };
};

void runCheck(() => Promise.resolve(main()));
