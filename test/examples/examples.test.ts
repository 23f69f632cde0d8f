import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { App as Cdk8sApp } from 'cdk8s';
import { expectGolden } from '../support/golden';

const EXAMPLES = resolve(__dirname, '../../examples');
const files = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.ts'))
  .sort();
const text = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8');

interface Example {
  readonly app?: App | Cdk8sApp;
  readonly changed?: readonly string[];
  readonly manifests?: readonly string[];
}

const counted = (types: readonly string[]): string[] =>
  [...new Set(types)]
    .sort()
    .map((type) => `  ${type}${types.filter((t) => t === type).length > 1 ? ` × ${types.filter((t) => t === type).length}` : ''}`);

/** What an example makes, by stack and type: kinds of Kubernetes objects, or what it found. */
const madeBy = ({ app, changed = [], manifests = [] }: Example): string[] => {
  if (app === undefined) return changed.map((name) => `  ${name}`);
  if (!(app instanceof App)) return counted([...app.synthYaml().matchAll(/^kind: (\w+)$/gm)].map(([, kind = '']) => kind));
  const stacks = app.synth().stacks.flatMap(({ stackName, template }) => {
    const { Resources = {} } = template as { Resources?: Record<string, { Type: string }> };
    return [` ${stackName}`, ...counted(Object.values(Resources).map((r) => r.Type))];
  });
  return [...stacks, ...manifests.map((path) => `  ${path}`)];
};

describe('examples', () => {
  it('are ten, numbered, short, and each in the list', () => {
    expect(files.map((name) => name.slice(0, 3))).toEqual(Array.from({ length: 10 }, (_, i) => `${String(i + 1).padStart(2, '0')}-`));
    const readme = text('README.md');
    for (const name of files) {
      const lines = text(name).split('\n').length - 1;
      expect([name, lines >= 15 && lines <= 50]).toEqual([name, true]);
      expect(readme).toContain(`(${name})`);
      expect(text(name)).toMatch(/^\/\/ [A-Z].*\.\n/);
    }
  });

  it('import what a user has: the package by its name, the CDK, cdk8s, Node', () => {
    for (const name of files)
      for (const [, from = ''] of text(name).matchAll(/ from '([^']+)'/g))
        expect([name, from]).toEqual([name, expect.stringMatching(/^(strata-blueprints|aws-cdk-lib|cdk8s|constructs|node:)/)]);
  });

  it('show constructs of every layer', () => {
    const used = new Set(files.flatMap((name) => [...text(name).matchAll(/'strata-blueprints\/(\w+)'/g)].map(([, subpath]) => subpath)));
    const layers = ['data', 'edge', 'kubernetes', 'network', 'observability', 'platform', 'services', 'streaming', 'testing'];
    expect([...used].sort()).toEqual(expect.arrayContaining(layers));
  });

  it('make what they made', async () => {
    const made: string[] = [];
    for (const name of files) made.push(name, ...madeBy((await import(join(EXAMPLES, name))) as Example), '');
    expectGolden('examples/golden/made.txt', made.join('\n'));
  });
});
