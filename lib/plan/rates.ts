import type { Rate } from './traffic';

export const NOTHING: Rate = { average: 0, peak: 0 };

export const sum = (rates: readonly Rate[]): Rate =>
  rates.reduce((a, b) => ({ average: a.average + b.average, peak: a.peak + b.peak }), NOTHING);

export const times = ({ average, peak }: Rate, factor: number): Rate => ({ average: average * factor, peak: peak * factor });
