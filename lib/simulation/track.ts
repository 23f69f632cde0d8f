import { SECONDS_PER_STEP, STEPS, stepsOf } from './clock';
import type { Arriving } from './arrivals';
import type { FleetPart } from './fleet';

/** Stands for the utilisation of what is out of service: it has no capacity to be used. */
export const DOWN = -1;

/** Why a part could not take what came. */
export type Fault =
  /** More came than it has. */
  | 'saturated'
  /** Its pods found no room on the nodes. */
  | 'pool'
  /** A zone is lost, and what is left is too little. */
  | 'zone'
  /** Its region is lost, and there is no other one. */
  | 'region'
  /** More is to be held than it has room for. */
  | 'full'
  /** What waited became older than it is kept. */
  | 'lost'
  /** A day brings more than it can do in a day. */
  | 'behind';

/** The first time that a part could not take what came. */
export interface Break {
  readonly step: number;
  readonly fault: Fault;
  /** What came, and what it had, in its unit. */
  readonly load: number;
  readonly capacity: number;
}

/**
 * One part through a day: what it is, and what has happened to it so far. Counts are of things, not of rates. It changes minute by minute,
 * and always has all of its fields: tens of thousands of minutes are simulated to find the load that breaks something.
 */
export interface Track {
  readonly part: FleetPart;
  readonly arriving: Arriving;
  readonly delay: number;
  readonly patience: number;
  /** Its plan for capacity in this step, and what it got of it. */
  wanted: number;
  granted: number;
  /** What there is without the zone or region that is lost. */
  effective: number;
  load: number;
  left: number;
  backStep: number;
  arrived: number;
  served: number;
  refused: number;
  interrupted: number;
  lost: number;
  backlog: number;
  largestBacklog: number;
  largestBacklogStep: number;
  drainedStep: number;
  waitsSince: number;
  couldServe: number;
  peak: number;
  peakStep: number;
  peakServers: number;
  used: number;
  saturated: number;
  down: number;
  interruptedSteps: number;
  broken: Break | undefined;
  /** Steps in which something waited, and what had come until each: of what waits alone. */
  readonly waiting: Uint8Array | undefined;
  readonly cumulated: Float64Array | undefined;
  /** Utilisation of each step, where it is recorded. */
  readonly trace: Float64Array | undefined;
}

/** @param record - keep the utilisation of each step */
export const trackOf = (part: FleetPart, arriving: Arriving, record: boolean): Track => ({
  part,
  arriving,
  delay: part.elastic ? stepsOf(part.elastic.seconds) : 0,
  patience: part.buffer ? Math.max(1, Math.floor(part.buffer.seconds / SECONDS_PER_STEP)) : 0,
  wanted: 0,
  granted: 0,
  effective: 0,
  load: 0,
  left: 1,
  backStep: 0,
  arrived: 0,
  served: 0,
  refused: 0,
  interrupted: 0,
  lost: 0,
  backlog: 0,
  largestBacklog: 0,
  largestBacklogStep: 0,
  drainedStep: 0,
  waitsSince: 0,
  couldServe: 0,
  peak: 0,
  peakStep: 0,
  peakServers: 0,
  used: 0,
  saturated: 0,
  down: 0,
  interruptedSteps: 0,
  broken: undefined,
  waiting: part.buffer ? new Uint8Array(STEPS) : undefined,
  cumulated: part.buffer ? new Float64Array(STEPS) : undefined,
  trace: record ? new Float64Array(STEPS) : undefined,
});
