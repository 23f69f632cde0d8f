import { assumptions } from './assumption';

/** Room for data on volumes. */
export const storage = assumptions({
  storagePerData: {
    value: 1.5,
    unit: 'GiB per GiB of data',
    meaning: 'storage of a relational database for its data, its indexes and what vacuum has not yet freed',
    source: 'ours',
    least: 1,
    most: 100,
  },
  storageCeiling: {
    value: 4,
    unit: 'times',
    meaning: 'ceiling to which the storage of a database may grow by itself, over what it starts with',
    source: 'ours; Amazon RDS user guide, "Managing capacity automatically with storage autoscaling", asks for a quarter more at least',
    least: 1.25,
    most: 1_000,
  },
  storageCeilingGiB: {
    value: 100,
    unit: 'GiB',
    meaning: 'ceiling to which the storage of a database may grow by itself, at least',
    source: 'ours',
    least: 25,
    most: 65_536,
  },
  brokerGiB: {
    value: 100,
    unit: 'GiB',
    meaning: 'storage of a Kafka broker, at least',
    source: 'ours: half a year of growth costs less than the first surprise',
    least: 1,
    most: 16_384,
  },
  brokerGiBInSandbox: {
    value: 20,
    unit: 'GiB',
    meaning: 'storage of a Kafka broker in a sandbox',
    source: 'ours',
    least: 1,
    most: 16_384,
  },
});
