import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Outputs } from '../../kubernetes/binding/tokens';
import { cliError, wholePlace } from '../said';
import { isMap, reading, refusal } from '../reading';

const HOW = 'write it with `cdk deploy --all --outputs-file cdk-outputs.json`';

/** What `cdk deploy --outputs-file` has written: outputs by stack. */
export const readOutputs = (path: string, cwd: string): Outputs => {
  const text = reading(path, () => readFileSync(resolve(cwd, path), 'utf8'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(cliError('BP085', `${path} is not JSON`, HOW, wholePlace(path)));
  }
  if (
    !isMap(value) ||
    !Object.values(value).every((outputs) => isMap(outputs) && Object.values(outputs).every((o) => typeof o === 'string'))
  )
    throw refusal(cliError('BP085', `${path} does not hold outputs by stack`, HOW, wholePlace(path)));
  return value as Outputs;
};

/** The folder of the only cluster under cdk.out; where there are several, one has to be named. */
export const onlyCluster = (cwd: string): string => {
  const parent = join('cdk.out', 'kubernetes');
  const found = reading(parent, () => readdirSync(resolve(cwd, parent), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const [only, ...more] = found.map((entry) => join(parent, entry.name)).sort();
  if (only === undefined || more.length > 0)
    throw refusal(
      cliError('BP086', `${parent} holds ${found.length} clusters`, `name one: --in ${only ?? `${parent}/<cluster>`}`, wholePlace(parent)),
    );
  return only;
};

/** All files of a folder by their relative paths, with slashes, sorted. */
export const readTree = (folder: string, cwd: string): ReadonlyMap<string, string> => {
  const root = resolve(cwd, folder);
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(join(path, entry.name)) : [join(path, entry.name)],
    );
  const paths = reading(folder, () => walk(root)).sort();
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), reading(path, () => readFileSync(path, 'utf8'))]));
};
