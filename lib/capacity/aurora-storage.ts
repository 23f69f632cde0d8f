import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { costOf } from './charge';
import { quantities } from './quantity';
import { PERCENT } from './units';

/** What a cluster of Aurora stores and reads in a month. */
export interface StorageUse {
  /** What its instances or its capacity cost with standard storage, USD a month. */
  readonly computeUsd: number;
  readonly storageGib: number;
  /** Reads from and writes to storage, millions a month. */
  readonly ioMillions: number;
}

/** Cost of one way of storage, USD a month. */
export interface StorageCost {
  readonly compute: number;
  readonly storage: number;
  readonly io: number;
  readonly total: number;
}

/** Standard storage against I/O-Optimized. */
export interface StorageComparison {
  readonly standard: StorageCost;
  readonly ioOptimized: StorageCost;
  /** Share of I/O in the bill with standard storage. */
  readonly ioShare: number;
  /** Whether I/O is at least a quarter of the bill, the rule of thumb of AWS. */
  readonly aboveRuleOfThumb: boolean;
  /** What I/O-Optimized saves, USD a month; below zero where it is dearer. */
  readonly saved: number;
  /** The cheaper of both, whatever the rule of thumb says. */
  readonly recommend: 'standard' | 'ioOptimized';
}

const costWith = (compute: number, storage: number, io: number): StorageCost => ({ compute, storage, io, total: compute + storage + io });

/**
 * Whether I/O-Optimized storage is worth it, as io_optimized_analyzer.py of aws/agent-toolkit-for-aws d6ad2e4 decides it: I/O is free, but
 * compute costs 30 % more and storage more than twice as much.
 * @throws RangeError naming what is no amount @throws Error where a price of the region is not known
 */
export const compareStorage = (use: StorageUse, region: string, book: FactBook = publishedFacts()): StorageComparison => {
  const { computeUsd, storageGib, ioMillions } = use;
  quantities({ computeUsd, storageGib, ioMillions });
  const priced = (fact: string, quantity: number): number => costOf([{ fact, quantity }], region, book);
  const standard = costWith(computeUsd, priced('aurora.storage', storageGib), priced('aurora.io', ioMillions));
  const premium = factValue('aurora.ioOptComputePremium', undefined, book);
  const ioOptimized = costWith(computeUsd * premium, priced('aurora.storageIoOpt', storageGib), 0);
  const ioShare = standard.total > 0 ? standard.io / standard.total : 0;
  const saved = standard.total - ioOptimized.total;
  return {
    standard,
    ioOptimized,
    ioShare,
    aboveRuleOfThumb: ioShare * PERCENT >= factValue('aurora.ioOptBreakEven', undefined, book),
    saved,
    recommend: saved > 0 ? 'ioOptimized' : 'standard',
  };
};
