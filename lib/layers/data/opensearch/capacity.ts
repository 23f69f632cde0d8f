import { burstableNodes, nodesOf, storagePerData } from '../../../facts/opensearch';
import { storesDemand, type Part, type PlanEntry, type UsageContext } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';

/** What counts of the size of a domain: see the capability. */
interface DomainSize {
  readonly instanceType: string;
  readonly dataNodes: number;
  readonly zones: number;
  readonly masterNodes: number;
  readonly volumeGiB: number;
}

type Zones = Part['zones'];

/** Two of three nodes elect a leader; of two nodes one alone does not, and searches wait until its fellow is replaced. */
const zonesOf = ({ dataNodes, zones, masterNodes }: DomainSize, id: string): Zones => {
  if (zones > 2 || masterNodes > 0) return { of: zones };
  return { of: zones, left: 0, remedy: `dataNodes: ${Math.max(dataNodes, zones + 1, 2 + 1)} and zones: ${2 + 1} in overrides.${id}` };
};

/** What the data nodes of a domain take together: every document is kept twice where there are two or more. */
export const openSearchCapacity = (
  { id, region, size, spec }: PlanEntry<DomainSize, { readonly stores: readonly string[] }>,
  { demand, assumed }: UsageContext,
): readonly Part[] => {
  const node = [...burstableNodes, ...nodesOf(region)].find(({ instanceType }) => instanceType === size.instanceType);
  if (!node) return [];
  const { reads, writes, dataGiB } = storesDemand(demand, spec.stores);
  const copies = Math.min(2, size.dataNodes);
  const busy = (when: keyof Rate): number => reads[when] / assumed.searchesPerVcpu + (writes[when] * copies) / assumed.documentsPerVcpu;
  const stored = dataGiB * storagePerData * copies;
  return [
    {
      follows: 'reads',
      unit: 'vCPU',
      load: { average: busy('average'), peak: busy('peak') },
      capacity: node.vcpu * size.dataNodes,
      perServer: 1,
      zones: zonesOf(size, id),
      remedy: `a larger instanceType, or more dataNodes, in overrides.${id}`,
    },
    {
      name: 'storage',
      follows: 'data',
      unit: 'GiB',
      load: { average: stored, peak: stored },
      level: true,
      capacity: size.volumeGiB * size.dataNodes,
      zones: { of: 0 },
      remedy: `volumeGiB in overrides.${id}`,
    },
  ];
};
