import type { Arrivals } from './arrivals';
import { dayOf } from './day';
import type { Fleet, FleetPart } from './fleet';
import { headroomOf, type Headroom } from './headroom';
import type { Loss } from './loss';
import { breakagesOf, type Breakage } from './verdict';

/** The most that comes to a part in a minute. */
const mostOf = (part: FleetPart, arrivals: Arrivals, factor: number): number =>
  Math.min(arrivals(part).most * factor, part.mostLoad ?? Infinity);

/** Where the busiest minute of some part asks for more than it can ever have: of what waits and of what makes room for others nobody can say. */
const guessOf = ({ parts }: Fleet, arrivals: Arrivals): number =>
  parts
    .filter(({ buffer, follows, mostLoad }) => !buffer && follows !== 'pods' && mostLoad === undefined)
    .reduce((least, part) => {
      const most = mostOf(part, arrivals, 1);
      return most > 0 ? Math.min(least, (part.elastic?.most ?? part.capacity) / most) : least;
    }, Infinity);

/** Parts that a day could tell something about: what always has as much, and never gets more than that, holds. */
const suspectsOf = (fleet: Fleet, arrivals: Arrivals, factor: number, loss: Loss | undefined): Fleet => {
  const holds = (part: FleetPart): boolean =>
    !part.elastic && !part.buffer && part.follows !== 'pods' && mostOf(part, arrivals, factor) <= part.capacity;
  return loss === undefined ? { ...fleet, parts: fleet.parts.filter((part) => !holds(part)) } : fleet;
};

interface Now {
  readonly load: number;
  readonly loss: Loss | undefined;
}

/** How far the load of a day on which nothing breaks could grow, and what would break first; null if nothing ever does. */
export const headroomOn = (fleet: Fleet, arrivals: Arrivals, { load, loss }: Now): (Headroom & { readonly first: Breakage }) | null => {
  const breaks = (factor: number): boolean =>
    dayOf(suspectsOf(fleet, arrivals, factor, loss), arrivals, { factor, loss, untilBroken: true }).some(({ broken }) => broken);
  const found = headroomOf(breaks, load > 0 ? load : fleet.loadShare, guessOf(fleet, arrivals));
  const [first] = found ? breakagesOf(dayOf(fleet, arrivals, { factor: found.breaks, loss })) : [];
  return found && first ? { ...found, first } : null;
};
