import type { Json, Resource, Template } from '../../../lib/change';

type Resources = Readonly<Record<string, Resource>>;
type Properties = Readonly<Record<string, Json>>;
/** Undefined: not there any more. */
type Patch = Readonly<Record<string, Json | undefined>>;

/** A small edit of templates, and what somebody careful says of it. */
export interface Row {
  readonly edit: string;
  readonly before: Readonly<Record<string, Template>>;
  readonly after: Readonly<Record<string, Template>>;
  /** `safe`, or the verdict and its codes, sorted: `refused BP505 BP506`. */
  readonly said: string;
}

/** Both sides as whole stacks, by the end of their name. */
export const stacks = (
  edit: string,
  before: Readonly<Record<string, Template>>,
  after: Readonly<Record<string, Template>>,
  said: string,
): Row => ({ edit, before, after, said });

/** Both sides as resources of one stack. */
export const resources = (edit: string, before: Resources, after: Resources, said: string): Row =>
  stacks(edit, { Main: { Resources: before } }, { Main: { Resources: after } }, said);

const patched = (properties: Properties, patch: Patch): Properties =>
  Object.fromEntries(Object.entries({ ...properties, ...patch }).filter((entry): entry is [string, Json] => entry[1] !== undefined));

/** What a resource has beside its properties. */
type Attributes = Omit<Resource, 'Type' | 'Properties'>;

/** A resource that edits are tried on: one edit a row, each of the resource as it was. */
export interface Subject {
  /** Properties to set; undefined takes one out. */
  readonly set: (edit: string, patch: Patch, said: string) => Row;
  /** The same, from a resource that has some other properties from the start. */
  readonly from: (first: Patch) => Subject;
  /** Attributes instead of those that it has. */
  readonly as: (edit: string, attributes: Attributes, said: string) => Row;
  readonly removed: (edit: string, said: string) => Row;
  readonly resource: Resource;
}

export const subject = (Type: string, Properties: Properties, attributes: Attributes = {}): Subject => {
  const id = Type.split('::').slice(1).join('');
  const resource: Resource = { Type, Properties, ...attributes };
  return {
    set: (edit, patch, said) =>
      resources(`${Type}: ${edit}`, { [id]: resource }, { [id]: { ...resource, Properties: patched(Properties, patch) } }, said),
    from: (first) => subject(Type, patched(Properties, first), attributes),
    as: (edit, other, said) => resources(`${Type}: ${edit}`, { [id]: resource }, { [id]: { Type, Properties, ...other } }, said),
    removed: (edit, said) => resources(`${Type}: ${edit}`, { [id]: resource }, {}, said),
    resource,
  };
};
