import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { runCheck } from './check';
import { installed, ROOT, runOrThrow } from './program';
import { stockTiers } from './tiers';
import { differences, reversed } from './trees';

/** What a checkout needs to run the app. */
const CHECKOUT = ['bin', 'lib', 'blueprints', 'templates', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'cdk.json'];

/** A second checkout, compiled too, in a folder of another name and depth. */
const checkout = async (folder: string): Promise<string> => {
  const copy = join(folder, 'some/where else/strata');
  mkdirSync(copy, { recursive: true });
  for (const name of CHECKOUT) if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await runOrThrow(installed('tsc'), ['-p', 'tsconfig.build.json'], { cwd: copy });
  return copy;
};

type Context = Readonly<Record<string, string>>;

const QUIET = { CDK_VALIDATION: 'false', CDK_OUTDIR: undefined, CDK_CONTEXT_JSON: undefined };

const byNode = (out: string, context: Context, args: readonly string[], cwd = ROOT): Promise<unknown> =>
  runOrThrow(process.execPath, args, { cwd, env: { ...QUIET, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) } });

const byCli = (out: string, context: Context): Promise<unknown> => {
  const pairs = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  return runOrThrow(installed('cdk'), ['synth', '--quiet', '--no-notices', '-o', out, ...pairs], { env: QUIET });
};

const reorder = (tier: string, folder: string): string => {
  const file = join(folder, `${tier}-reordered.yaml`);
  writeFileSync(file, stringify(reversed(parse(readFileSync(join(ROOT, 'blueprints', `${tier}.yaml`), 'utf8')))));
  return file;
};

/** Every way to the assembly of a tier; the first is what the others are compared with. */
const waysFor = (tier: string, folder: string, copy: string): Readonly<Record<string, (out: string) => Promise<unknown>>> => ({
  'from TypeScript': (out) => byNode(out, { tier }, ['--import', 'tsx', 'bin/app.ts']),
  'a second time': (out) => byNode(out, { tier }, ['--import', 'tsx', 'bin/app.ts']),
  'through the CDK': (out) => byCli(out, { tier }),
  'in another checkout': (out) => byNode(out, { tier }, ['--import', 'tsx', 'bin/app.ts'], copy),
  'compiled, in another checkout': (out) => byNode(out, { tier }, ['dist/bin/app.js'], copy),
  'by the command line in one file': (out) => byNode(out, {}, ['dist/bin/strata.js', 'render', '--tier', tier, '--out', out], copy),
  'with its keys reordered': (out) => byNode(out, { blueprint: reorder(tier, folder) }, ['--import', 'tsx', 'bin/app.ts']),
});

/** Makes a tier's assembly in every way; returns what differs, and in how many ways it was made. */
const compare = async (tier: string, folder: string, copy: string): Promise<{ findings: string[]; ways: number }> => {
  const outs: string[] = [];
  const findings: string[] = [];
  for (const [way, synthesize] of Object.entries(waysFor(tier, folder, copy))) {
    const out = join(folder, `${tier}-${outs.length}`);
    await synthesize(out);
    const [first] = outs;
    if (first !== undefined) findings.push(...differences(first, out).map((difference) => `${tier}, ${way}: ${difference}`));
    outs.push(out);
  }
  return { findings, ways: outs.length };
};

void runCheck(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-same-'));
  try {
    const copy = await checkout(folder);
    const results = [];
    for (const tier of await stockTiers()) results.push(await compare(tier, folder, copy));
    const ways = results.reduce((sum, r) => sum + r.ways, 0);
    return { findings: results.flatMap((r) => r.findings), summary: `${ways} ways to the assemblies of ${results.length} tiers` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
