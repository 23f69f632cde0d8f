import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadBlueprint, type Blueprint } from '../../blueprint';
import { plan as planOf, type Plan } from '../../plan';
import type { BlueprintError } from '../../diagnostics';
import { sortDiagnostics, type Diagnostic, type SourceIndex } from '../../diagnostics';
import { estateOf, type Estate } from '../../upgrade';
import { isMap, reading, refusal } from '../reading';
import { cliError, NO_SOURCES, wholePlace } from '../said';
import { readClusters } from './read-manifests';

/** A platform as it stands in a folder or in a blueprint, or what is wrong with that. */
export interface EstateReading {
  readonly estate?: Estate;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceIndex;
}

const noPlan = (folder: string): BlueprintError =>
  refusal(
    cliError(
      'BP099',
      `${folder} holds no plan of this program (report/plan.json)`,
      'name the folder that `cdk synth` or `strata render` has written, or a blueprint',
      wholePlace(folder),
    ),
  );

/** The plan that lies in an assembly. */
const planIn = (root: string, shown: string): Plan => {
  const file = join(root, 'report', 'plan.json');
  if (!existsSync(file)) throw noPlan(shown);
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isMap(value) && Array.isArray(value['entries']) && typeof value['kubernetes'] === 'string') return value as unknown as Plan;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  throw noPlan(shown);
};

const isOfVersion = ({ code }: Diagnostic): boolean => code === 'BP310';

/**
 * A version of Kubernetes whose support has ended is a reason to upgrade: then all else is planned with the new one, and the versions
 * that run are the old one's.
 */
const planFor = (blueprint: Blueprint, to: string, day: string): ReturnType<typeof planOf> => {
  const made = planOf(blueprint, undefined, { day });
  if (made.plan || !made.diagnostics.some(isOfVersion)) return made;
  const { plan, diagnostics } = planOf({ ...blueprint, platform: { ...blueprint.platform, kubernetes: to } }, undefined, { day });
  return { diagnostics, ...(plan ? { plan: { ...plan, kubernetes: blueprint.platform.kubernetes } } : {}) };
};

const fromBlueprint = (file: string, to: string, day: string, cwd: string): EstateReading => {
  const { blueprint, diagnostics, sources } = loadBlueprint(file, { cwd });
  if (!blueprint) return { diagnostics, sources };
  const { plan, diagnostics: found } = planFor(blueprint, to, day);
  return { ...(plan ? { estate: estateOf(plan) } : {}), diagnostics: sortDiagnostics([...diagnostics, ...found], sources), sources };
};

/**
 * What is upgraded: a cloud assembly with its plan and manifests, or a blueprint.
 * @param to - version of Kubernetes that it is to have
 * @throws BlueprintError (BP086, BP099) when the folder cannot be read, or holds no plan
 */
export const readEstate = (path: string, to: string, day: string, cwd: string): EstateReading => {
  const root = resolve(cwd, path);
  if (!reading(path, () => statSync(root)).isDirectory()) return fromBlueprint(path, to, day, cwd);
  return { estate: estateOf(planIn(root, path), readClusters(join(root, 'kubernetes'))), diagnostics: [], sources: NO_SOURCES };
};
