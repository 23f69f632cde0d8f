import type { Line } from '../../pricing/bill';
import type { FactBook } from '../../facts/registry';
import { floorLines, moneyOf, regionLines, unpricedLines, type FloorLine, type PlatformMoney } from './bill';
import { platformDemand, type PlatformDemand } from './demand';
import { excludedOf, LEFT_OUT, type Excluded } from './excluded';
import { findingsOf, type Finding } from './findings';
import { divided, platformLoad, type PlatformInput, type PlatformLoad } from './load';
import { sizedRegions, type RegionSize, type SizedRegion } from './size';

/** A region with its bill. */
export interface PlatformRegion extends RegionSize, PlatformMoney {
  readonly lines: readonly Line[];
  /** What floors add, item by item. */
  readonly floors: readonly FloorLine[];
}

/** How many of everything there are, in all regions together. */
export interface Fleets {
  readonly clusters: number;
  readonly nodes: number;
  readonly pods: number;
  readonly brokers: number;
  readonly databaseInstances: number;
  readonly cacheNodes: number;
  readonly searchNodes: number;
  readonly kpus: number;
}

/** A platform at one scale. */
export interface PlatformScale extends PlatformMoney {
  /** Of all regions together. */
  readonly demand: PlatformDemand;
  readonly regions: readonly PlatformRegion[];
  readonly fleets: Fleets;
  /** USD a month of what the load alone asks for: what is left of the bill where floors are left out. */
  readonly monthlyOfLoad: number;
  /** Lines without a price: they are in no sum. */
  readonly unpriced: number;
}

/** What a business comes to: sizes, money and limits. Plain JSON. */
export interface PlatformModel {
  readonly tier: PlatformInput['tier'];
  readonly regionNames: readonly string[];
  readonly scaleFactor: number;
  /** Carries the load. */
  readonly real: PlatformScale;
  /** The same topology for the load divided by the scale factor, at least at its floors. Equal to `real` at a factor of one. */
  readonly scaled: PlatformScale;
  /** Limits that the real one comes near or goes beyond, for one region. */
  readonly findings: readonly Finding[];
  readonly excluded: readonly Excluded[];
  readonly leftOut: readonly string[];
}

const brokersOf = ({ stream }: RegionSize): number => (stream.engine === 'msk' ? stream[stream.chosen].brokers : 0);

const fleetsOf = (regions: readonly RegionSize[]): Fleets => {
  const sum = (of: (region: RegionSize) => number): number => regions.reduce((all, region) => all + of(region), 0);
  return {
    clusters: sum((r) => r.compute.clusters),
    nodes: sum((r) => r.compute.nodes),
    pods: sum((r) => r.compute.pods),
    brokers: sum(brokersOf),
    databaseInstances: sum((r) => r.relational.instances),
    cacheNodes: sum((r) => r.cache?.nodes ?? 0),
    searchNodes: sum((r) => r.search?.nodes ?? 0),
    kpus: sum((r) => r.processing?.billedKpus ?? 0),
  };
};

const withMoney = (sized: SizedRegion, load: PlatformLoad): PlatformRegion => {
  const lines = regionLines(sized, load);
  return { ...sized.size, lines, floors: floorLines(sized, load), ...moneyOf(lines) };
};

const scaleOf = (load: PlatformLoad): PlatformScale => {
  const regions = sizedRegions(load).map((sized) => withMoney(sized, load));
  const lines = regions.flatMap((region) => region.lines);
  const monthlyOfLoad = regions.flatMap(({ floors }) => floors).reduce((sum, { ofLoad }) => sum + ofLoad, 0);
  return {
    demand: platformDemand(load),
    regions,
    fleets: fleetsOf(regions),
    monthlyOfLoad,
    unpriced: unpricedLines(lines),
    ...moneyOf(lines),
  };
};

/**
 * The whole platform of a business: what it has to carry, how large everything is in each region, what it costs, and where limits bite.
 * Each size is at least the tier's floor, and else follows from the load: max(floor, load / factor).
 * @param book - facts that prices, limits and sizes come from. @default those of this package
 * @throws RangeError naming what is no amount; see `platformLoad`
 */
export const platformModel = (input: PlatformInput, book?: FactBook): PlatformModel => {
  const load = platformLoad(input, book);
  const real = scaleOf(load);
  const [first] = real.regions;
  return {
    tier: load.tier,
    regionNames: load.regions,
    scaleFactor: load.scaleFactor,
    real,
    scaled: load.scaleFactor === 1 ? real : scaleOf(divided(load, load.scaleFactor)),
    findings: first ? findingsOf(first, real.demand.writes.peak, load) : [],
    excluded: excludedOf(load),
    leftOut: LEFT_OUT,
  };
};
