import { LEAST_KPUS } from '../../facts/assumptions';
import { factValue } from '../../facts/registry';
import { flinkApplications } from '../flink';
import { wholes } from '../quantity';
import { HOURS_PER_MONTH, MIB, MILLION } from '../units';
import type { PlatformItem, RegionTask } from './region';

/** Stream processing of a region. */
export interface ProcessingSize {
  readonly engine: 'managed-flink';
  /** MB/s that flow in at the peak. */
  readonly megabytes: number;
  /** KPUs of tasks. */
  readonly kpus: number;
  readonly applications: number;
  /** KPUs that are billed: those that orchestrate are, too. */
  readonly billedKpus: number;
  /** Network interfaces in each subnet: one for each KPU. */
  readonly interfacesPerSubnet: number;
  readonly items: readonly PlatformItem[];
}

/** Undefined where nothing is processed on its way. With another region lost, what comes on top at the peak is processed late. */
export const processingSize = (task: RegionTask): ProcessingSize | undefined => {
  const { topology, demand, evacuation, load } = task;
  const { assumed, book } = load;
  if (!topology.processing) return undefined;
  const mb = (mibPerSecond: number): number => (mibPerSecond * MIB) / MILLION;
  const megabytes = mb(demand.mebibytes.peak);
  const kept = Math.max(megabytes, mb(demand.mebibytes.average) * evacuation);
  const kpus = Math.max(LEAST_KPUS, wholes(kept, assumed.mbPerKpu));
  const applications = flinkApplications(kpus, book);
  const orchestrating = factValue('flink.orchestrationKpu', undefined, book);
  const billedKpus = kpus + applications * orchestrating;
  const kpusOfLoad = kept / assumed.mbPerKpu;
  // One of them orchestrates as many as an application may have.
  const billedOfLoad = kpusOfLoad * (1 + orchestrating / factValue('quota.kinesisanalytics.L-3A88E041.kpuPerApp', undefined, book));
  return {
    engine: 'managed-flink',
    megabytes,
    kpus,
    applications,
    billedKpus,
    interfacesPerSubnet: kpus * factValue('flink.eniPerKpuPerSubnet', undefined, book),
    items: [
      {
        item: `KPUs, ${billedKpus}`,
        price: 'flink.kpuHour',
        quantity: billedKpus * HOURS_PER_MONTH,
        ofLoad: billedOfLoad * HOURS_PER_MONTH,
      },
    ],
  };
};
