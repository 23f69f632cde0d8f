import { width } from '../../diagnostics/printable';
import { table, type Column } from './columns';
import { cut } from './cut';
import type { Look, Sheet } from './look';
import { wrap } from './wrap';

/** A row of a tree, with what stands beside it. */
export interface TreeRow<Cells> {
  /** Its name, indented by its depth. */
  readonly text: string;
  readonly cells: Cells;
  /** What stands in front of text that goes on beneath the row. @default as many spaces as the name is indented */
  readonly below?: string;
  /** @default as it is */
  readonly look?: keyof Look;
}

/** A way to lay rows out: columns behind the name, and what does not stand in them goes below. */
export interface TreeLayout<Cells> {
  readonly columns: readonly Column[];
  readonly cells: (cells: Cells) => readonly string[];
  /** @default nothing */
  readonly below?: (cells: Cells) => string;
}

/** Between two columns of a table. */
const GAP = 2;

/** What a name gets at least before a layout is taken that leaves it more room. */
const ROOM_FOR_A_NAME = 40;

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(width));

const roomIn = <C>({ columns, cells }: TreeLayout<C>, rows: readonly TreeRow<C>[], sheet: Sheet): number => {
  const laid = rows.map((row) => cells(row.cells));
  const taken = columns.map(({ title }, i) => GAP + widest([title, ...laid.map((row) => row[i] ?? '')]));
  return sheet.columns - taken.reduce((sum, w) => sum + w, 0);
};

/**
 * Rows in the first layout that leaves room for their names, else in the last one. No line is wider than the sheet as long as the columns
 * of the last layout are narrower than that: the end of a name gives way.
 */
export const treeTable = <C>(
  title: string,
  rows: readonly TreeRow<C>[],
  layouts: readonly [TreeLayout<C>, ...TreeLayout<C>[]],
  sheet: Sheet,
  look: Look,
): string[] => {
  const wanted = Math.min(ROOM_FOR_A_NAME, widest(rows.map(({ text }) => text)));
  const layout = layouts.find((one) => roomIn(one, rows, sheet) >= wanted) ?? layouts.at(-1) ?? layouts[0];
  const room = Math.max(1, roomIn(layout, rows, sheet));
  const styled = (row: number, line: string): string => {
    const name = rows[row]?.look;
    return name === undefined ? line : look[name](line);
  };
  return table(
    [{ title }, ...layout.columns],
    rows.map(({ text, cells }) => [cut(text, room), ...layout.cells(cells)]),
    {
      columns: sheet.columns,
      title: look.heading,
      row: styled,
      below: (i) => {
        const { text = '', below, cells } = rows[i] ?? {};
        const more = cells === undefined ? '' : (layout.below?.(cells) ?? '');
        const lead = below ?? ' '.repeat(text.length - text.trimStart().length);
        if (more === '') return [];
        return wrap(more, sheet.columns - lead.length).map((line) => look.quiet(cut(`${lead}${line}`, sheet.columns)));
      },
    },
  );
};
