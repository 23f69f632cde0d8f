import { factValue, type FactBook } from '../facts/registry';
import { between, count, quantities } from './quantity';

/** What a Kafka cluster has to carry. */
export interface StreamLoad {
  /** What producers write, on average, MiB/s. */
  readonly averageIn: number;
  /** What producers write at the peak, MiB/s. */
  readonly peakIn: number;
  /** What consumers read, on average, MiB/s. */
  readonly averageOut: number;
  /** What consumers read at the peak, MiB/s. */
  readonly peakOut: number;
  /** Partitions of all topics, times their copies. */
  readonly partitionReplicas: number;
  /** How long events are kept, hours. */
  readonly retentionHours: number;
  /** How long they stay on volumes of brokers before they move to tiered storage, hours. @default retentionHours: no tiered storage */
  readonly primaryRetentionHours?: number;
  /** Copies of each event on standard brokers, two or three; Express brokers always have three. @default 3 */
  readonly replicationFactor?: number;
  /** Throughput of volumes that is paid for, MiB/s per broker; only brokers from 4xlarge may have it. @default none */
  readonly provisionedThroughput?: number;
  /** How many partitions a broker is planned with: as many as AWS recommends, or as it admits. @default recommended */
  readonly partitions?: 'recommended' | 'max';
  /** Whether consumers read from brokers in their own zone; otherwise their traffic crosses zones, too. @default true */
  readonly rackAware?: boolean;
}

/** A load with nothing left out. */
export interface WholeStreamLoad extends Required<Omit<StreamLoad, 'provisionedThroughput'>> {
  readonly provisionedThroughput?: number;
}

/**
 * A load that can be counted with.
 * @throws RangeError naming what is no amount, a peak below its average, or a primary retention above the whole one
 */
export const wholeStreamLoad = (load: StreamLoad, book: FactBook): WholeStreamLoad => {
  const { averageIn, peakIn, averageOut, peakOut, partitionReplicas, retentionHours, provisionedThroughput } = load;
  quantities({ averageIn, peakIn, averageOut, peakOut, partitionReplicas, retentionHours });
  const model = (name: string): number => factValue(`msk.sizing.${name}`, undefined, book);
  const { primaryRetentionHours = retentionHours, replicationFactor = model('availabilityZones') } = load;
  between('peakIn', peakIn, averageIn, Infinity);
  between('peakOut', peakOut, averageOut, Infinity);
  between('primaryRetentionHours', primaryRetentionHours, 0, retentionHours);
  between('replicationFactor', count('replicationFactor', replicationFactor), 2, model('availabilityZones'));
  if (provisionedThroughput !== undefined)
    between('provisionedThroughput', provisionedThroughput, model('provisionedThroughputLeast'), model('provisionedThroughputMost'));
  const { partitions = 'recommended', rackAware = true } = load;
  return { ...load, primaryRetentionHours, replicationFactor, partitions, rackAware };
};
