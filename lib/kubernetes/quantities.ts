const BYTES: Readonly<Record<string, number>> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
};

/** Bytes of a memory quantity with a unit, such as `512Mi`; undefined when it is none. */
export const memoryBytes = (quantity: string): number | undefined => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T)$/.exec(quantity) ?? [];
  const factor = unit === undefined ? undefined : BYTES[unit];
  const bytes = factor === undefined ? 0 : Number(amount) * factor;
  return bytes > 0 ? bytes : undefined;
};

/** Cores of a CPU quantity, such as `250m` or `2`; undefined when it is none. */
export const cpuCores = (quantity: string): number | undefined => {
  const [, amount, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity) ?? [];
  const cores = Number(amount) / (milli ? 1_000 : 1);
  return cores > 0 ? cores : undefined;
};
