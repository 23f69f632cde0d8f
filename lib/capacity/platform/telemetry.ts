import { factIn } from '../../facts/registry';
import { BYTES_PER_GB, MILLION, SECONDS_PER_MONTH } from '../units';
import type { ComputeSize } from './compute';
import { REFERENCE_REGION, type PlatformItem, type RegionTask } from './region';

/** What a region says about itself. */
export interface TelemetrySize {
  /** GB a month into CloudWatch Logs. */
  readonly logGb: number;
  /** Time series in Prometheus. */
  readonly series: number;
  /** Samples of them a month. */
  readonly samples: number;
  readonly items: readonly PlatformItem[];
}

/** Samples of one unit of a price: `USD/10M samples`. */
const samplesOf = (unit: string): number => Number(/^USD\/(\d+)M/.exec(unit)?.[1] ?? 1) * MILLION;

/** Logs follow requests, time series the processors that the load keeps busy. */
export const telemetrySize = ({ demand, load }: RegionTask, { vcpu }: ComputeSize): TelemetrySize => {
  const { assumed, ofTier, book } = load;
  const logGb = (demand.requests.average * SECONDS_PER_MONTH * ofTier.requestLogBytes) / BYTES_PER_GB;
  const series = vcpu * ofTier.seriesPerVcpu;
  const samples = (series * SECONDS_PER_MONTH) / assumed.secondsBetweenScrapes;
  const unit = factIn('amp.ingestFirst2B', REFERENCE_REGION, book)?.unit ?? '';
  return {
    logGb,
    series,
    samples,
    items: [
      { item: 'logs taken in', price: 'cwlogs.ingest', quantity: logGb },
      { item: 'logs kept for a month', price: 'cwlogs.store', quantity: logGb },
      { item: 'metric samples', price: 'amp.ingest', quantity: samples / samplesOf(unit) },
    ],
  };
};
