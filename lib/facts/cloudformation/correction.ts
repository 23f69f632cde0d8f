/**
 * Changes of a value. `any`: every one; `set`: to another value, but not away from one; `unset`: away from one; `added`: where there was
 * none; `had`: where there was one; `lost`: from true to anything else; `edited`: an item of a list that keeps its name and has another
 * content.
 */
export type ChangeKind = 'any' | 'set' | 'unset' | 'added' | 'had' | 'lost' | 'edited';

/** When a change of a property replaces the resource, where it is not always. */
export interface ReplacingCondition {
  /** Changes that replace; others do not. @default 'any' */
  readonly on?: ChangeKind;
  /** What names the items of the list, with `edited`. */
  readonly itemName?: string;
  /** Changes in place, each `<from> → <to>`, although others replace. */
  readonly inPlace?: readonly string[];
  /** Nothing is replaced where the UpdatePolicy of the resource has this set. */
  readonly unlessPolicy?: string;
}

/** Where the service specification and the service differ. */
export interface Correction extends ReplacingCondition {
  readonly type: string;
  /** Below Properties; what lies under it is corrected with it. */
  readonly path: string;
  readonly replaces: 'always' | 'may' | 'never';
  readonly why: string;
  readonly source: string;
  /** Date of the source. */
  readonly asOf: string;
}

/** A correction without what it has in common with others; its own source comes first. */
export type OneOf = Omit<Correction, 'type' | 'source' | 'asOf'> & { readonly source?: string };

/** Corrections of one type that have a source in common. */
export const correctionsOf = (type: string, source: string, asOf: string, all: readonly OneOf[]): readonly Correction[] =>
  all.map((one) => ({ type, source, asOf, ...one }));

/** Page of a type in the reference of templates. */
export const templatePage = (name: string): string => `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${name}.html`;
