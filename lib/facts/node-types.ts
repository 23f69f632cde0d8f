import type { Provenance } from './provenance';
import { allFacts, factIn, factValue } from './registry';

export const provenance: readonly Provenance[] = [
  {
    covers: 'what the letters and digits of a type mean: category, generation, processor',
    source: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html',
    asOf: '2026-11-26',
  },
  {
    covers: 'that EKS Auto Mode starts these families',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html (EKS Auto Mode supported instance reference)',
    asOf: '2026-11-23',
    note: 'of about fifty families those are listed that are cheapest by vCPU or by GiB, or that people name first; vCPU, memory and prices are facts (aws/ec2*.json)',
  },
];

/** A type of instance that may become a node. */
export interface NodeType {
  /** Such as `c6g.large`. */
  readonly name: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly arch: 'arm64' | 'amd64';
  /** `c`, `m`, `r`, or `t` for burstable ones. */
  readonly category: string;
  readonly generation: number;
}

const NAME = /^ec2\.(([a-z])(\d)([a-z]*)\.[a-z0-9]+)\.vcpu$/;

const memoryOf = (name: string): number => factIn(`ec2.${name}.memory`)?.value ?? 0;

let known: readonly NodeType[] | undefined;

/** All types whose vCPU and memory are facts. A `g` behind the generation is a Graviton processor. */
export const nodeTypes = (): readonly NodeType[] =>
  (known ??= allFacts().flatMap(({ id, value: vcpu }) => {
    const [, name, category, generation, suffix] = NAME.exec(id) ?? [];
    if (name === undefined || category === undefined) return [];
    const arch = suffix?.startsWith('g') ? 'arm64' : 'amd64';
    return [{ name, vcpu, memoryGiB: memoryOf(name), arch, category, generation: Number(generation) }];
  }));

/** Where all types of the list have a price: what is cheaper there is cheaper elsewhere, too. */
const PRICED_REGION = 'us-east-1';

export const onDemandPriceId = (type: string): string => `ec2.${type}.ondemand`;

/** USD an hour, to compare types by: of the region, or of us-east-1 where none is known. */
const comparable = (type: string, region: string): number =>
  (factIn(onDemandPriceId(type), region) ?? factIn(onDemandPriceId(type), PRICED_REGION))?.value ?? Infinity;

/** Types from the cheapest on, as Karpenter chooses on demand (EC2 Fleet, allocation strategy `lowest-price`); those without any price are left out. */
export const cheapestFirst = (types: readonly NodeType[], region: string): readonly NodeType[] =>
  types
    .map((type) => ({ type, price: comparable(type.name, region) }))
    .filter(({ price }) => Number.isFinite(price))
    .sort((a, b) => a.price - b.price || a.type.vcpu - b.type.vcpu || (a.type.name < b.type.name ? -1 : 1))
    .map(({ type }) => type);

/** Share of the on-demand price of a node that Auto Mode asks for on top, on Spot, too. It is 12 % wherever a source says so: us-east-1, us-west-2, eu-west-1, Tokyo and Seoul. */
export const autoModeShare = (region: string): number =>
  factIn('eks.autoMode.ratio', region)?.value ?? factValue('eks.autoMode.ratio', PRICED_REGION);
