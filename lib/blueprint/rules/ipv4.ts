/** An IPv4 block: its first address as a number, and how many leading bits are fixed. */
export interface Block {
  readonly first: number;
  readonly prefix: number;
}

/** How many addresses a block holds. */
export const size = ({ prefix }: Block): number => 2 ** (32 - prefix);

/** Reads `a.b.c.d/n`; undefined when a number is too large or has a leading zero. */
export const blockOf = (cidr: string): Block | undefined => {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)?.slice(1) ?? [];
  const numbers = parts.map(Number);
  const [a, b, c, d, prefix] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || prefix === undefined) return undefined;
  if (parts.some((part) => part.length > 1 && part.startsWith('0')) || prefix > 32 || [a, b, c, d].some((n) => n > 255)) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
};

/** A block of this package's own tables. */
export const block = (cidr: string): Block => {
  const parsed = blockOf(cidr);
  if (!parsed) throw new Error(`not a block: ${cidr}`);
  return parsed;
};

export const cidrOf = ({ first, prefix }: Block): string =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`;

/** The block of the same size in which an address that is no boundary lies. */
export const aligned = (of: Block): Block => ({ ...of, first: Math.floor(of.first / size(of)) * size(of) });

/** The block of the same size, so many further on. */
export const shifted = (of: Block, by: number): Block => ({ ...of, first: of.first + by * size(of) });

export const within = (inner: Block, outer: Block): boolean =>
  inner.first >= outer.first && inner.first + size(inner) <= outer.first + size(outer);

export const overlap = (a: Block, b: Block): boolean => a.first < b.first + size(b) && b.first < a.first + size(a);
