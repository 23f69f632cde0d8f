import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { createApp } from '../lib/build/app';
import { build } from '../lib/build/build';
import type { Plan } from '../lib/plan';
import { namedAssemblies } from './assemblies';
import { runCheck } from './check';

/** Shorter than this, a reason explains nothing. */
const SHORTEST_REASON = 20;

interface Acknowledgement {
  readonly at: IConstruct;
  readonly rule: string;
  readonly reason: string;
}

const acknowledgementsIn = (app: App): Acknowledgement[] =>
  app.node
    .findAll()
    .flatMap((at) =>
      at.node.metadata
        .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap((entry) => Object.entries(entry.data as Record<string, string>).map(([rule, reason]) => ({ at, rule, reason }))),
    );

/** A suppression stands at the resource that it is for, and says why. */
const faultOf = ({ at, rule, reason }: Acknowledgement): string | undefined => {
  if (App.isApp(at) || Stack.isStack(at)) return `${rule} is acknowledged for all of ${at.node.path || 'the app'}: do it at the resource`;
  if (reason.trim().length < SHORTEST_REASON)
    return `${rule} is acknowledged at ${at.node.path} without a reason that explains it: "${reason}"`;
  return undefined;
};

const nag = (assembly: string, outdir: string): { findings: string[]; acknowledged: number } => {
  const plan = JSON.parse(readFileSync(join(assembly, 'report/plan.json'), 'utf8')) as Plan;
  const app = createApp(outdir);
  build(app, plan);
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  const acknowledgements = acknowledgementsIn(app);
  return {
    findings: [
      ...violations.flatMap((v) =>
        v.violatingResources.map((r) => `${basename(assembly)}: ${v.ruleName} ${r.constructPath}: ${v.description}`),
      ),
      ...acknowledgements.flatMap((a) => faultOf(a) ?? []).map((fault) => `${basename(assembly)}: ${fault}`),
    ],
    acknowledged: acknowledgements.length,
  };
};

void runCheck(() => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-nag-'));
  try {
    const results = namedAssemblies().map((assembly, index) => nag(assembly, join(folder, String(index))));
    const acknowledged = results.reduce((sum, r) => sum + r.acknowledged, 0);
    return Promise.resolve({
      findings: results.flatMap((r) => r.findings),
      summary: `${results.length} assemblies, ${acknowledged} findings acknowledged at their resources`,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
