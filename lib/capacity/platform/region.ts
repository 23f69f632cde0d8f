import type { PlatformDemand } from './demand';
import type { PlatformLoad } from './load';
import type { Topology } from './topology';

/** Region where prices decide, if the region's own are not known: more prices are known there than anywhere else. */
export const REFERENCE_REGION = 'us-east-1';

/** What one region is sized for. */
export interface RegionTask {
  readonly region: string;
  readonly load: PlatformLoad;
  /** Of all regions together. */
  readonly whole: PlatformDemand;
  /** The share of this region. */
  readonly demand: PlatformDemand;
  /** How much more a region carries while another is lost: n/(n-1), 1.5 of three; 1 where there is only one. */
  readonly evacuation: number;
  readonly topology: Topology;
}

/** What is billed for a system: a price or a list of tiers, and units of a month. */
export interface PlatformItem {
  readonly item: string;
  readonly price: string;
  readonly quantity: number;
  /**
   * Units of a month that the load alone asks for: without floors (what stands there for nobody, one in each zone, one more that takes
   * over) and without rounding up to whole machines. Zero for what does not depend on the load. @default quantity
   */
  readonly ofLoad?: number;
}

export const regionTask = (region: string, load: PlatformLoad, whole: PlatformDemand, demand: PlatformDemand): RegionTask => {
  const regions = load.regions.length;
  return {
    region,
    load,
    whole,
    demand,
    evacuation: regions > 1 ? regions / (regions - 1) : 1,
    topology: load.topology,
  };
};

/** Region whose prices decide between two ways to do the same. */
export const pricesFor = ({ load, region }: RegionTask, fact: string): string =>
  [load.prices ?? region, REFERENCE_REGION].find((place) => load.book.has(`${fact} ${place}`)) ?? REFERENCE_REGION;
