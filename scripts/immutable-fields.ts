import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT, run, type Ended } from './program';
import { SKIPPED } from './check';
import { kindOf } from '../lib/change/manifests/kinds';
import { OTHERS } from '../test/change/manifests/cases/others';
import { WORKLOADS } from '../test/change/manifests/cases/workloads';
import type { UpdateCase } from '../test/change/manifests/cases/cases';

// Tries every update of the test tables on a real API server: what the change gate takes for refused must be refused, and nothing else.

/** The program that starts an API server, and speaks to it; named on the command line. */
const [STAND = ''] = process.argv.slice(2).map((path) => resolve(ROOT, path));
const DEFINITIONS = join(process.env['STRATA_PROVING_HOME'] ?? join(homedir(), '.cache/strata-proving'), 'crds');
const PORT0 = process.env['PORT0'] ?? '21480';

const work = mkdtempSync(join(tmpdir(), 'immutable-'));
const env = { PORT0, RUN: join(work, 'cluster') };
const stand = (...args: readonly string[]): Promise<Ended> => run(STAND, args, { env });

let files = 0;
const apply = (object: unknown): Promise<Ended> => {
  const file = join(work, `${(files += 1)}.json`);
  writeFileSync(file, JSON.stringify(object));
  return stand('k', 'apply', '--server-side', '--force-conflicts', '--field-manager', 'proving', '-f', file);
};

/** Objects of a case under a name of its own, so that cases do not meet. */
const named = (object: unknown, index: number): unknown =>
  JSON.parse(
    JSON.stringify(object)
      .replaceAll('"name":"a"', `"name":"a${index}"`)
      .replaceAll('"serviceName":"a"', `"serviceName":"a${index}"`)
      .replaceAll(/toy(s?)\b/gi, (name) => `${name}${index}`),
  );

/** A claim may grow once it is bound; no volume is there that could be. */
const bindClaim = async (index: number): Promise<void> => {
  const status = JSON.stringify({ status: { phase: 'Bound', capacity: { storage: '1Gi' } } });
  await stand('k', '-n', 'shop', 'patch', 'pvc', `a${index}`, '--subresource=status', '--type=merge', '-p', status);
};

const tryCase = async ({ name, before, after, refused }: UpdateCase, index: number): Promise<string | undefined> => {
  const made = await apply(named(before, index));
  if (made.code !== 0) return `${name}: cannot be made: ${made.output.trim()}`;
  if (before.kind === 'PersistentVolumeClaim') await bindClaim(index);
  if (before.kind === 'CustomResourceDefinition')
    await stand('k', 'wait', '--for=condition=Established', 'crd', `toys${index}.example.com`, '--timeout=30s');
  const updated = await apply(named(after, index));
  if ((updated.code === 0) === (refused === undefined)) return undefined;
  return refused === undefined
    ? `${name}: refused, though it should be taken: ${updated.output.trim()}`
    : `${name}: taken, though ${refused} should be refused`;
};

const definitionsFor = (cases: readonly UpdateCase[]): readonly string[] => {
  const known = new Map(
    readFileSync(join(DEFINITIONS, 'index.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([kind = '', file]) => (file === undefined ? [] : [[kind.replace('/', ' '), join(DEFINITIONS, 'one', file)] as const])),
  );
  return [...new Set(cases.flatMap(({ before }) => known.get(kindOf(before)) ?? []))];
};

const main = async (): Promise<number> => {
  if (!existsSync(STAND) || !existsSync(join(DEFINITIONS, 'index.tsv'))) {
    console.log('immutable fields: no stand is named on the command line, or its definitions were not collected');
    return SKIPPED;
  }
  const cases = [...WORKLOADS, ...OTHERS].filter(({ untried }) => untried === undefined);
  mkdirSync(env.RUN);
  const up = await stand('up');
  if (up.code !== 0) throw new Error(up.output);
  await stand('crds', ...definitionsFor(cases));
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  await apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'growing' },
    provisioner: 'example.com/none',
    allowVolumeExpansion: true,
  });
  const wrong: string[] = [];
  for (const [index, one] of cases.entries()) {
    const problem = await tryCase(one, index);
    if (problem !== undefined) wrong.push(problem);
  }
  for (const problem of wrong) console.log(problem);
  console.log(`immutable fields: ${cases.length} updates tried, ${wrong.length} not as expected`);
  return wrong.length === 0 ? 0 : 1;
};

main()
  .then((code) => {
    process.exitCode = code;
  })
  .finally(async () => {
    if (existsSync(STAND)) await stand('down');
    rmSync(work, { recursive: true, force: true });
  });
