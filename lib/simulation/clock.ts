import { HOURS_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE } from '../capacity/units';

/** A day is simulated minute by minute: what fails over and what scales takes minutes. */
export const STEPS = HOURS_PER_DAY * MINUTES_PER_HOUR;

export const SECONDS_PER_STEP = SECONDS_PER_MINUTE;

export const STEPS_PER_HOUR = MINUTES_PER_HOUR;

export const HOURS = HOURS_PER_DAY;

/** Steps that so many seconds take, rounded up. */
export const stepsOf = (seconds: number): number => Math.ceil(seconds / SECONDS_PER_STEP);

/** `20:05`, of a step. */
export const timeOf = (step: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(step / STEPS_PER_HOUR))}:${two(Math.floor(step % STEPS_PER_HOUR))}`;
};
