import { HOURS, STEPS, STEPS_PER_HOUR } from './clock';

/** Steps after which the concentration of any peak is found: each comes at least three times as near to that of the sharpest one. */
const MOST_NEWTON_STEPS = 64;

/** Concentration at which a day is all peak: from one minute to the next it falls to nothing. */
const SHARPEST = STEPS ** 2 * STEPS_PER_HOUR;

const cosines = (peakHour: number): readonly number[] => {
  const peak = Math.round((peakHour % HOURS) * STEPS_PER_HOUR);
  return Array.from({ length: STEPS }, (_, step) => Math.cos((2 * Math.PI * (step - peak)) / STEPS));
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The density of von Mises with a maximum of 1. */
const shape = (angles: readonly number[], concentration: number): readonly number[] =>
  angles.map((cosine) => Math.exp(concentration * (cosine - 1)));

/**
 * The load of each minute of a day as a multiple of its average: the density of von Mises, the bell curve of a circle, which rises to one
 * peak and never falls to nothing. It has one parameter, its concentration, which is set so that the mean is 1 and the maximum the factor.
 * @param factor - peak over average, 1 or more; a day of minutes holds no peak above 1,440 times its average
 * @param peakHour - of the peak, 0 to 24
 */
export const dayCurve = (factor: number, peakHour: number): readonly number[] => {
  const angles = cosines(peakHour);
  const wanted = 1 / Math.min(STEPS, Math.max(1, factor));
  // The mean falls with the concentration, less and less: Newton's method comes to it from below and never beyond.
  let concentration = 0;
  let weights = shape(angles, concentration);
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const above = mean(weights) - wanted;
    if (above <= wanted * Number.EPSILON * STEPS || concentration >= SHARPEST) break;
    const slope = mean(weights.map((weight, step) => weight * (1 - (angles[step] ?? 1))));
    concentration = Math.min(SHARPEST, concentration + above / Math.max(slope, Number.MIN_VALUE));
    weights = shape(angles, concentration);
  }
  const average = mean(weights);
  return weights.map((weight) => weight / average);
};
