import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Assembly, Stack, Template } from '../../change';
import { cliError, wholePlace } from '../said';
import { isMap, reading, refusal } from '../reading';
import { withNested } from './nested-stacks';
import { readClusters, type KnownDocuments } from './read-manifests';

const HOW = 'name the folder that `cdk synth` or `strata render` has written';

const json = (path: string, shown: string): unknown => {
  const text = reading(shown, () => readFileSync(path, 'utf8'));
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(cliError('BP085', `${shown} is not JSON`, HOW, wholePlace(shown)));
  }
};

const templateAt = (folder: string, shownFolder: string, file: string): Template => {
  const shown = join(shownFolder, file);
  const value = json(join(folder, file), shown);
  if (!isMap(value) || !isMap(value['Resources'])) throw refusal(cliError('BP079', `${shown} is no template`, HOW, wholePlace(shown)));
  return value as unknown as Template;
};

interface Artifact {
  readonly type: string;
  /** `aws://<account>/<region>`. */
  readonly environment?: string;
  readonly properties?: {
    readonly stackName?: string;
    readonly templateFile?: string;
    readonly terminationProtection?: boolean;
    readonly directoryName?: string;
  };
}

/** Account and region of an environment, where it names them: `aws://unknown-account/us-east-1` has a region only. */
const environmentOf = (environment: string): Pick<Stack, 'account' | 'region'> => {
  const [account = '', region = ''] = environment.replace(/^aws:\/\//, '').split('/');
  return { region, ...(/^\d{12}$/.test(account) ? { account } : {}) };
};

const stackOf = (folder: string, shown: string, id: string, { environment = '', properties = {} }: Artifact): Stack[] => {
  // A manifest that does not say it means no: `cdk deploy` takes the protection off then.
  const { stackName = id, templateFile, terminationProtection = false } = properties;
  if (templateFile === undefined) return [];
  const template = templateAt(folder, shown, templateFile);
  return [...withNested(folder, `${id}.assets.json`, { name: stackName, ...environmentOf(environment), template, terminationProtection })];
};

/** Stacks of an assembly, and of those nested in it (the stages of an app). */
const stacksIn = (folder: string, shown: string): readonly Stack[] => {
  const manifest = json(join(folder, 'manifest.json'), join(shown, 'manifest.json'));
  if (!isMap(manifest) || !isMap(manifest['artifacts']))
    throw refusal(cliError('BP079', `${shown} holds no cloud assembly`, HOW, wholePlace(shown)));
  return Object.entries(manifest['artifacts'] as Readonly<Record<string, Artifact>>).flatMap(([id, artifact]) => {
    if (artifact.type === 'aws:cloudformation:stack') return stackOf(folder, shown, id, artifact);
    const nested = artifact.type === 'cdk:cloud-assembly' ? artifact.properties?.directoryName : undefined;
    return nested === undefined ? [] : stacksIn(join(folder, nested), join(shown, nested));
  });
};

const TEMPLATE = /\.template\.json$/;

/** What the CDK calls the template of a nested stack. */
const NESTED_TEMPLATE = /\.nested\.template\.json$/;

/** A folder of templates without a manifest: each is the stack of its name. Nobody says the region. */
const looseStacks = (folder: string, shown: string): readonly Stack[] =>
  readdirSync(folder)
    .filter((file) => TEMPLATE.test(file) && !NESTED_TEMPLATE.test(file))
    .sort()
    .flatMap((file) => {
      const name = basename(file).replace(TEMPLATE, '');
      return withNested(folder, `${name}.assets.json`, { name, region: '', template: templateAt(folder, shown, file) });
    });

/**
 * What a folder holds: a cloud assembly with the manifests of its clusters beside it.
 * @param known - documents of manifests that were read for the other side: what both have alike is read once
 * @throws BlueprintError (BP085, BP086, BP079) when it holds none, or something in it cannot be read
 */
export const readAssembly = (folder: string, cwd: string, known: KnownDocuments = new Map()): Assembly => {
  const root = resolve(cwd, folder);
  if (!existsSync(root))
    throw refusal(
      cliError(
        'BP079',
        `there is no folder ${folder}`,
        'write it first, with `cdk synth` or `strata render`, or name another',
        wholePlace(folder),
      ),
    );
  if (statSync(root).isFile())
    throw refusal(cliError('BP079', `${folder} is a file, not the folder of an assembly`, `${HOW}, such as cdk.out`, wholePlace(folder)));
  reading(folder, () => readdirSync(root));
  const stacks = existsSync(join(root, 'manifest.json')) ? stacksIn(root, folder) : looseStacks(root, folder);
  if (stacks.length === 0) throw refusal(cliError('BP079', `${folder} holds no stack`, HOW, wholePlace(folder)));
  const clusters = readClusters(join(root, 'kubernetes'), known);
  return { stacks, ...(clusters ? { clusters } : {}) };
};
