import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadBlueprint, PROFILES, TIERS, type Blueprint, type Tier } from '../../lib/blueprint';
import { plan, type Plan } from '../../lib/plan';
import { ROOT } from '../program';

const BLUEPRINTS = join(ROOT, 'blueprints');

/** A blueprint of this repository, planned. */
export interface PlannedFile {
  readonly blueprint: Blueprint;
  readonly plan: Plan;
  /** Is it the blueprint that a tier is shown by, and not one of the numbered examples? */
  readonly stock: boolean;
}

const plannedFrom = (file: string, stock: boolean): PlannedFile[] =>
  PROFILES.flatMap((profile) => {
    const { blueprint } = loadBlueprint(file, { profile });
    const planned = blueprint && plan(blueprint).plan;
    return planned ? [{ blueprint, plan: planned, stock }] : [];
  });

const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));

/** Every blueprint here that this version can plan, in every profile that it can be loaded in, by its tier; only tiers whose stock blueprint it can. */
export const plannedFiles = (): ReadonlyMap<Tier, readonly PlannedFile[]> => {
  const all = [
    ...yamlIn(BLUEPRINTS).flatMap((file) => plannedFrom(file, true)),
    ...yamlIn(join(BLUEPRINTS, 'examples')).flatMap((file) => plannedFrom(file, false)),
  ];
  return new Map(
    TIERS.map((tier) => [tier, all.filter((file) => file.blueprint.tier === tier)] as const).filter(([, files]) =>
      files.some((f) => f.stock),
    ),
  );
};
