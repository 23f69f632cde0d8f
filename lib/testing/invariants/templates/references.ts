import type { Synthesized } from '../../synth';
import { callsOf, list, resourcesOf } from './reading';

/** A resource that a value refers to. */
export interface Reference {
  readonly stack: string;
  readonly logicalId: string;
}

/** An output of another stack, read by name when the template is deployed: nothing hinders its going away. */
export interface WeakReference {
  readonly StackName?: unknown;
  readonly Region?: unknown;
  readonly OutputName?: unknown;
}

export const weakReferencesIn = (value: unknown): readonly WeakReference[] => callsOf('Fn::GetStackOutput', value) as readonly WeakReference[];

/** Every export by its name, with the stack that makes it and the value. */
export const exportsOf = (s: Synthesized): ReadonlyMap<string, readonly { readonly stack: string; readonly value: unknown }[]> => {
  const found = new Map<string, { stack: string; value: unknown }[]>();
  for (const [stack, { Outputs = {} }] of s.templates)
    for (const { Export, Value } of Object.values(Outputs)) {
      const name = (Export as { readonly Name?: unknown } | undefined)?.Name;
      if (typeof name === 'string') found.set(name, [...(found.get(name) ?? []), { stack, value: Value }]);
    }
  return found;
};

/** Resources that a value leads to, through exports and outputs of other stacks as well. */
export const referencesIn = (value: unknown, stack: string, s: Synthesized, exported = exportsOf(s)): readonly Reference[] => {
  const local = [
    ...callsOf('Ref', value).map(String),
    ...callsOf('Fn::GetAtt', value).map((of) => String(Array.isArray(of) ? of[0] : String(of).split('.')[0])),
    ...callsOf('Fn::Sub', value).flatMap((of) => [...String(list(of as string)[0]).matchAll(/\$\{([A-Za-z0-9]+)/g)].map((m) => m[1] as string)),
  ].filter((id) => s.templates.get(stack)?.Resources[id] !== undefined);
  const imported = callsOf('Fn::ImportValue', value).flatMap((name) => exported.get(String(name)) ?? []);
  const weak = weakReferencesIn(value).flatMap(({ StackName, OutputName }) => {
    const output = s.templates.get(String(StackName))?.Outputs?.[String(OutputName)];
    return output ? [{ stack: String(StackName), value: output.Value }] : [];
  });
  return [
    ...local.map((logicalId) => ({ stack, logicalId })),
    ...[...imported, ...weak].flatMap((other) => referencesIn(other.value, other.stack, s, exported)),
  ];
};

/** Values of all resources and outputs of a template, each with where it stands. */
export const valuesOf = (s: Synthesized): readonly { readonly stack: string; readonly where: string; readonly value: unknown }[] => [
  ...resourcesOf(s).map(({ stack, where, resource }) => ({ stack, where, value: resource.Properties })),
  ...[...s.templates].flatMap(([stack, { Outputs = {} }]) =>
    Object.entries(Outputs).map(([id, { Value }]) => ({ stack, where: `${stack} output ${id}`, value: Value })),
  ),
];
