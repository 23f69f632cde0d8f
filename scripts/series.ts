import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesOf } from './assemblies';
import type { Plan } from '../lib/plan';
import type { Migration } from '../lib/reports/migrations';
import { runOrThrow, typescript } from './program';

/** Assemblies in the order in which they are to be deployed, and what their templates alone show to be wrong. */
export interface Series {
  readonly assemblies: readonly string[];
  readonly problems: readonly string[];
}

/** An assembly: the app as the CDK starts it, without its command line. */
export const synthesize = async (context: Readonly<Record<string, string>>, out: string): Promise<string> => {
  await runOrThrow(process.execPath, typescript('bin/app.ts'), {
    env: { CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
  });
  return out;
};

export const resourcesOf = (assembly: string): ReadonlyMap<string, string> =>
  new Map(
    templatesOf(assembly).flatMap(({ stack, file }) => {
      const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, { Type: string }> };
      return Object.entries(Resources).map(([id, { Type }]) => [`${stack}.${id}`, Type] as const);
    }),
  );

/** What the plan of an assembly keeps data in, as `stack.logicalId`. */
const keptBy = (assembly: string): string[] => {
  const { entries } = JSON.parse(readFileSync(join(assembly, 'report/plan.json'), 'utf8')) as Pick<Plan, 'entries'>;
  return entries.flatMap((e) => e.stateful.map((r) => `${r.stack}.${r.logicalId}`));
};

/** What data moves away from in an assembly, as `stack.logicalId`. */
const leftBehind = (assembly: string): string[] =>
  (JSON.parse(readFileSync(join(assembly, 'report/migrations.json'), 'utf8')) as Migration[]).map(
    ({ from }) => `${from.stack}.${from.logicalId}`,
  );

/**
 * Three assemblies: what stands, over it the upgrade, and over that the same when all data has moved. Nothing that the first keeps data in
 * may be missing in the second, and of that only what data moved away from in the third.
 */
export const movedBetween = (name: string, assemblies: readonly [string, string, string]): Series => {
  const [before, moving, moved] = assemblies;
  const missing = (earlier: string, later: string, but: readonly string[] = []): string[] => {
    const left = resourcesOf(later);
    return keptBy(earlier)
      .filter((id) => !left.has(id) && !but.includes(id))
      .map((id) => `${name}: ${id} is gone`);
  };
  return { assemblies, problems: [...missing(before, moving), ...missing(moving, moved, leftBehind(moving))] };
};
