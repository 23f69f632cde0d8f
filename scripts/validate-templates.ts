import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stockAssemblies } from './assemblies';
import { runCheck } from './check';
import { installed, run } from './program';

interface Report {
  readonly pluginReports?: readonly { readonly pluginName?: string }[];
}

/** Synthesizes through the CDK's command line, with its built-in validation on and every finding of it fatal. */
const validate = async (tier: string, profile: string, out: string): Promise<string[]> => {
  const context = [`tier=${tier}`, `profile=${profile}`, 'validation=true'].flatMap((pair) => ['-c', pair]);
  const { code, output } = await run(installed('cdk'), ['synth', '--quiet', '--strict', '--no-notices', '-o', out, ...context], {
    env: { CDK_VALIDATION: undefined, CDK_OUTDIR: undefined, CDK_CONTEXT_JSON: undefined },
  });
  if (code !== 0) return [`${tier}, ${profile}:\n${output.trimEnd()}`];
  // A validation that was switched off finds nothing either.
  const report = join(out, 'validation-report.json');
  const ran =
    existsSync(report) &&
    ((JSON.parse(readFileSync(report, 'utf8')) as Report).pluginReports ?? []).some((r) => r.pluginName === 'CloudFormation Validate');
  return ran ? [] : [`${tier}, ${profile}: the built-in validation has not run`];
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
