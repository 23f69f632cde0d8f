import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadBlueprint, PROFILES, type Profile } from '../../lib/blueprint';
import { planOrThrow } from '../../lib/plan';
import { synthesize, type Synthesized } from '../../lib/testing';

const BLUEPRINTS = resolve(__dirname, '../../blueprints');

const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));

/** Every stock blueprint of a tier that is built, and every numbered example. */
export const blueprintFiles = (): string[] => [
  ...['startup', 'growth'].map((tier) => join(BLUEPRINTS, `${tier}.yaml`)),
  ...yamlIn(join(BLUEPRINTS, 'examples')),
];

/** Every file in every profile that it can be loaded in (a single replica of a service that listens is refused in production). */
export const estates = (): (readonly [string, Profile])[] =>
  blueprintFiles().flatMap((file) =>
    PROFILES.filter((profile) => loadBlueprint(file, { profile }).blueprint).map((profile) => [file, profile] as const),
  );

/** Loads, plans and synthesizes a file; a problem in it fails the test with the problem. */
export const synthesizeFile = (file: string, profile?: Profile): Synthesized => {
  const { blueprint, diagnostics } = loadBlueprint(file, profile ? { profile } : {});
  if (!blueprint) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return synthesize(planOrThrow(blueprint));
};
