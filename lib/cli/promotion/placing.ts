import { writes, type Edit, type Section, type Value } from '../../blueprint/edit';
import type { Path, SourceIndex } from '../../diagnostics';
import type { Tier } from '../../blueprint';
import type { Move, Sizes } from '../../plan/promotion';
import type { BlueprintFile } from './files';

/** What has to be written so that a blueprint is of another tier. */
export interface Wanted {
  readonly tier: Tier;
  readonly moves: readonly Move[];
  readonly keptSizes: Sizes;
  readonly droppedOverrides: readonly string[];
}

type Files = readonly BlueprintFile[];

/** Behind the id of what data moves away from, in `overrides`. */
const NOTE = 'as it was: data moves away from it';

/** Which of the files says the tier; the named one, where nobody knows. */
export const tierFile = (sources: SourceIndex, files: Files): number =>
  Math.max(
    0,
    files.findIndex(({ label }) => label === sources.locate(['tier'], 'key').file),
  );

/**
 * The file that gets a key of a store or stream: the one that says the tier, as an override where the store stands in one that it extends.
 * A store that only files above it have is written where it is made: the one with the tier would name a store that it does not have.
 */
const fileFor = ({ section, name }: Move, files: Files, tier: number): number => {
  const isIn = (i: number): boolean => writes(files[i]?.text ?? '', [section, name]);
  if (files.some((_, i) => i >= tier && isIn(i))) return tier;
  const above = files.map((_, i) => i).filter((i) => i < tier && isIn(i));
  return above.at(-1) ?? tier;
};

/** A map of maps, from paths. */
const nested = (values: readonly (readonly [Path, Value])[], note?: string): Section => {
  const heads = [...new Set(values.map(([[head]]) => String(head)))];
  return {
    entries: Object.fromEntries(
      heads.map((head) => {
        const own = values.filter(([path]) => path[0] === head).map(([[, ...rest], value]) => [rest, value] as const);
        const leaf = own.find(([path]) => path.length === 0);
        const section = nested(own, note);
        return [head, leaf ? leaf[1] : head.includes('/') && note !== undefined ? { ...section, note } : section];
      }),
    ),
  };
};

const editOf = (values: readonly (readonly [Path, Value])[], remove: readonly Path[]): Edit => ({
  ...(values.length > 0 ? { set: nested(values, NOTE) } : {}),
  remove,
});

/** The edit of each file, by its label. */
export const promotionEdits = (sources: SourceIndex, files: Files, wanted: Wanted): ReadonlyMap<string, Edit> => {
  const tier = tierFile(sources, files);
  const placed = wanted.moves.map((move) => ({ move, file: fileFor(move, files, tier) }));
  // Only there is all of it known that data moves away from.
  const top = Math.min(tier, ...placed.map(({ file }) => file));
  const sizes = Object.entries(wanted.keptSizes).flatMap(([id, fields]) =>
    Object.entries(fields).map(([field, value]) => [['overrides', id, field], value as Value] as const),
  );
  return new Map(
    files.map(({ label, text }, i) => {
      const values = [
        ...(i === tier ? [[['tier'], wanted.tier] as const] : []),
        ...placed
          .filter(({ file }) => file === i)
          .map(({ move: { section, name, migrateFrom } }) => [[section, name, 'migrateFrom'], migrateFrom] as const),
        ...(i === top ? sizes : []),
      ];
      return [label, editOf(values, overridesIn(text, wanted.droppedOverrides))] as const;
    }),
  );
};

const overridesIn = (text: string, ids: readonly string[]): readonly Path[] =>
  ids.map((id) => ['overrides', id]).filter((path) => writes(text, path));

/** Takes `migrateFrom` of some moves, and overrides, out of each file that says them. */
export const completionEdits = (files: Files, moves: readonly Move[], droppedOverrides: readonly string[]): ReadonlyMap<string, Edit> =>
  new Map(
    files.map(({ label, text }) => {
      const said = moves.map(({ section, name }) => [section, name, 'migrateFrom']).filter((path) => writes(text, path));
      return [label, editOf([], [...said, ...overridesIn(text, droppedOverrides)])] as const;
    }),
  );

/** The same as lines that a person can write. */
export const byHand = ({ tier, moves, keptSizes, droppedOverrides }: Wanted): readonly string[] => [
  `tier: ${tier}`,
  ...moves.map(({ section, name, migrateFrom }) => `${section}: { ${name}: { migrateFrom: ${migrateFrom} } }`),
  ...Object.entries(keptSizes).map(
    ([id, fields]) =>
      `overrides: { ${id}: { ${Object.entries(fields)
        .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
        .join(', ')} } }`,
  ),
  ...droppedOverrides.map((id) => `no overrides of ${id}`),
];
