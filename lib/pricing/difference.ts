import { isPriced, type Line, type Position } from './bill';

/** What became of a line of a bill in another bill. */
export type Change = 'added' | 'removed' | 'changed';

/** A line that is not the same in two bills. */
export interface LineDifference extends Position {
  readonly item: string;
  readonly change: Change;
  /** Absent where the line is new. */
  readonly before?: Line;
  /** Absent where the line is gone. */
  readonly after?: Line;
  /** USD a month; absent where a side is there and has no price: what is not known is not nothing. */
  readonly monthly?: number;
}

/** Lines by their place and name; of those that share one, each by its number. */
const keyed = (lines: readonly Line[]): ReadonlyMap<string, Line> => {
  const seen = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const key = JSON.stringify([line.region, line.layer, line.component, line.item]);
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return [`${key} ${number}`, line];
    }),
  );
};

const amountOf = (line: Line | undefined): number | undefined => (line === undefined ? 0 : isPriced(line) ? line.monthly : undefined);

const isSame = (a: Line, b: Line): boolean => {
  if (!isPriced(a) || !isPriced(b)) return !isPriced(a) && !isPriced(b) && a.unpriced === b.unpriced;
  return a.quantity === b.quantity && a.unitPrice === b.unitPrice && a.unit === b.unit;
};

const differenceIn = (before: Line | undefined, after: Line | undefined): LineDifference | undefined => {
  const line = after ?? before;
  if (!line || (before && after && isSame(before, after))) return undefined;
  const { region, layer, component, engine, item } = line;
  const [from, to] = [amountOf(before), amountOf(after)];
  return {
    region,
    layer,
    component,
    engine,
    item,
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(from === undefined || to === undefined ? {} : { monthly: to - from }),
  };
};

/** Every line that comes, goes or changes between two bills: what is there after in its order, then what is gone. Empty for a bill and itself. */
export const differencesOf = (before: readonly Line[], after: readonly Line[]): readonly LineDifference[] => {
  const [former, now] = [keyed(before), keyed(after)];
  const keys = [...now.keys(), ...[...former.keys()].filter((key) => !now.has(key))];
  return keys.flatMap((key) => differenceIn(former.get(key), now.get(key)) ?? []);
};
