import { printable } from '../../diagnostics/printable';

/** A node of a drawing: an element, or text. */
export type SvgNode = SvgElement | string;

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
}

/** An element of SVG. */
export const svg = (name: string, attributes: SvgElement['attributes'] = {}, ...children: readonly SvgNode[]): SvgElement => ({
  name,
  attributes,
  children,
});

/** Digits behind the point: a tenth of a pixel is more than anybody sees. */
const DIGITS = 1;

/** A coordinate as it is written. @throws RangeError for what is no place on a drawing */
export const coordinate = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no coordinate`);
  return String(Number(value.toFixed(DIGITS)));
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const attributeText = ([name, value]: readonly [string, string | number]): string =>
  ` ${name}="${typeof value === 'number' ? coordinate(value) : escaped(value)}"`;

/** The text of a drawing, one element a line; names of elements and attributes are ours, everything else is escaped. */
export const svgText = (node: SvgNode, indent = ''): string => {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const open = `${indent}<${name}${Object.entries(attributes).map(attributeText).join('')}`;
  if (children.length === 0) return `${open}/>`;
  if (children.every((child) => typeof child === 'string')) return `${open}>${children.map((child) => svgText(child)).join('')}</${name}>`;
  return [`${open}>`, ...children.map((child) => svgText(child, `${indent}  `)), `${indent}</${name}>`].join('\n');
};
