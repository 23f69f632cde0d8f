/** The properties of a resource as they stand in a template; what is an intrinsic function is an object here, and is not looked into. */
export type Properties = Readonly<Record<string, unknown>>;

/** A resource of a template, with where it stands. */
export interface PlacedResource {
  readonly stack: string;
  readonly region: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
}

/** Something that AWS refuses though the schema of the resource admits it. */
export interface Refusal {
  /** Stable, in kebab case; rows of the page name it. */
  readonly id: string;
  /** CloudFormation resource types that it looks at. */
  readonly types: readonly string[];
  /** What is allowed, in one sentence. */
  readonly says: string;
  /** A public page, or a public repository with an issue or path. */
  readonly source: string;
  /** Date of the source, or the day it was read, as YYYY-MM-DD. */
  readonly asOf: string;
  /** What would be refused, in words; `undefined` when nothing would. */
  readonly refused: (properties: Properties, place: PlacedResource) => string | undefined;
}

/** Something that AWS refuses of all resources of a region together: quotas that cannot be raised, or only on request. */
export interface SumRefusal extends Omit<Refusal, 'refused'> {
  /** @param resources - those of `types`, of one region */
  readonly refused: (resources: readonly PlacedResource[]) => string | undefined;
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const items = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

/** Properties of a nested object; empty for an intrinsic function or nothing. */
export const inside = (value: unknown): Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
