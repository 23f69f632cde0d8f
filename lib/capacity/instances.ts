import { factIn, publishedFacts, type FactBook } from '../facts/registry';

/** What the facts say of a type of EC2 instance; undefined where no source says. */
export interface Instance {
  /** `m7g.large` */
  readonly type: string;
  readonly vcpu: number | undefined;
  readonly memoryGib: number | undefined;
  /** Network interfaces that it may have. */
  readonly maxEni: number | undefined;
  /** IPv4 addresses of one interface, its own included. */
  readonly ipv4PerEni: number | undefined;
  /** What its network keeps up all day, Mbit/s. */
  readonly baselineMbps: number | undefined;
  /** On-demand price in the region, USD/h. */
  readonly usdPerHour: number | undefined;
}

/** Name of the fact with the on-demand price of a type. */
export const onDemandFact = (type: string): string => `ec2.${type}.ondemand`;

/** What is known of a type of instance, and what it costs in a region. */
export const instanceOf = (type: string, region: string, book: FactBook = publishedFacts()): Instance => {
  const value = (id: string): number | undefined => factIn(id, region, book)?.value;
  return {
    type,
    vcpu: value(`ec2.${type}.vcpu`),
    memoryGib: value(`ec2.${type}.memory`),
    maxEni: value(`ec2.${type}.maxEni`),
    ipv4PerEni: value(`ec2.${type}.ipv4PerEni`),
    baselineMbps: value(`ec2.${type}.baselineBandwidth`),
    usdPerHour: value(onDemandFact(type)),
  };
};

/** Types of instance that facts know the vCPU and memory of, in order of their names. */
export const knownInstances = (book: FactBook = publishedFacts()): readonly string[] =>
  [...book.values()]
    .flatMap(({ id }) => /^ec2\.(.+)\.vcpu$/.exec(id)?.[1] ?? [])
    .filter((type) => factIn(`ec2.${type}.memory`, undefined, book))
    .toSorted();
