import { NODE_LADDER, type NodeRung } from '../../facts/assumptions';
import { factValue } from '../../facts/registry';
import { nodeAddresses, subnetAddresses } from '../addresses';
import { onDemandFact } from '../instances';
import { nodesFor, type NodeConstraint, type NodeNeed, type PodDemand } from '../nodes';
import { networkLimitsOf } from '../pods';
import { wholes } from '../quantity';
import { HOURS_PER_MONTH } from '../units';
import { REFERENCE_REGION, type PlatformItem, type RegionTask } from './region';

/** Pods, nodes, clusters and addresses of a region. */
export interface ComputeSize {
  /** vCPU for the load of this region, with the room that the target utilisation leaves, but without that for a lost region. */
  readonly vcpu: number;
  /** The same with room for a lost region, and at least what the platform itself runs. */
  readonly vcpuSized: number;
  readonly memoryGib: number;
  readonly pods: number;
  readonly nodeType: string;
  readonly nodes: number;
  /** vCPU of all nodes. */
  readonly nodeVcpu: number;
  /** What the nodes are counted for. */
  readonly bottleneck: NodeConstraint;
  readonly clusters: number;
  readonly controlPlane: 'standard' | 'provisioned-4xl';
  readonly podsPerNode: number;
  /** IPv4 addresses that nodes and pods of the region take. */
  readonly addresses: {
    /** One by one, as the VPC CNI gives them out by default. */
    readonly secondary: number;
    /** In prefixes of 16. */
    readonly prefix: number;
    /** Of one subnet of each zone. */
    readonly perSubnet: { readonly secondary: number; readonly prefix: number };
    /** That the largest block of a VPC has. */
    readonly ofVpc: number;
  };
  readonly items: readonly PlatformItem[];
}

interface Fleet {
  readonly rung: NodeRung;
  readonly need: NodeNeed;
}

/** What pods of so many vCPU ask for. Nodes leave the room that the target utilisation asks for themselves. */
const podDemand = (vcpu: number, pods: number, { assumed }: RegionTask['load']): PodDemand => {
  const used = vcpu * assumed.targetUtilisation;
  return { vcpu: used, memoryGib: used * assumed.memoryPerVcpu, pods };
};

const fleetOf = (task: RegionTask, vcpu: number): Fleet => {
  const { assumed, book } = task.load;
  const demand = podDemand(vcpu, wholes(vcpu, assumed.podVcpu), task.load);
  const fleets = NODE_LADDER.map((rung) => ({ rung, need: nodesFor(rung.type, demand, { least: rung.least }, assumed, book) }));
  const baseline = (type: string): number => factValue(`ec2.${type}.vcpu`, undefined, book) * assumed.burstableBaseline;
  const fits = ({ rung, need }: Fleet): boolean =>
    rung.burstable ? vcpu <= rung.least * baseline(rung.type) : need.nodes <= assumed.nodesBeforeLarger;
  return fleets.find(fits) ?? (fleets.at(-1) as Fleet);
};

const addressesOf = (task: RegionTask, { rung, need }: Fleet, podsPerNode: number): ComputeSize['addresses'] => {
  const { book, assumed, ofTier } = task.load;
  const limits = networkLimitsOf(rung.type, book);
  const all = (by: 'eni' | 'prefix'): number => need.nodes * nodeAddresses(limits, podsPerNode, { by, target: 1 }, book).addresses;
  const [secondary, prefix] = [all('eni'), all('prefix')];
  const perSubnet = { secondary: wholes(secondary, ofTier.zones), prefix: wholes(prefix, ofTier.zones) };
  return { secondary, prefix, perSubnet, ofVpc: subnetAddresses(assumed.vpcPrefixLength, book) };
};

/** The nodes that carry a region's share of requests through all services that take part in them, and the share of a lost region. */
export const computeSize = (task: RegionTask): ComputeSize => {
  const { load, demand, evacuation } = task;
  const { assumed, ofTier, book } = load;
  const vcpu = (demand.requests.peak * ofTier.hops) / assumed.requestsPerVcpu / assumed.targetUtilisation;
  const vcpuSized = Math.max(ofTier.platformVcpu, vcpu * evacuation);
  const fleet = fleetOf(task, vcpuSized);
  const { rung, need } = fleet;
  const pods = wholes(vcpuSized, assumed.podVcpu);
  const podsPerNode = wholes(pods, need.nodes);
  const nodesOfCluster = factValue('eks.talkToAws.nodes', undefined, book);
  const clusters = Math.max(1, wholes(need.nodes, nodesOfCluster));
  const large = need.nodes / clusters > factValue('eks.planningThreshold.nodes', undefined, book);
  const hours = need.nodes * HOURS_PER_MONTH;
  const ofLoad = vcpu * evacuation;
  const { exact } = nodesFor(rung.type, podDemand(ofLoad, ofLoad / assumed.podVcpu, load), {}, assumed, book);
  const [hoursOfLoad, clustersOfLoad] = [exact * HOURS_PER_MONTH, exact / nodesOfCluster];
  const fee = ofTier.autoMode * factValue('eks.autoMode.ratio', REFERENCE_REGION, book);
  return {
    vcpu,
    vcpuSized,
    memoryGib: vcpuSized * assumed.targetUtilisation * assumed.memoryPerVcpu,
    pods,
    nodeType: rung.type,
    nodes: need.nodes,
    nodeVcpu: need.nodes * factValue(`ec2.${rung.type}.vcpu`, undefined, book),
    bottleneck: need.bottleneck,
    clusters,
    controlPlane: large ? 'provisioned-4xl' : 'standard',
    podsPerNode,
    addresses: addressesOf(task, fleet, podsPerNode),
    items: [
      {
        item: 'control planes',
        price: 'eks.controlPlane.standard',
        quantity: clusters * HOURS_PER_MONTH,
        ofLoad: clustersOfLoad * HOURS_PER_MONTH,
      },
      {
        item: 'control planes of size 4XL',
        price: 'eks.pcp.4xl.price',
        quantity: large ? clusters * HOURS_PER_MONTH : 0,
        ofLoad: large ? clustersOfLoad * HOURS_PER_MONTH : 0,
      },
      { item: `nodes, ${need.nodes} × ${rung.type}`, price: onDemandFact(rung.type), quantity: hours, ofLoad: hoursOfLoad },
      // The fee is a share of the price of the nodes.
      { item: 'Auto Mode', price: onDemandFact(rung.type), quantity: hours * fee, ofLoad: hoursOfLoad * fee },
    ],
  };
};
