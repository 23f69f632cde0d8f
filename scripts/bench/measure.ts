import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { manifestsOf, templatesOf } from '../assemblies';
import { ROOT, runOrThrow } from '../program';

export interface Usage {
  /** User and system time of the whole process, its start included. */
  readonly cpuSeconds: number;
  /** Largest resident set. */
  readonly peakMiB: number;
}

export interface Size {
  readonly stacks: number;
  readonly resources: number;
  readonly objects: number;
}

export type Measured = Usage & Partial<Size>;

/** A node program, relative to the root of this repository, with its arguments and environment. */
export interface Program {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const measureOnce = async ({ args, env }: Program, folder: string): Promise<Usage> => {
  const usage = join(folder, 'usage.json');
  await runOrThrow(process.execPath, ['--require', join(ROOT, 'scripts/bench/usage.cjs'), ...args], {
    env: { NODE_OPTIONS: undefined, CDK_CONTEXT_JSON: undefined, CDK_VALIDATION: 'false', ...env, STRATA_BENCH_USAGE: usage },
  });
  return JSON.parse(readFileSync(usage, 'utf8')) as Usage;
};

const sizeOf = (assembly: string): Size => {
  const templates = templatesOf(assembly).map(({ file }) => JSON.parse(readFileSync(file, 'utf8')) as { Resources?: object });
  const manifests = manifestsOf(assembly).filter((path) => !path.endsWith('kustomization.yaml'));
  return {
    stacks: templates.length,
    resources: templates.reduce((sum, t) => sum + Object.keys(t.Resources ?? {}).length, 0),
    objects: manifests.reduce((sum, path) => sum + parseAllDocuments(readFileSync(path, 'utf8')).length, 0),
  };
};

/** Nothing for a program that writes no assembly. */
const sizeIfAny = (assembly: string): Partial<Size> => (existsSync(join(assembly, 'manifest.json')) ? sizeOf(assembly) : {});

/**
 * The least that some runs of a program took: what the machine does besides can only add to it.
 * @param runs - at least 1
 */
export const measure = async (program: Program, runs: number): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    const outdir = join(folder, 'cdk.out');
    const usages: Usage[] = [];
    for (let i = 0; i < runs; i += 1) {
      rmSync(outdir, { recursive: true, force: true });
      usages.push(await measureOnce({ ...program, env: { ...program.env, CDK_OUTDIR: outdir } }, folder));
    }
    const least = (of: (usage: Usage) => number): number => Math.min(...usages.map(of));
    return { cpuSeconds: least((u) => u.cpuSeconds), peakMiB: least((u) => u.peakMiB), ...sizeIfAny(outdir) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
