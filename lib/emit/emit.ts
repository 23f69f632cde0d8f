import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createApp, forgetTraces } from '../build/app';
import { build, type Builders } from '../build/build';
import { checkBudgets } from '../build/budgets';
import { BlueprintError } from '../diagnostics';
import type { Plan } from '../plan/plan';
import { reportFiles } from './report';

export interface EmitOptions {
  /** Builders by kind of capability. @default those of this package */
  readonly builders?: Builders;
  /** Run the CDK's built-in CloudFormation validation, 5 CPU seconds. @default false */
  readonly validation?: boolean;
}

const write = (folder: string, files: ReadonlyMap<string, string>): void => {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

/** Puts a finished folder in the place of another in two renames, so that a reader sees the old one or the new one, whole. */
const replace = (target: string, finished: string): void => {
  const former = `${finished}.former`;
  rmSync(former, { recursive: true, force: true });
  try {
    renameSync(target, former);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem;
  }
  renameSync(finished, target);
  rmSync(former, { recursive: true, force: true });
};

/**
 * Writes templates, manifests and reports of a plan into a folder: either a complete new assembly, or the old one untouched.
 * @throws BlueprintError when a template is beyond what CloudFormation takes
 */
export const emit = (plan: Plan, outdir: string, options: EmitOptions = {}): void => {
  const draft = `${outdir}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const app = createApp(draft, options.validation);
    const built = build(app, plan, options.builders);
    forgetTraces(app);
    const assembly = app.synth();
    const problems = checkBudgets(assembly, plan);
    if (problems.length > 0) throw new BlueprintError(problems);
    for (const [cluster, manifests] of built.clusters) write(join(draft, 'kubernetes', cluster), manifests.files());
    write(join(draft, 'report'), reportFiles(plan));
    replace(outdir, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
