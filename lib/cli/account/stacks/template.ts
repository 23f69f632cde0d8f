import { isAlias, isMap as isYamlMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Template } from '../../../change';
import { isMap } from '../../reading';

/** Short forms whose long form has no `Fn::` in front. */
const PLAIN = ['Ref', 'Condition'];

/** `!GetAtt Table.Arn` is a list in full: the attribute is all that stands behind the first dot. */
const argument = (name: string, value: unknown): unknown => {
  const dot = name === 'GetAtt' && typeof value === 'string' ? value.indexOf('.') : -1;
  return typeof value === 'string' && dot > 0 ? [value.slice(0, dot), value.slice(dot + 1)] : value;
};

/** The long form of a function that is written short: `!Sub x` is `{ Fn::Sub: x }`. */
const full = (tag: string, value: unknown): unknown => {
  const name = tag.slice(1);
  return { [PLAIN.includes(name) ? name : `Fn::${name}`]: argument(name, value) };
};

const untagged = (node: unknown, document: Document): unknown => {
  if (isAlias(node)) return jsonOf(node.resolve(document), document);
  if (isYamlMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [String(jsonOf(key, document)), jsonOf(value, document)]));
  if (isSeq(node)) return node.items.map((item) => jsonOf(item, document));
  return isScalar(node) ? node.value : (node ?? null);
};

/** A node of YAML as JSON, each short form of a function written in full. */
const jsonOf = (node: unknown, document: Document): unknown => {
  const value = untagged(node, document);
  const tag = isScalar(node) || isYamlMap(node) || isSeq(node) ? node.tag : undefined;
  return tag?.startsWith('!') && !tag.startsWith('!!') ? full(tag, value) : value;
};

const fromYaml = (body: string): unknown => {
  // Dates are text in CloudFormation, as they are in the core schema. Tags that the schema does not know are those of the short forms.
  const document = parseDocument(body, { schema: 'core', logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : jsonOf(document.contents, document);
};

const fromJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A template as CloudFormation keeps it, written in JSON or in YAML; undefined where it is neither, or no template. */
export const templateOf = (body: string): Template | undefined => {
  const value = fromJson(body) ?? fromYaml(body);
  return isMap(value) && isMap(value['Resources']) ? (value as unknown as Template) : undefined;
};
