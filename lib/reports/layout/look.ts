import { createColors } from 'picocolors';

/** What a report is laid out for. */
export interface Sheet {
  /** Width of a line in characters. */
  readonly columns: number;
  /** Colour for a terminal. @default false */
  readonly color?: boolean;
}

/** How the parts of a report look; without colour, as plain text. */
export interface Look {
  readonly heading: (text: string) => string;
  readonly id: (text: string) => string;
  readonly engine: (text: string) => string;
  readonly quiet: (text: string) => string;
}

export const lookOf = ({ color = false }: Sheet): Look => {
  const { bold, cyan, dim, green } = createColors(color);
  return { heading: bold, id: cyan, engine: green, quiet: dim };
};
