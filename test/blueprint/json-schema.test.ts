import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { blueprintJsonSchema } from '../../lib/blueprint';
import { blueprintArbitrary } from '../arbitraries/blueprint';
import { head } from './damaged/damage';
import { SHAPE_DAMAGE } from './damaged/shape';
import { accepts } from './draft-7';

const BLUEPRINTS = join(__dirname, '../../blueprints');
const schema = blueprintJsonSchema();

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every map of fixed keys, with its place. */
const objects = (node: Node, at = ''): [string, Node][] => [
  ...(node.properties ? [[at, node] as [string, Node]] : []),
  ...Object.entries(node.properties ?? {}).flatMap(([key, child]) => objects(child, `${at}.${key}`)),
  ...(typeof node.additionalProperties === 'object' ? objects(node.additionalProperties, `${at}.*`) : []),
  ...(node.items ? objects(node.items, `${at}[]`) : []),
  ...(node.anyOf ?? []).flatMap((option) => objects(option, at)),
];

describe('the JSON schema', () => {
  it('is the one in blueprints/; after a change: npm run -s strata -- schema > blueprints/blueprint.schema.json', () => {
    expect(readFileSync(join(BLUEPRINTS, 'blueprint.schema.json'), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it('describes every key and closes every map', () => {
    const all = objects(schema as Node);
    expect(all.length).toBeGreaterThan(20);
    const silent = all.flatMap(([at, { properties = {} }]) =>
      Object.entries(properties).flatMap(([key, { description }]) => (description ? [] : [`${at}.${key}`])),
    );
    expect(silent).toEqual([]);
    expect(all.filter(([, { additionalProperties }]) => additionalProperties !== false).map(([at]) => at)).toEqual([]);
  });

  const files = [...readdirSync(BLUEPRINTS), ...readdirSync(join(BLUEPRINTS, 'examples')).map((file) => `examples/${file}`)].filter(
    (file) => file.endsWith('.yaml'),
  );
  it.each(files)('takes %s', (file) => expect(accepts(schema, parse(readFileSync(join(BLUEPRINTS, file), 'utf8')))).toBe(true));

  it('takes random valid blueprints', () => {
    fc.assert(
      fc.property(blueprintArbitrary({ facts: 'extreme' }), (input) => accepts(schema, JSON.parse(JSON.stringify(input)))),
      { numRuns: 20 },
    );
  });

  /** What a schema of single values cannot know, or an editor shows another way. */
  const BEYOND =
    /cores in quotes|cores meant|no cores|the tag latest|an entry without its name|a store among|a lost heading|a day that does not exist|a number in quotes/;
  it.each(SHAPE_DAMAGE.filter(({ name }) => !BEYOND.test(name)).map(({ name, text }) => [name, text]))('refuses %s', (_, text) => {
    expect(accepts(schema, parse(text.replace('«', '')))).toBe(false);
  });

  it('lets a file that extends another leave required keys out and remove with null, and no other file', () => {
    const patch = 'services:\n  web: { scale: { min: 3 } }\n  mailer: null\nplatform: null\nbudget: null\n';
    expect(accepts(schema, parse(`extends: base.yaml\n${patch}`))).toBe(true);
    expect(accepts(schema, parse(head() + patch))).toBe(false);
    for (const line of patch.split('\n').filter((l) => l.endsWith('null') && !l.startsWith(' ')))
      expect(accepts(schema, parse(`${head()}${line}\n`))).toBe(false);
    expect(accepts(schema, parse('extends: base.yaml\nservises: {}\n'))).toBe(false);
    expect(accepts(schema, parse('name: demo\ntier: startup\n'))).toBe(false);
  });

  it('takes numbers with underscores', () => {
    expect(accepts(schema, parse(`${head()}load: { subscribers: 1_000_000 }\n`))).toBe(true);
    expect(accepts(schema, parse(`${head()}load: { subscribers: many }\n`))).toBe(false);
  });
});
