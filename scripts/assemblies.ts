import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROFILES } from '../lib/blueprint';
import { installed, CACHE, runOrThrow } from './program';
import { stockTiers } from './tiers';

/** Where `synthesizeAll` puts what it makes, one folder for each tier and profile. */
export const ASSEMBLIES = join(CACHE, 'assemblies');

export interface StackTemplate {
  readonly stack: string;
  readonly region: string;
  /** Path of the template. */
  readonly file: string;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<string, { readonly type: string; readonly environment?: string; readonly properties?: { readonly templateFile?: string } }>
  >;
}

/** The templates of an assembly, as its manifest lists them. */
export const templatesOf = (assembly: string): StackTemplate[] => {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')) as Manifest;
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([stack, { environment = '', properties }]) => ({
      stack,
      region: environment.split('/').at(-1) ?? '',
      file: join(assembly, properties?.templateFile ?? ''),
    }));
};

const walk = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));

/** The manifests of all clusters of an assembly. */
export const manifestsOf = (assembly: string): string[] => {
  const folder = join(assembly, 'kubernetes');
  return existsSync(folder) ? walk(folder).filter((path) => path.endsWith('.yaml')) : [];
};

/** Synthesizes every stock tier in every profile through the CDK's command line, with its own validation on and its findings fatal. */
export const synthesizeAll = async (): Promise<string[]> => {
  rmSync(ASSEMBLIES, { recursive: true, force: true });
  const made: string[] = [];
  for (const tier of await stockTiers()) {
    for (const profile of PROFILES) {
      const out = join(ASSEMBLIES, `${tier}-${profile}`);
      const context = [`tier=${tier}`, `profile=${profile}`, 'validation=true'].flatMap((pair) => ['-c', pair]);
      await runOrThrow(installed('cdk'), ['synth', '--quiet', '--strict', '--no-notices', '-o', out, ...context], {
        env: { CDK_VALIDATION: undefined, CDK_OUTDIR: undefined, CDK_CONTEXT_JSON: undefined },
      });
      if (!existsSync(join(out, 'validation-report.json'))) throw new Error(`${basename(out)}: the built-in validation has not run`);
      made.push(out);
    }
  }
  return made;
};

/** The assemblies named on the command line; without any, those that the last `npm run verify` made. */
export const namedAssemblies = (): string[] => {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  if (!existsSync(ASSEMBLIES)) throw new Error('name the folder of an assembly, or run `npm run verify` first');
  return readdirSync(ASSEMBLIES)
    .sort()
    .map((name) => join(ASSEMBLIES, name));
};
