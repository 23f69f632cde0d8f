import { STEPS } from './clock';
import type { Arrivals } from './arrivals';
import type { Fleet, FleetPart } from './fleet';
import type { Loss } from './loss';
import { lose, momentsOf, serve, want, type Moment } from './step';
import { trackOf, type Track } from './track';

// Names of this module, since a name of the realm costs a search for each of millions of uses under a test runner.
const { max, min } = Math;

/** What happens on a day. */
export interface Happening {
  /** The load as a multiple of what the parts were made for. */
  readonly factor: number;
  readonly loss: Loss | undefined;
  /** Keep the utilisation of each minute. @default false */
  readonly record?: boolean;
  /** End with the first thing that breaks, whatever else would. @default false */
  readonly untilBroken?: boolean;
}

/** The nodes of a region, and those whose pods stand on them. */
interface Pool {
  readonly track: Track;
  readonly guests: readonly { readonly track: Track; readonly vcpu: number }[];
}

const poolsOf = (tracks: readonly Track[]): readonly Pool[] =>
  tracks
    .filter(({ part }) => part.follows === 'pods')
    .map((track) => ({
      track,
      guests: tracks.flatMap((guest) =>
        guest.part.on?.pool === track.part.id && guest.part.region === track.part.region
          ? [{ track: guest, vcpu: guest.part.on.vcpu }]
          : [],
      ),
    }));

/**
 * Shares out the nodes: whoever runs all the time keeps the least that it has, and what is left goes to all who ask for more, in equal
 * parts of what they ask for.
 */
const share = ({ track, guests }: Pool): void => {
  const sum = (of: (guest: Track) => number): number => guests.reduce((total, guest) => total + of(guest.track) * guest.vcpu, 0);
  // What always runs does not grow with the load of a day.
  const always = track.part.load.average;
  const asked = sum((guest) => guest.wanted);
  const least = sum((guest) => guest.part.capacity);
  const room = max(0, track.part.capacity - always);
  track.load = always + asked;
  if (asked <= room) return;
  const more = asked > least ? min(1, max(0, room - least) / (asked - least)) : 0;
  const kept = least > room ? room / least : 1;
  for (const guest of guests) {
    const { wanted, part } = guest.track;
    guest.track.granted = kept * part.capacity + more * (wanted - part.capacity);
  }
};

/** Of what waits at the end of the day: it is too much if a whole day was too short for it. */
const judgeDay = (track: Track, { loss }: Happening): void => {
  const { part, backlog, arrived, couldServe, waitsSince, load, effective } = track;
  const gone = loss?.kind === 'region' && loss.region === part.region;
  if (!part.buffer || gone || backlog === 0 || arrived <= couldServe) return;
  track.broken ??= { step: waitsSince, fault: 'behind', load, capacity: effective };
};

const isBroken = ({ broken }: Track): boolean => broken !== undefined;

const stepAll = (tracks: readonly Track[], pools: readonly Pool[], moment: Moment): void => {
  for (const track of tracks) want(track, moment);
  for (const pool of pools) share(pool);
  for (const track of tracks) {
    lose(track, moment);
    serve(track, moment);
  }
};

/** What each part of a fleet goes through on a day, in the order of its parts. */
export const dayOf = (fleet: Fleet, arrivals: Arrivals, happening: Happening): readonly Track[] => {
  const { factor, loss, record = false, untilBroken = false } = happening;
  const tracks = fleet.parts.map((part: FleetPart) => trackOf(part, arrivals(part), record));
  const pools = poolsOf(tracks);
  const momentOf = momentsOf(factor, loss, fleet.regions.length);
  for (let step = 0; step < STEPS; step++) {
    stepAll(tracks, pools, momentOf(step));
    if (untilBroken && tracks.some(isBroken)) return tracks;
  }
  for (const track of tracks) judgeDay(track, happening);
  return tracks;
};
