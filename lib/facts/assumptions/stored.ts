import { assumptions } from './assumption';

/** What keeping data costs besides the data itself: copies, logs, and what is read and written underneath. */
export const stored = assumptions({
  changedPerDay: {
    value: 0.01,
    unit: 'share of the data a day',
    meaning: 'share of a database that changes in a day: what a backup of the next day adds to the one before',
    source: 'ours',
    most: 1,
  },
  storageReadShare: {
    value: 0.1,
    unit: 'I/O requests per read',
    meaning: 'reads of Aurora whose page is not in memory, and has to come from its storage',
    source: 'ours: nine of ten find their page in memory, where the hot data is',
  },
  storageWritesPerWrite: {
    value: 0.5,
    unit: 'I/O requests per write',
    meaning: 'I/O requests to the storage of Aurora that a small write causes, and that are billed',
    source: 'ours: Aurora counts up to 4 KB of its log as one request, which small writes share',
    least: 0.01,
  },
  otherZoneShare: {
    value: 0.67,
    unit: 'share of bytes',
    meaning: 'share of what pods exchange with a database, a cache, a domain or a broker that stands in another zone than they do',
    source: 'ours: two of three, since pods are spread over three zones, and know nothing of where a store is',
    most: 1,
  },
  nodeLogMiBPerDay: {
    value: 20,
    unit: 'MiB a day and node',
    meaning: 'what one node of a database, a cache, a domain or a Kafka cluster writes into its logs',
    source: 'ours: slow statements and events of the engine, no statement of each request',
  },
  sandboxHours: {
    value: 60,
    unit: 'h a month',
    meaning: 'hours in which somebody uses a sandbox: the rest of the time a database that can pause is paused',
    source: 'ours: three hours on each of twenty days',
    most: 730,
  },
  replacedShare: {
    value: 0.1,
    unit: 'share of writes',
    meaning: 'share of the writes of an object store that replace or delete an object, whose old version is then kept for a while',
    source: 'ours: most objects are written once',
    most: 1,
  },
  imageMiB: {
    value: 50,
    unit: 'MiB per image',
    meaning: 'what an image adds to its repository: its layers that the one before has not',
    source: 'ours: code and its libraries; the base is shared',
  },
});
