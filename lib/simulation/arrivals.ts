import { STEPS, STEPS_PER_HOUR } from './clock';
import { dayCurve } from './curve';
import type { Fleet, FleetPart, FleetRegion } from './fleet';
import { movedShares, type Loss } from './loss';
import { randomOf } from './random';

/** What each region has for itself, however many there are: its data, its pods, and the connections of its pods. */
const OWN = ['data', 'pods', 'connections'];

/** By how much the load of each minute is off its curve. */
const noiseOf = (seed: number, index: number, most: number): Float64Array => {
  const random = randomOf(seed, index);
  return Float64Array.from({ length: STEPS }, () => 1 + most * (2 * random() - 1));
};

/** How much of a region's own load stays there, and how much of it moves to each of the others. */
interface Moves {
  readonly stays: (region: string, step: number) => number;
  readonly comes: (from: string, step: number) => number;
}

const movesOf = ({ regions }: Fleet, loss: Loss | undefined): Moves => {
  const others = regions.length - 1;
  if (loss?.kind !== 'region' || others === 0) return { stays: () => 1, comes: () => 0 };
  const moved = movedShares(loss);
  return {
    stays: (region, step) => (region === loss.region ? 1 - (moved[step] ?? 0) : 1),
    comes: (from, step) => (from === loss.region ? (moved[step] ?? 0) / others : 0),
  };
};

/** Peak over average; 1 of nothing, and of what would peak below its average. In single precision: products of the same factor share a curve. */
const peakFactorOf = ({ load }: Pick<FleetPart, 'load'>): number =>
  load.average > 0 ? Math.max(1, Math.fround(load.peak / load.average)) : 1;

/** What reaches a part in each minute, before it is multiplied with a factor of the load: `shares` of an `average`. */
export interface Arriving {
  readonly shares: Float64Array;
  readonly average: number;
}

export type Arrivals = (part: Pick<FleetPart, 'load' | 'region' | 'follows' | 'everywhere'>) => Arriving;

/** What stays the same all day. */
const ALWAYS = new Float64Array(STEPS).fill(1);

/**
 * What reaches each part in each minute: the curve of the day where its people live, a little noise, and what comes from a region that is
 * lost. The same seed gives the same minutes.
 */
export const arrivalsOf = (fleet: Fleet, loss: Loss | undefined, seed: number): Arrivals => {
  const { regions, assumed } = fleet;
  const noise = new Map(regions.map(({ name }, i) => [name, noiseOf(seed, i, assumed.loadNoise)]));
  const moves = movesOf(fleet, loss);
  const curves = new Map<number, readonly number[]>();
  const known = new Map<string, Float64Array>();
  const curveOf = (factor: number): readonly number[] => {
    const curve = curves.get(factor) ?? dayCurve(factor, assumed.peakHour);
    curves.set(factor, curve);
    return curve;
  };
  const ownOf = (factor: number, { name, hoursAhead }: FleetRegion): Float64Array => {
    const curve = curveOf(factor);
    const off = noise.get(name);
    const ahead = STEPS + Math.round(hoursAhead * STEPS_PER_HOUR);
    return Float64Array.from({ length: STEPS }, (_, step) => (curve[(step + ahead) % STEPS] ?? 1) * (off?.[step] ?? 1));
  };
  /** For an average of 1 over all regions: what reaches one of them. */
  const shareOf = (factor: number, region: FleetRegion): Float64Array => {
    const shares = ownOf(factor, region).map((own, step) => (own * moves.stays(region.name, step)) / regions.length);
    const lost = loss?.kind === 'region' && loss.region !== region.name ? regions.find(({ name }) => name === loss.region) : undefined;
    if (!lost) return shares;
    const itsOwn = ownOf(factor, lost);
    return shares.map((share, step) => share + ((itsOwn[step] ?? 0) * moves.comes(lost.name, step)) / regions.length);
  };
  /** What reaches all regions together: a region has all of it where it is copied everywhere, until it is left. */
  const wholeOf = (factor: number, name: string): Float64Array => {
    const owns = regions.map((region) => ownOf(factor, region));
    const whole = (step: number): number => owns.reduce((sum, own) => sum + (own[step] ?? 0), 0) / regions.length;
    return Float64Array.from({ length: STEPS }, (_, step) => whole(step) * moves.stays(name, step));
  };
  return ({ load, region, follows, everywhere = false }) => {
    if (follows === 'data' || follows === 'pods') return { shares: ALWAYS, average: load.average };
    const factor = peakFactorOf({ load });
    const key = `${factor} ${region} ${everywhere}`;
    const place = regions.find(({ name }) => name === region) ?? { name: region, hoursAhead: 0 };
    const shares = known.get(key) ?? (everywhere ? wholeOf(factor, region) : shareOf(factor, place));
    known.set(key, shares);
    return { shares, average: load.average * (OWN.includes(follows) ? regions.length : 1) };
  };
};
