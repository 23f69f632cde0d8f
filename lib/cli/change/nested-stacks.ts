import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, Resource, Stack, Template } from '../../change';
import { isMap } from '../reading';

const NESTED = 'AWS::CloudFormation::Stack';

/** An asset is called by the SHA-256 of what it holds. */
const HASH = /\b[0-9a-f]{64}(?=\.json\b)/;

const parsed = (path: string): unknown => {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);
  return typeof found === 'string' ? found : undefined;
};

/** The file in which the template of a nested stack lies: the CDK writes it beside the resource, and into its list of assets. */
const fileOf = (folder: string, assets: string, { Metadata, Properties }: Resource): string | undefined => {
  const beside = textAt(Metadata, 'aws:asset:path');
  if (beside !== undefined) return beside;
  const hash = HASH.exec(JSON.stringify(Properties?.['TemplateURL'] ?? ''))?.[0];
  return hash === undefined ? undefined : textAt(parsed(join(folder, assets)), 'files', hash, 'source', 'path');
};

/** What a parent passes on, as text: a value that only the deployment knows stands as the function that gives it. */
const passed = (value: Json | undefined): Readonly<Record<string, string>> =>
  isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]))
    : {};

/**
 * A stack, with those that are nested in it and whose templates lie in the folder, each under `<parent>/<logical id>`.
 * @param assets - file of the folder that lists its assets
 */
export const withNested = (folder: string, assets: string, stack: Stack): readonly Stack[] => [
  stack,
  ...Object.entries(stack.template.Resources).flatMap(([logicalId, resource]) => {
    const file = resource.Type === NESTED ? fileOf(folder, assets, resource) : undefined;
    const template = file === undefined ? undefined : parsed(join(folder, file));
    if (!isMap(template) || !isMap(template['Resources'])) return [];
    const { region, account } = stack;
    return withNested(folder, assets, {
      name: `${stack.name}/${logicalId}`,
      nestedIn: `${stack.name}.${logicalId}`,
      region,
      ...(account === undefined ? {} : { account }),
      parameters: passed(resource.Properties?.['Parameters']),
      template: template as unknown as Template,
    });
  }),
];
