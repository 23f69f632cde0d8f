import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { PROFILES } from '../lib/blueprint';
import { growing } from './bench/growing';
import { measure, type Program } from './bench/measure';
import { tableOf, type Row } from './bench/table';
import { ROOT, runOrThrow } from './program';
import { stockTiers } from './tiers';

/** Numbers of services of the generated blueprints. */
const GROWTH = [10, 100, 300, 1000];

/** How often each program is measured; the least counts. */
const RUNS = 3;

interface Case extends Program {
  readonly name: string;
}

const compiled = (file: string): string => join(ROOT, 'dist', file);

const synthesis = (name: string, context: Readonly<Record<string, string>>): Case => ({
  name,
  args: [compiled('bin/app.js')],
  env: { CDK_CONTEXT_JSON: JSON.stringify(context) },
});

const EMPTY: Case = { name: 'an empty CDK app', args: [join(ROOT, 'scripts/bench/empty-app.cjs')] };

const cases = async (folder: string): Promise<Case[]> => {
  const tiers = await stockTiers();
  const grown = GROWTH.map((services) => {
    const blueprint = join(folder, `${services}.yaml`);
    writeFileSync(blueprint, stringify(growing(services)));
    return { services, blueprint };
  });
  const commands = ['validate', 'plan'].flatMap((command) => [
    ...tiers.map((tier) => ({
      name: `strata ${command}, ${tier}`,
      args: [compiled('bin/strata.js'), command, join(ROOT, 'blueprints', `${tier}.yaml`)],
    })),
    ...grown.slice(-1).map(({ services, blueprint }) => ({
      name: `strata ${command}, ${services} services`,
      args: [compiled('bin/strata.js'), command, blueprint],
    })),
  ]);
  return [
    EMPTY,
    ...tiers.flatMap((tier) => PROFILES.map((profile) => synthesis(`${tier}, ${profile}`, { tier, profile }))),
    ...grown.map(({ services, blueprint }) => synthesis(`${services} services`, { blueprint })),
    ...commands,
  ];
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: String(RUNS) } } });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number of at least 1');
  await runOrThrow('npm', ['run', 'build']);
  const folder = mkdtempSync(join(tmpdir(), 'strata-growth-'));
  try {
    const rows: Row[] = [];
    for (const { name, ...program } of await cases(folder)) {
      if (process.stderr.isTTY) process.stderr.write(`${name}\n`);
      const measured = await measure(program, runs);
      rows.push({ name, ...measured, ratio: measured.cpuSeconds / (rows[0]?.cpuSeconds ?? measured.cpuSeconds) });
    }
    console.log(values.json ? JSON.stringify({ node: process.version, runs, rows }, undefined, 2) : tableOf(rows));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
});
