import { printable, width } from '../../diagnostics/printable';

/** A space at which no line is broken, and which is an ordinary one in the end. */
export const TIE = '\u00a0';

/** Breaks text at spaces into lines of at most so many columns; a longer word (an ARN, a URL) stays whole, so that it can be copied. */
export const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text.replace(/[ \t\r\n]+/g, ' ').trim()).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((laid) => laid.replaceAll(TIE, ' '));
};

/** As much of a text as fits one line, cut at a word and marked. */
export const clip = (text: string, columns: number): string => {
  const [first = '', ...rest] = wrap(text, columns);
  if (rest.length === 0) return first;
  return `${wrap(text, columns - 2)[0] ?? ''} …`;
};

/** Text padded with spaces to a width of the terminal. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** A wrapped paragraph behind a label: the label once, all lines aligned. */
export const labelled = (
  label: string,
  text: string,
  { indent, hang, columns }: { indent: number; hang: number; columns: number },
): string[] => wrap(text, columns - hang).map((line, i) => (i === 0 ? pad(' '.repeat(indent) + label, hang) : ' '.repeat(hang)) + line);

/** A wrapped item of a list behind its mark. */
export const item = (text: string, columns: number, mark = '  - '): string[] =>
  wrap(text, columns - mark.length).map((line, i) => `${i === 0 ? mark : ' '.repeat(mark.length)}${line}`);
