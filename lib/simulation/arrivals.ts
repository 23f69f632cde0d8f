import { STEPS, STEPS_PER_HOUR } from './clock';
import { dayCurve } from './curve';
import type { Fleet, FleetPart } from './fleet';
import { lossStep, movedShares, type Loss } from './loss';
import { randomOf } from './random';

/** What each region has for itself, however many there are: its data, its pods, and the connections of its pods. */
const OWN = ['data', 'pods', 'connections'];

/** Parts a seed between regions, so that no two have the same noise: 2³² by the golden ratio, an odd number. */
const APART = 0x9e3779b9;

/** By how much the load of each minute is off its curve. */
const noiseOf = (seed: number, index: number, most: number): Float64Array => {
  const random = randomOf(seed + index * APART);
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

/** The load of each minute, before it is multiplied with a factor of the load. */
export type Arrivals = (part: Pick<FleetPart, 'load' | 'region' | 'follows'>) => Float64Array;

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
  const ownOf = (factor: number, region: { readonly name: string; readonly hoursAhead: number }, step: number): number => {
    const local = (step + Math.round(region.hoursAhead * STEPS_PER_HOUR) + STEPS) % STEPS;
    return (curveOf(factor)[local] ?? 1) * (noise.get(region.name)?.[step] ?? 1);
  };
  /** For an average of 1 over all regions: what reaches one of them. */
  const shareOf = (factor: number, name: string): Float64Array => {
    const key = `${factor} ${name}`;
    const found = known.get(key);
    if (found) return found;
    const from = loss === undefined ? STEPS : lossStep(loss);
    const share = Float64Array.from({ length: STEPS }, (_, step) =>
      regions.reduce((sum, region) => {
        const own = region.name === name;
        if (!own && step < from) return sum;
        const part = own ? moves.stays(name, step) : moves.comes(region.name, step);
        return part === 0 ? sum : sum + (part * ownOf(factor, region, step)) / regions.length;
      }, 0),
    );
    known.set(key, share);
    return share;
  };
  const whole = (part: Parameters<Arrivals>[0]): Float64Array => {
    const { average } = part.load;
    // The pods of a pool are asked for by those that run in them.
    if (part.follows === 'data' || part.follows === 'pods') return new Float64Array(STEPS).fill(average);
    const many = OWN.includes(part.follows) ? regions.length : 1;
    return shareOf(peakFactorOf(part), part.region).map((share) => share * average * many);
  };
  // A search for the load that breaks something asks for the same minutes again and again.
  const asked = new Map<object, Float64Array>();
  return (part) => {
    const found = asked.get(part) ?? whole(part);
    asked.set(part, found);
    return found;
  };
};
