import type { Synthesized, Template, TemplateResource } from '../../synth';

/** A resource and where it stands. */
export interface Placed {
  readonly stack: string;
  readonly id: string;
  readonly resource: TemplateResource;
  readonly template: Template;
  /** `<stack> <logical id>` */
  readonly where: string;
}

/** Resources of all stacks; of the named types only, if there are any. */
export const resourcesOf = (s: Synthesized, ...types: readonly string[]): Placed[] =>
  [...s.templates].flatMap(([stack, template]) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => types.length === 0 || types.includes(Type))
      .map(([id, resource]) => ({ stack, id, resource, template, where: `${stack} ${id}` })),
  );

export const property = (resource: TemplateResource, name: string): unknown => resource.Properties?.[name];

/** CloudFormation and IAM take one for a list of one. */
export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** A statement of a policy. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** Every policy statement anywhere in a value, with the path to it. */
export const statementsIn = (value: unknown, at = ''): readonly (readonly [at: string, statement: PolicyStatement])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { Statement?: PolicyStatement | readonly PolicyStatement[] }).Statement;
  const found = list(own).map((s) => [at, s] as const);
  return [...found, ...Object.entries(value).flatMap(([key, inner]) => statementsIn(inner, `${at}.${key}`))];
};

/** Arguments of an intrinsic function wherever it is called in a value. */
export const callsOf = (name: string, value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : callsOf(name, inner)));
};

/** Region of a stack: where all stacks of a plan are named `<name>-<region>-<suffix>`. */
export const regionOf = (s: Synthesized, stack: string): string | undefined => {
  const regions = [...new Set([...s.plan.regions, ...s.plan.entries.map((e) => e.region)])];
  return regions.find((region) => stack.startsWith(`${s.plan.name}-${region}-`));
};
