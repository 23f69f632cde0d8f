import { join } from 'node:path';
import { createApp, forgetTraces } from '../build/app';
import { build, type Builders } from '../build/build';
import { checkBudgets } from '../build/budgets';
import { BlueprintError } from '../diagnostics';
import type { Plan } from '../plan/plan';
import { replaceFolder, writeFiles } from './folder';
import { reportFiles } from './report';

export interface EmitOptions {
  /** Builders by kind of capability. @default those of this package */
  readonly builders?: Builders;
  /** Run the CDK's built-in CloudFormation validation, 5 CPU seconds. @default false */
  readonly validation?: boolean;
}

/**
 * Writes templates, manifests and reports of a plan into a folder: either a complete new assembly, or the old one untouched.
 * @throws BlueprintError when a template is beyond what CloudFormation takes
 */
export const emit = (plan: Plan, outdir: string, options: EmitOptions = {}): void =>
  replaceFolder(outdir, (draft) => {
    const app = createApp(draft, options.validation);
    const built = build(app, plan, options.builders);
    forgetTraces(app);
    const assembly = app.synth();
    const problems = checkBudgets(assembly, plan);
    if (problems.length > 0) throw new BlueprintError(problems);
    for (const [cluster, manifests] of built.clusters) writeFiles(join(draft, 'kubernetes', cluster), manifests.files());
    writeFiles(
      join(draft, 'report'),
      reportFiles(
        plan,
        assembly.stacks.map((stack) => stack.stackName),
      ),
    );
  });
