/**
 * A number for a reader, as English writes it: thousands separated by commas, no more decimals than asked for, none that are zero.
 * Not `toLocaleString`: loading the world's languages for the one that is needed takes a fiftieth of a synth.
 * @param decimals - how many at the most
 */
export const grouped = (value: number, decimals = 0): string => {
  const [whole = '', fraction] = String(Number(value.toFixed(decimals))).split('.');
  const separated = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
};
