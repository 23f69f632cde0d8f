import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from './program';

/*
 * Takes from the CDK's service specification, which lies in its command line, what the change gate needs: which properties replace a
 * resource, which of them name it, and which identify it together. `--check` compares with the file that is there.
 */

interface Property {
  readonly type: PropertyType;
  readonly causesReplacement?: 'yes' | 'maybe';
}

interface PropertyType {
  readonly type: string;
  readonly reference?: { readonly $ref: string };
  readonly element?: PropertyType;
  readonly types?: readonly PropertyType[];
}

interface Shape {
  readonly $id: string;
  readonly properties: Readonly<Record<string, Property>>;
}

interface ResourceType extends Shape {
  readonly cloudFormationType: string;
  readonly primaryIdentifier?: readonly string[];
}

const SPEC = 'node_modules/aws-cdk/db.json.gz';
const FILE = join(ROOT, 'lib/facts/cloudformation/replacement.json');

/** A type that holds itself ends somewhere. */
const DEEPEST = 6;

const { schema } = JSON.parse(gunzipSync(readFileSync(join(ROOT, SPEC))).toString('utf8')) as {
  schema: {
    resource: { entities: Readonly<Record<string, ResourceType>> };
    typeDefinition: { entities: Readonly<Record<string, Shape>> };
  };
};
const resources = Object.values(schema.resource.entities);
const shapes = new Map(Object.values(schema.typeDefinition.entities).map((shape) => [shape.$id, shape]));

/** Shapes that a value may have, each with the path to it: items of lists and maps stand under `*`. */
const shapesIn = (type: PropertyType, path: string): readonly (readonly [string, Shape])[] => {
  if (type.reference) {
    const shape = shapes.get(type.reference.$ref);
    return shape ? [[path, shape]] : [];
  }
  if (type.element) return shapesIn(type.element, `${path}.*`);
  return (type.types ?? []).flatMap((one) => shapesIn(one, path));
};

const replacingIn = ({ properties }: Shape, prefix: string, depth: number): readonly string[] =>
  Object.entries(properties).flatMap(([name, { type, causesReplacement }]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (causesReplacement === 'yes') return [path];
    if (causesReplacement === 'maybe') return [`${path}?`];
    return depth === DEEPEST ? [] : shapesIn(type, path).flatMap(([at, shape]) => replacingIn(shape, at, depth + 1));
  });

/** Properties that identify a resource together: of one combination the service takes one. Empty where one does, or the service adds to it. */
const identityOf = ({ properties, primaryIdentifier = [] }: ResourceType): readonly string[] =>
  primaryIdentifier.length > 1 && primaryIdentifier.every((name) => name in properties) ? primaryIdentifier : [];

/**
 * A property that is the resource's own name: two of one name cannot stand side by side while one replaces the other. Where the service
 * adds an id of its own, the other parts of the identifier only say where the resource belongs.
 */
const namesOf = (resource: ResourceType): readonly string[] => {
  const { cloudFormationType, properties, primaryIdentifier = [] } = resource;
  const kind = cloudFormationType.split('::').at(-1) ?? '';
  const identifies = primaryIdentifier.length === 1 || identityOf(resource).length > 0 ? primaryIdentifier : [];
  return Object.entries(properties)
    .filter(([name, { type, causesReplacement }]) => {
      const base = /^(.*?)(?:Name|Identifier|Id)$/.exec(name)?.[1];
      const own = identifies.includes(name) || (base !== undefined && kind.endsWith(base));
      return type.type === 'string' && causesReplacement === 'yes' && base !== undefined && own;
    })
    .map(([name]) => name);
};

const line = (type: ResourceType): string | undefined => {
  const paths = [...new Set(replacingIn(type, '', 0))].sort();
  const names = [...namesOf(type)].sort();
  const identity = identityOf(type);
  if (paths.length === 0) return undefined;
  const facts = {
    replace: paths.join(' '),
    ...(names.length === 0 ? {} : { names: names.join(' ') }),
    ...(identity.length === 0 ? {} : { identity: identity.join(' ') }),
  };
  return `  ${JSON.stringify(type.cloudFormationType)}: ${JSON.stringify(facts)}`;
};

const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/aws-cdk/package.json'), 'utf8')) as { version: string };
const lines = [...resources].sort((a, b) => (a.cloudFormationType < b.cloudFormationType ? -1 : 1)).flatMap((type) => line(type) ?? []);
const text = `{\n  "source": ${JSON.stringify(`npm aws-cdk ${version}, db.json.gz: the service specification of the CDK (github.com/cdklabs/awscdk-service-spec)`)},\n  "types": {\n${lines.map((one) => `  ${one}`).join(',\n')}\n  }\n}\n`;

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(
    'lib/facts/cloudformation/replacement.json is not what the installed specification says: node --import tsx scripts/replacement-facts.ts',
  );
  process.exitCode = 1;
}
