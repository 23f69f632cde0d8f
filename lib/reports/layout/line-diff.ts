/** A line of a comparison of two texts. */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

/** How far two lists agree from a place on. */
const common = (a: readonly string[], b: readonly string[], i: number, j: number): number => {
  let length = 0;
  while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
  return length;
};

interface Step {
  readonly i: number;
  readonly j: number;
  readonly lines: readonly Line[];
}

/** The next place, from which on at least one line of both agrees again, with as few lines as possible left out before it. */
const skip = (a: readonly string[], b: readonly string[], i: number, j: number): readonly [number, number] => {
  const rest = a.length - i + (b.length - j);
  for (let sum = 1; sum < rest; sum++)
    for (let left = 0; left <= sum; left++) if (i + left < a.length && a[i + left] === b[j + sum - left]) return [left, sum - left];
  return [a.length - i, b.length - j];
};

const step = (a: readonly string[], b: readonly string[], { i, j }: Step): Step => {
  const same = common(a, b, i, j);
  const kept = a.slice(i, i + same).map((text): Line => ({ mark: ' ', text }));
  const [left, right] = skip(a, b, i + same, j + same);
  const [x, y] = [i + same + left, j + same + right];
  const gone = a.slice(i + same, x).map((text): Line => ({ mark: '-', text }));
  const put = b.slice(j + same, y).map((text): Line => ({ mark: '+', text }));
  return { i: x, j: y, lines: [...kept, ...gone, ...put] };
};

const compared = (a: readonly string[], b: readonly string[]): readonly Line[] => {
  const lines: Line[] = [];
  let at: Step = { i: 0, j: 0, lines: [] };
  while (at.i < a.length || at.j < b.length) {
    at = step(a, b, at);
    lines.push(...at.lines);
  }
  return lines;
};

/** Lines that stay, around those that do not. */
const CONTEXT = 3;

/** Ranges of lines with their surroundings, those that touch as one. */
const hunksOf = (lines: readonly Line[]): readonly (readonly [number, number])[] => {
  const hunks: [number, number][] = [];
  for (const [at, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const [from, to] = [Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1)];
    const last = hunks.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
};

const count = (lines: readonly Line[], mark: '-' | '+'): number => lines.filter((line) => line.mark !== (mark === '-' ? '+' : '-')).length;

/** Where a range of one side begins, and how many lines it has: a range without lines is behind the line that it names. */
const range = (before: number, lines: number): string => `${lines === 0 ? before : before + 1},${lines}`;

const shown = ({ mark, text }: Line): string[] =>
  text.endsWith('\n') ? [mark + text.slice(0, -1)] : [mark + text, '\\ No newline at end of file'];

/**
 * What differs between two texts, as `diff -u` shows it and `patch` takes it. Made for a few edits in lines that stay: it looks for the
 * nearest line that both have, not for the shortest difference. Empty when nothing differs.
 * @param name - of the file, on both sides
 */
export const lineDiff = (name: string, before: string, after: string): readonly string[] => {
  if (before === after) return [];
  const lines = compared(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).flatMap(([from, to]) => {
    const [earlier, own] = [lines.slice(0, from), lines.slice(from, to)];
    const [minus, plus] = (['-', '+'] as const).map((mark) => range(count(earlier, mark), count(own, mark)));
    return [`@@ -${minus ?? ''} +${plus ?? ''} @@`, ...own.flatMap(shown)];
  });
  return [`--- ${name}`, `+++ ${name}`, ...hunks];
};
