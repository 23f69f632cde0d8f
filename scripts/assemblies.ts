import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES, type Profile, type Tier } from '../lib/blueprint';
import { runCheck } from './check';
import { CACHE, runOrThrow, typescript } from './program';
import { stockTiers } from './tiers';

/** One folder for each tier and profile. */
const ASSEMBLIES = join(CACHE, 'assemblies');

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
  return existsSync(folder) ? walk(folder).filter((path) => path.endsWith('.yaml') && !path.endsWith('.values.yaml')) : [];
};

/** Every stock tier in every profile, with the folder that its assembly is kept in. */
export const stockAssemblies = async (): Promise<{ tier: Tier; profile: Profile; folder: string }[]> =>
  (await stockTiers()).flatMap((tier) => PROFILES.map((profile) => ({ tier, profile, folder: join(ASSEMBLIES, `${tier}-${profile}`) })));

/** The assemblies named on the command line; without any, those that were made last. */
export const namedAssemblies = (): string[] => {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  if (!existsSync(ASSEMBLIES)) throw new Error('name the folder of an assembly, or run scripts/assemblies.ts first');
  return readdirSync(ASSEMBLIES)
    .sort()
    .map((name) => join(ASSEMBLIES, name));
};

/** Makes the assembly of every stock tier in every profile. */
const makeAll = async (): Promise<string[]> => {
  rmSync(ASSEMBLIES, { recursive: true, force: true });
  const wanted = await stockAssemblies();
  for (const { tier, profile, folder } of wanted)
    await runOrThrow(process.execPath, typescript('bin/app.ts'), {
      env: { CDK_VALIDATION: 'false', CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ tier, profile }) },
    });
  return wanted.map(({ folder }) => folder);
};

if (require.main === module) {
  void runCheck(async () => {
    const made = await makeAll();
    return {
      findings: [],
      summary: `${made.length} assemblies, ${made.flatMap(templatesOf).length} templates, ${made.flatMap(manifestsOf).length} manifests`,
    };
  });
}
