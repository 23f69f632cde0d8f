import { assumptions } from './assumption';

/** What fills object stores, and what flows and jobs write at each run. */
export const objects = assumptions({
  objectShare: {
    value: 0.01,
    unit: 'share of operations',
    meaning: 'share of the writes of a service that are objects, where it writes into an object store and no stream says how many',
    source: 'ours: people upload a file now and then',
    most: 1,
  },
  objectHitShare: {
    value: 0.9,
    unit: 'share of reads',
    meaning: 'share of what visitors read of an object store that CloudFront has already, and S3 does not see',
    source: 'ours: an object rarely changes, and those that many want are asked for again and again',
    most: 1,
  },
  objectKiB: {
    value: 64,
    unit: 'KiB',
    meaning: 'size of an object of a store that does not say',
    source: 'ours: between a thumbnail and a photograph',
    least: 0.001,
  },
  archiveObjectMiB: {
    value: 64,
    unit: 'MiB',
    meaning: 'size of the objects into which the events of a topic are gathered, in a store that does not say',
    source:
      'ours: half of the 128 MiB that Amazon Data Firehose gathers at most (API reference, "BufferingHints"); what reads them wants few and large ones',
    least: 0.001,
  },
  objectDays: {
    value: 365,
    unit: 'days',
    meaning: 'days whose objects lie in a store that does not say how much it holds, unless it keeps them for less',
    source: 'ours: the end of its first year',
  },
  objectsPerRun: {
    value: 10,
    unit: 'objects per run',
    meaning: 'objects that a run of a flow or a job writes into an object store',
    source: 'ours: a model, what it was measured with, and a few tables',
  },
  itemsPerRun: {
    value: 1,
    unit: 'items per person and run',
    meaning: 'items that a run of a flow or a job writes into any other store, for each person who came since the run before',
    source: 'ours: what it has found out about them',
  },
  hoursPerRun: {
    value: 1,
    unit: 'h',
    meaning: 'time over which a run of a flow or a job spreads what it writes',
    source: 'ours',
    least: 0.01,
    most: 24,
  },
});
