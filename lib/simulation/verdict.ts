import { STEPS_PER_HOUR, timeOf } from './clock';
import type { Fault, Track } from './track';

/** Something that could not take what came, in words. */
export interface Breakage {
  /** Id of the part. */
  readonly part: string;
  readonly region: string;
  /** Hour of the day, 0 to 23, of the first region. */
  readonly hour: number;
  /** `20:05`. */
  readonly time: string;
  readonly fault: Fault;
  /** What came, and what it had, in its unit. */
  readonly load: number;
  readonly capacity: number;
  readonly unit: string;
  /** What would have prevented it. */
  readonly remedy: string;
}

/** Tells a number as its reader wants it. */
export type Telling = (value: number) => string;

const REASONS: Readonly<Record<Fault, (breakage: Breakage, tell: Telling) => string>> = {
  saturated: ({ load, capacity, unit }, tell) => `${tell(load)} ${unit} come, and it takes ${tell(capacity)}`,
  pool: ({ load, capacity, unit }, tell) =>
    `${tell(load)} ${unit} come, and it takes ${tell(capacity)}: its further pods find no room on the nodes`,
  zone: ({ load, capacity, unit }, tell) =>
    capacity === 0
      ? 'all of it is in the zone that is lost'
      : `${tell(load)} ${unit} come, and without the zone it takes ${tell(capacity)}`,
  region: () => 'its region is lost, and there is no other one that could take its requests',
  full: ({ load, capacity, unit }, tell) => `${tell(load)} ${unit} are asked for, and it has room for ${tell(capacity)}`,
  lost: ({ load, capacity, unit }, tell) =>
    `what waits is older than it is kept, and is lost; ${tell(load)} ${unit} come, and it takes ${tell(capacity)}`,
  behind: () => 'more comes on a day than it can do in a day: what waits grows from day to day',
};

/** Why it broke, in one sentence without its end. */
export const reasonOf = (breakage: Breakage, tell: Telling): string => REASONS[breakage.fault](breakage, tell);

const remedyOf = ({ part }: Track, fault: Fault, tracks: readonly Track[]): string => {
  if (fault === 'region') return 'a second region (regions in the blueprint)';
  if (fault === 'zone') return part.zones.remedy ?? part.remedy;
  if (fault !== 'pool') return part.remedy;
  return tracks.find((other) => other.part.id === part.on?.pool && other.part.region === part.region)?.part.remedy ?? part.remedy;
};

/** Of what breaks in the same minute: what people miss first, before what they only reach it through. */
const ORDER = ['data', 'streaming', 'services'];

const rank = ({ part }: Track): number => (ORDER.includes(part.layer) ? ORDER.indexOf(part.layer) : ORDER.length);

/** Everything that breaks on a day, first things first; of each part the first time. */
export const breakagesOf = (tracks: readonly Track[]): readonly Breakage[] =>
  tracks
    .flatMap((track) => (track.broken ? [{ track, broken: track.broken }] : []))
    .sort((a, b) => a.broken.step - b.broken.step || rank(a.track) - rank(b.track))
    .map(({ track, broken: { step, fault, load, capacity } }) => ({
      part: track.part.id,
      region: track.part.region,
      hour: Math.floor(step / STEPS_PER_HOUR),
      time: timeOf(step),
      fault,
      load,
      capacity,
      unit: track.part.unit,
      remedy: remedyOf(track, fault, tracks),
    }));
