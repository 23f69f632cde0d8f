import type { Rate } from './traffic';

/** What the load of a part comes and goes with. `data` stays all day; everything else follows the people who are awake. */
export type Follows = 'requests' | 'events' | 'reads' | 'writes' | 'connections' | 'watching' | 'pods' | 'data';

/** What happens to a part when an availability zone is lost. */
export interface Zones {
  /** How many zones it stands in: the first one, the first two, or all three. 0: AWS keeps it in all of them, and loses nothing. */
  readonly of: number;
  /** Share of its capacity that is left when one of them is lost. @default what the others hold, spread evenly */
  readonly left?: number;
  /** Seconds after which all of its capacity is back, in another zone. @default not before the zone is */
  readonly backSeconds?: number;
  /** What would keep it up, where nothing does. */
  readonly remedy?: string;
}

/** Capacity that follows the load. */
export interface Elastic {
  /** The most that it grows to, in the unit of the part. */
  readonly most: number;
  /** Seconds from a load to the capacity for it. */
  readonly seconds: number;
  /** Utilisation that it is kept at, as a share. */
  readonly target: number;
}

/** Something of an entry that takes load, and can have too much of it. */
export interface Part {
  /** Which of several parts of the entry: `reads`, `connections`. */
  readonly name?: string;
  readonly follows: Follows;
  /** Unit of `load` and `capacity`: `requests/s`, `vCPU`, `GiB`. */
  readonly unit: string;
  /** With the whole load of the blueprint, of all regions together. */
  readonly load: Rate;
  /** A level that is held (GiB that are stored, connections that are open), not a rate of things that come and are done with. @default false */
  readonly level?: boolean;
  /** The load never grows beyond it: pools have no more connections. @default no such end */
  readonly mostLoad?: number;
  /** At full use, in each region: all of it, or the least that an elastic part has. */
  readonly capacity: number;
  /** Capacity of one of the servers that share the work, for an estimate of waiting. @default no estimate */
  readonly perServer?: number;
  readonly elastic?: Elastic;
  readonly zones: Zones;
  /** What is too much waits, and is lost when it is older than so many seconds. @default it is refused at once */
  readonly buffer?: { readonly seconds: number };
  /** Pods: plan id of the pool whose nodes they stand on, and vCPU that they ask for, for one unit of capacity. */
  readonly on?: { readonly pool: string; readonly vcpu: number };
  /** What gives it more capacity, in a few words. */
  readonly remedy: string;
}
