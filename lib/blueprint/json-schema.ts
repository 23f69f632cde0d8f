import * as z from 'zod';
import { blueprintSchema } from './schema';

/** A JSON schema, as far as it is looked at here. */
interface Node {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | boolean;
  propertyNames?: Node;
  items?: Node;
  anyOf?: Node[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  default?: unknown;
  $ref?: string;
  [keyword: string]: unknown;
}

/** A number as the language lets it be written: `1_000_000`, which YAML 1.2 takes for text. */
const UNDERSCORED = '^[-+]?[0-9]+(_[0-9]+)*(\\.[0-9]+)?$';

const types = ({ type }: Node): string[] => (type === undefined ? [] : [type].flat());
const mapValues = (of: Record<string, Node>, change: (node: Node) => Node): Record<string, Node> =>
  Object.fromEntries(Object.entries(of).map(([key, node]) => [key, change(node)]));

/** Numbers may carry underscores; a file that extends another may leave out what that one says. */
const loosened = (node: Node): Node => {
  // Any JSON value: the recursive definition of one says no more than nothing does.
  if (node.$ref !== undefined) return {};
  const { required: _, properties, additionalProperties, items, anyOf, propertyNames, default: fallback, ...rest } = node;
  const numeric = types(node).some((type) => type === 'number' || type === 'integer') && node.const === undefined && !anyOf;
  return {
    ...rest,
    ...(numeric ? { type: [...types(node), 'string'], pattern: UNDERSCORED } : {}),
    // An editor would insert an empty map or list as the default.
    ...(fallback === undefined || typeof fallback === 'object' ? {} : { default: fallback }),
    ...(propertyNames?.pattern === undefined ? {} : { propertyNames }),
    ...(properties ? { properties: mapValues(properties, (child) => removable(loosened(child))) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: removable(loosened(additionalProperties)) } : {}),
    ...(additionalProperties === false ? { additionalProperties } : {}),
    ...(items ? { items: complete(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(loosened) } : {}),
  };
};

/** The items of a list are never merged: each is whole. */
const complete = (node: Node): Node => ({ ...loosened(node), ...(node.required ? { required: node.required } : {}) });

/** Under `extends`, null removes what the other file says. */
const removable = (node: Node): Node => {
  if (node.anyOf) return { ...node, anyOf: [...node.anyOf, { type: 'null' }] };
  if (node.enum) return { ...node, type: [...types(node), 'null'], enum: [...node.enum, null] };
  if (node.const !== undefined) {
    const { const: only, ...rest } = node;
    return { ...rest, type: [...types(node), 'null'], enum: [only, null] };
  }
  return node.type === undefined ? node : { ...node, type: [...types(node), 'null'] };
};

/** What a file that extends nothing owes beyond that: every required key, and no null. */
const obligations = (node: Node): Node => {
  if (node.$ref !== undefined) return { not: { type: 'null' } };
  const { required, properties, additionalProperties, anyOf } = node;
  const numeric = types(node).some((type) => type === 'number' || type === 'integer');
  const type = anyOf ? undefined : numeric ? [...types(node), 'string'] : node.type;
  return {
    ...(type === undefined ? { not: { type: 'null' } } : { type }),
    ...(required ? { required } : {}),
    ...(properties ? { properties: mapValues(properties, obligations) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: obligations(additionalProperties) } : {}),
  };
};

/**
 * The JSON schema (draft 7, which every editor knows) of blueprint files, for completion, hover and checks while typing.
 * Made from the schema that `loadBlueprint` uses; rules across keys are beyond it. A file with `extends` may leave required
 * keys to the other file and remove keys of it with null. Pure: the same object content each time.
 */
export const blueprintJsonSchema = (): object => {
  const { $schema, definitions: _, ...strict } = z.toJSONSchema(blueprintSchema, { target: 'draft-07', io: 'input' }) as Node;
  const { properties, ...open } = loosened(strict);
  return {
    $schema,
    title: 'Strata blueprint',
    ...open,
    properties: {
      extends: {
        type: 'string',
        minLength: 1,
        description: 'Path of another blueprint, relative to this file: maps merge by key, lists replace, null removes.',
      },
      ...properties,
    },
    if: { required: ['extends'] },
    else: obligations(strict),
  };
};
