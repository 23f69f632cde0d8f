const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, m: 1e6, M: 1e6, b: 1e9, B: 1e9 };

/** A number as people write it: `15_000_000`, `15,000,000`, `15M`, `2.5k`, `1e6`. NaN for anything else. */
export const numberOf = (text: string): number => {
  const [, digits = '', suffix = ''] = /^\s*([-+\d._,eE]+?)\s*([kKmMbB]?)\s*$/.exec(text) ?? [];
  const plain = digits.replaceAll(/[_,]/g, '');
  return plain === '' ? NaN : Number(plain) * (SUFFIXES[suffix] ?? 1);
};
