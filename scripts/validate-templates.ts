import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stockAssemblies } from './assemblies';
import { runCheck } from './check';
import { installed, ROOT, run } from './program';

/** Synthesizes through the CDK's command line, with its built-in validation on and every finding of it fatal. */
const validate = async (tier: string, profile: string, out: string): Promise<string[]> => {
  const witness = `${out}.validated`;
  const context = [`tier=${tier}`, `profile=${profile}`, 'validation=true'].flatMap((pair) => ['-c', pair]);
  const { code, output } = await run(installed('cdk'), ['synth', '--quiet', '--strict', '--no-notices', '-o', out, ...context], {
    env: {
      CDK_VALIDATION: undefined,
      CDK_OUTDIR: undefined,
      CDK_CONTEXT_JSON: undefined,
      NODE_OPTIONS: `--require "${join(ROOT, 'scripts/validation-witness.cjs')}"`,
      STRATA_VALIDATION_WITNESS: witness,
    },
  });
  if (code !== 0) return [`${tier}, ${profile}:\n${output.trimEnd()}`];
  return existsSync(witness) ? [] : [`${tier}, ${profile}: the built-in validation has not run`];
};

void runCheck(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-validate-'));
  try {
    const findings: string[] = [];
    const wanted = await stockAssemblies();
    for (const { tier, profile } of wanted) findings.push(...(await validate(tier, profile, join(folder, `${tier}-${profile}`))));
    return { findings, summary: `${wanted.length} assemblies` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
