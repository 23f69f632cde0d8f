import { SECONDS_PER_MINUTE } from '../capacity/units';
import { factValue } from '../facts/registry';
import type { Part } from '../plan';
import { STEPS, STEPS_PER_HOUR, stepsOf } from './clock';

/** What is lost, and does not come back that day. */
export type Loss =
  | { readonly kind: 'zone'; /** 1, 2 or 3, in every region. */ readonly zone: number; /** Hour, 0 to 23. */ readonly hour: number }
  | { readonly kind: 'region'; readonly region: string; readonly hour: number };

/** The step in which something is lost. */
export const lossStep = ({ hour }: Loss): number => hour * STEPS_PER_HOUR;

/**
 * Share of a lost region's requests that has moved to the others, in each step: none while the failure is found and the others grow, then
 * more and more, and all of them in the end. Times are those of Netflix.
 */
export const movedShares = (loss: Loss): Float64Array => {
  const minutes = (id: string): number => stepsOf(factValue(`netflix.evacuation.${id}`) * SECONDS_PER_MINUTE);
  const shift = minutes('shift');
  const begin = lossStep(loss) + minutes('total') - shift;
  return Float64Array.from({ length: STEPS }, (_, step) => Math.min(1, Math.max(0, (step - begin) / Math.max(1, shift))));
};

/** What a loss of a zone leaves of a part. */
export interface ZoneLeft {
  /** Share of its capacity while the zone is missed. */
  readonly left: number;
  /** First step in which all of it is back; beyond the day if it never is. */
  readonly backStep: number;
}

/** @param servers - that share the work at that moment, evenly spread over the zones */
export const zoneLeft = (zones: Part['zones'], loss: Loss, servers: number): ZoneLeft | undefined => {
  if (loss.kind !== 'zone') return undefined;
  const spread = Math.min(zones.of, Math.max(1, Math.floor(servers)));
  if (loss.zone > spread) return undefined;
  return {
    left: zones.left ?? 1 - 1 / spread,
    backStep: zones.backSeconds === undefined ? STEPS : lossStep(loss) + stepsOf(zones.backSeconds),
  };
};
