import { PERCENT } from '../capacity/units';
import { grouped } from '../diagnostics/grouped';
import type { Breakage, Loss, Simulation } from '../simulation';
import { reasonOf } from '../simulation';
import { number } from './quantities';

/** Numbers from which on digits say less than their count. */
const SCIENTIFIC_FROM = 1e15;

/** A number for a reader, however large. */
export const amount = (value: number): string => (Math.abs(value) < SCIENTIFIC_FROM ? number(value) : value.toExponential(1));

/** A share of ten times the whole and more is told as that: how much more says nothing. */
const MANY = 10;

/** A share in percent: `61 %`, `< 1 %`, `> 999 %`. */
export const percent = (share: number): string => {
  const value = share * PERCENT;
  if (value > 0 && value < 1) return '< 1 %';
  return share >= MANY ? '> 999 %' : `${grouped(value)} %`;
};

/** How many times as much. */
export const times = (factor: number): string => (factor < SCIENTIFIC_FROM ? grouped(Number(factor.toPrecision(3)), 3) : amount(factor));

/** What is lost, and when. */
export const lossWords = ({ hour, ...loss }: Loss, regions: readonly string[]): string => {
  const what = loss.kind === 'region' ? loss.region : regions.length === 1 ? `Zone ${loss.zone}` : `Zone ${loss.zone} of each region`;
  return `${what} is lost at ${String(hour).padStart(2, '0')}:00, and does not come back that day`;
};

/** Where and when something broke. */
export const placeWords = ({ part, region, time }: Breakage): string => `${part} in ${region} at ${time}`;

/** Why it broke. */
export const reasonWords = (breakage: Breakage): string => reasonOf(breakage, amount);

/** Which load is simulated, as a part of what the blueprint says. */
export const loadWords = ({ load, loadShare, basis }: Simulation): string => {
  const of = basis === 'plan' ? 'the load of the blueprint' : 'the load that the model is made for';
  if (load === loadShare && loadShare < 1)
    return `${percent(load)} of ${of}, which is what a sandbox is tried with unless --load says otherwise`;
  return load === 1 ? of : `${times(load)} times ${of}`;
};

/** That nothing breaks, and how far the load could grow before something does. */
export const heldWords = ({ headroom, load }: Pick<Simulation, 'headroom' | 'load'>): string => {
  if (!headroom) return 'Nothing breaks, and would at no load.';
  const much = load > 0 ? `${times(headroom.breaks / load)} times this load` : `${times(headroom.breaks)} times the load of the blueprint`;
  return `Nothing breaks. At ${much} the first thing would: ${placeWords(headroom.first)}`;
};
