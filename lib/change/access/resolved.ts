import type { Assembly, Stack } from '../assembly';
import { at, isMap, listOf, mapOf, textOf } from '../reading';

/** Turns values of a template into texts that mean the same in every stack of an assembly. */
export interface Resolver {
  /**
   * The value as text: what is known only at deployment stands as `${<stack>.<logicalId>.<attribute>}`, an import or weak reference as what it
   * reads, the account as `${Account}`. Undefined for `AWS::NoValue` and what is not there.
   */
  readonly text: (stack: Stack, value: unknown) => string | undefined;
  /** Every text in a value or a list of values. */
  readonly texts: (stack: Stack, value: unknown) => readonly string[];
}

const PSEUDO: Readonly<Record<string, (stack: Stack) => string | undefined>> = {
  'AWS::AccountId': () => '${Account}',
  'AWS::NoValue': () => undefined,
  'AWS::Partition': () => 'aws',
  'AWS::Region': ({ region }) => (region === '' ? '${Region}' : region),
  'AWS::StackName': ({ name }) => name,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

/** How deep a reference may lead before it is taken for a circle. */
const DEEPEST = 12;

type Text = (stack: Stack, value: unknown, depth: number) => string | undefined;

interface Sources {
  readonly exported: (name: string) => readonly [Stack, unknown] | undefined;
  readonly output: (stack: string, name: string) => readonly [Stack, unknown] | undefined;
}

const referred = (stack: Stack, name: string, sub: Text, depth: number): string | undefined => {
  const pseudo = PSEUDO[name];
  if (pseudo) return pseudo(stack);
  const parameter = stack.template.Parameters?.[name];
  const value = stack.parameters?.[name] ?? parameter?.Default;
  return parameter && value !== undefined ? sub(stack, value, depth + 1) : `\${${stack.name}.${name}}`;
};

const substituted = (stack: Stack, value: unknown, sub: Text, depth: number): string => {
  const [template, variables] = [textOf(listOf(value)[0]) ?? '', mapOf(listOf(value)[1])];
  return template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (name in variables) return sub(stack, variables[name], depth + 1) ?? '';
    return (name.includes('.') ? `\${${stack.name}.${name}}` : referred(stack, name, sub, depth)) ?? '';
  });
};

type Intrinsic = (stack: Stack, argument: unknown, sub: Text, sources: Sources, depth: number) => string | undefined;

const followed = (found: readonly [Stack, unknown] | undefined, otherwise: string, sub: Text, depth: number): string | undefined =>
  found && depth < DEEPEST ? sub(found[0], found[1], depth + 1) : otherwise;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (stack, name, sub, _, depth) => referred(stack, textOf(name) ?? '', sub, depth),
  'Fn::GetAtt': (stack, of) =>
    `\${${stack.name}.${(typeof of === 'string' ? [of] : listOf(of)).map((part) => textOf(part) ?? '').join('.')}}`,
  'Fn::Sub': (stack, value, sub, _, depth) => substituted(stack, value, sub, depth),
  'Fn::Join': (stack, value, sub, _, depth) => {
    const [separator, parts] = listOf(value);
    return listOf(parts)
      .map((part) => sub(stack, part, depth + 1) ?? '')
      .join(textOf(separator) ?? '');
  },
  'Fn::ImportValue': (stack, value, sub, { exported }, depth) => {
    const name = sub(stack, value, depth + 1) ?? '';
    return followed(exported(name), `\${import ${name}}`, sub, depth);
  },
  'Fn::GetStackOutput': (stack, value, sub, { output }, depth) => {
    const [from, name] = [sub(stack, at(value, 'StackName'), depth + 1) ?? '', textOf(at(value, 'OutputName')) ?? ''];
    return followed(output(from, name), `\${output ${from}.${name}}`, sub, depth);
  },
};

const textIn = (sources: Sources): Text => {
  const text: Text = (stack, value, depth) => {
    if (!isMap(value)) return textOf(value);
    const [key = '', ...more] = Object.keys(value);
    const intrinsic = more.length === 0 ? INTRINSICS[key] : undefined;
    return intrinsic ? intrinsic(stack, value[key], text, sources, depth) : JSON.stringify(value);
  };
  return text;
};

const sourcesOf = ({ stacks }: Assembly): Sources => {
  const exported = new Map<string, readonly [Stack, unknown]>();
  const outputs = new Map<string, readonly [Stack, unknown]>();
  for (const stack of stacks)
    for (const [name, { Value, Export }] of Object.entries(stack.template.Outputs ?? {})) {
      outputs.set(`${stack.name}.${name}`, [stack, Value]);
      const exportName = textOf(Export?.Name);
      if (exportName !== undefined) exported.set(exportName, [stack, Value]);
    }
  return { exported: (name) => exported.get(name), output: (stack, name) => outputs.get(`${stack}.${name}`) };
};

/** Reads the values of an assembly's templates. */
export const resolverOf = (assembly: Assembly): Resolver => {
  const read = textIn(sourcesOf(assembly));
  const text = (stack: Stack, value: unknown): string | undefined => read(stack, value, 0);
  return { text, texts: (stack, value) => listOf(value).flatMap((one) => text(stack, one) ?? []) };
};

/** A resolved text as people read it: `${shop-us-east-1-Data.PostersS3.Arn}/*` is `PostersS3/*`. */
export const spoken = (text: string): string =>
  text
    .replace(/\$\{Account\}/g, '<account>')
    .replace(/\$\{(?:import |output )?([^}]+)\}/g, (_, token: string) => token.split('.')[1] ?? token);
