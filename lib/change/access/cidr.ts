/** A range of addresses, as numbers. */
interface Range {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

const v4 = (text: string): bigint | undefined => {
  const parts = text.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
};

const v6 = (text: string): bigint | undefined => {
  const [head = '', tail] = text.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const missing = 8 - left.length - right.length;
  if (missing < 0 || (tail === undefined && missing !== 0)) return undefined;
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (all.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
};

const rangeOf = (cidr: string): Range | undefined => {
  const [address = '', length] = cidr.split('/');
  const bits = address.includes(':') ? 128 : 32;
  const number = bits === 32 ? v4(address) : v6(address);
  const prefix = length === undefined ? bits : Number(length);
  if (number === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (number / size) * size;
  return { bits, first, last: first + size - 1n };
};

/** Whether one range of addresses holds all of another. What is no range, such as a reference, holds itself alone. */
export const coversCidr = (wide: string, narrow: string): boolean => {
  if (wide === narrow) return true;
  const [outer, inner] = [rangeOf(wide), rangeOf(narrow)];
  return outer !== undefined && inner !== undefined && outer.bits === inner.bits && outer.first <= inner.first && inner.last <= outer.last;
};

/** Whether two ranges have addresses in common. */
export const meetsCidr = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a !== undefined && b !== undefined && a.bits === b.bits && a.first <= b.last && b.first <= a.last;
};

/** All addresses of a family, however that is written. Half of them count too: two such rules are as open as one. */
export const isWorld = (cidr: string): boolean => {
  const range = rangeOf(cidr);
  return range !== undefined && range.last - range.first + 1n >= 1n << BigInt(range.bits - 1);
};
