/** What a suffix multiplies by: https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/resource/suffix.go */
const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity of Kubernetes says: `500m` is 0.5, `1Gi` is 2^30. Undefined where it is none. */
export const quantityOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  const [, amount, suffix] = (typeof value === 'string' && /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)$/.exec(value)) || [];
  const factor = suffix === undefined ? undefined : SUFFIXES[suffix];
  return factor === undefined || amount === undefined || !Number.isFinite(Number(amount)) ? undefined : Number(amount) * factor;
};
