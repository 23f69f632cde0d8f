import type { Stack } from '../assembly';
import { at, listOf, textOf } from '../reading';

/** The arguments of every call of an intrinsic function in a value. */
export const callsOf = (name: string, value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : callsOf(name, inner)));
};

const beforeDot = (name: unknown): readonly string[] => textOf(name)?.split('.').slice(0, 1) ?? [];

/** Logical ids of its own stack that a value refers to. */
export const referredIn = (value: unknown): readonly string[] => [
  ...callsOf('Ref', value).flatMap(beforeDot),
  ...callsOf('Fn::GetAtt', value).flatMap((of) => beforeDot(listOf(of)[0])),
  ...callsOf('Fn::Sub', value).flatMap((of) =>
    [...(textOf(listOf(of)[0]) ?? '').matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, name]) => beforeDot(name)),
  ),
];

/** A value that is read from an output of a stack by the name of both, without an export. */
export interface WeakRead {
  readonly stackName: unknown;
  readonly region: unknown;
  readonly outputName: string;
}

/** The weak references in a value. */
export const weakReadsIn = (value: unknown): readonly WeakRead[] =>
  callsOf('Fn::GetStackOutput', value).flatMap((call) => {
    const outputName = textOf(at(call, 'OutputName'));
    return outputName === undefined ? [] : [{ stackName: at(call, 'StackName'), region: at(call, 'Region'), outputName }];
  });

/** Everything in a stack's template that may read what another stack makes. */
export const readingParts = ({ template: { Resources, Outputs, Conditions } }: Stack): readonly unknown[] => [Resources, Outputs, Conditions];
