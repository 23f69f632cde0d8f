import type { Follows } from '../plan';
import { HOURS, STEPS, STEPS_PER_HOUR, timeOf } from './clock';
import { slowdown } from './queueing';
import { loadAt } from './step';
import { DOWN, type Track } from './track';

/** An hour of a part. */
export interface PartHour {
  /** 0 to 23, of the first region. */
  readonly hour: number;
  /** What comes, on average. */
  readonly load: number;
  /** The most that is used of it in a minute, as a share: above 1, more comes than it takes. Null while it is out of service. */
  readonly utilisation: number | null;
}

/** A part on a day. Shares are shares of capacity; counts are of what comes, not of rates, and null of what is held. */
export interface PartDay {
  readonly id: string;
  readonly region: string;
  readonly layer: string;
  readonly unit: string;
  readonly follows: Follows;
  readonly peakUtilisation: number;
  readonly averageUtilisation: number;
  /** `20:05`: when it is used most. */
  readonly peakTime: string;
  /** Hours in which all of it was used, or more came than it takes. */
  readonly saturatedHours: number;
  /** Minutes in which there was nothing of it. */
  readonly downMinutes: number;
  /** Minutes in which it lacked something for now, until something took over. */
  readonly interruptedMinutes: number;
  /** How many times its undisturbed time an answer takes at the peak; null where that says nothing: of what is held, or waits anyway. */
  readonly slowdown: number | null;
  readonly arrived: number | null;
  readonly served: number | null;
  /** Refused at once; `interrupted` of them only while something took over. */
  readonly refused: number | null;
  readonly interrupted: number | null;
  /** Lost, since it waited longer than it is kept. */
  readonly lost: number | null;
  /** Still waiting at the end of the day. */
  readonly queued: number | null;
  readonly largestBacklog: number | null;
  /** When the largest backlog was worked off; null if there was none, or never that day. */
  readonly drainedTime: string | null;
  readonly broken: boolean;
  readonly hours: readonly PartHour[];
}

const hoursOf = (track: Track, factor: number): PartHour[] =>
  Array.from({ length: HOURS }, (_, hour) => {
    const steps = Array.from({ length: STEPS_PER_HOUR }, (__, minute) => hour * STEPS_PER_HOUR + minute);
    const used = steps.map((step) => track.trace?.[step] ?? 0);
    const pods = track.part.follows === 'pods';
    const load = pods
      ? used.reduce((sum, share) => sum + Math.max(0, share) * track.part.capacity, 0)
      : steps.reduce((sum, step) => sum + loadAt(track, step, factor), 0);
    const most = Math.max(...used);
    return { hour, load: load / STEPS_PER_HOUR, utilisation: most === DOWN ? null : most };
  });

const slowdownOf = ({ part, peak, peakCapacity }: Track, limit: number): number | null => {
  const { level, buffer, perServer = 0 } = part;
  return level || buffer || perServer <= 0 || peakCapacity === 0 ? null : slowdown(peak, peakCapacity / perServer, limit);
};

const inHours = (steps: number): number => steps / STEPS_PER_HOUR;

/** A step is a minute. */
const inMinutes = (steps: number): number => steps;

/** @param limit - utilisation above which waiting is not estimated */
export const partDayOf = (track: Track, factor: number, limit: number): PartDay => {
  const { part } = track;
  const flow = (value: number): number | null => (part.level ? null : value);
  const queue = (value: number): number | null => (part.buffer ? value : part.level ? null : 0);
  return {
    id: part.id,
    region: part.region,
    layer: part.layer,
    unit: part.unit,
    follows: part.follows,
    peakUtilisation: track.peak,
    averageUtilisation: track.used / Math.max(1, STEPS - track.down),
    peakTime: timeOf(track.peakStep),
    saturatedHours: inHours(track.saturated),
    downMinutes: inMinutes(track.down),
    interruptedMinutes: inMinutes(track.interruptedSteps),
    slowdown: slowdownOf(track, limit),
    arrived: flow(track.arrived),
    served: flow(track.served),
    refused: flow(track.refused),
    interrupted: flow(track.interrupted),
    lost: flow(track.lost),
    queued: flow(track.backlog),
    largestBacklog: queue(track.largestBacklog),
    drainedTime: track.largestBacklog > 0 && track.drainedStep > track.largestBacklogStep ? timeOf(track.drainedStep) : null,
    broken: track.broken !== undefined,
    hours: hoursOf(track, factor),
  };
};
