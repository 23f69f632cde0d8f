import { assumptions, type Assumption } from './assumption';

/** A ceiling, not a reservation. */
const pool = (tier: string, value: number): Assumption => ({
  value,
  unit: 'vCPU',
  meaning: `vCPU to which the nodes of the ${tier} tier may grow at least`,
  source: 'ours: a ceiling against runaway bills',
  least: 2,
});

/** What code costs: requests and events on processors. */
export const compute = assumptions({
  requestsPerVcpu: {
    value: 100,
    unit: 'requests/s per vCPU',
    meaning: 'requests that one vCPU serves, for each service that takes part in them',
    source: 'ours: the slower of ordinary web frameworks, rendering pages or asking databases; measure your own',
    least: 0.01,
  },
  eventsPerVcpu: {
    value: 1_000,
    unit: 'events/s per vCPU',
    meaning: 'events that one vCPU handles: smaller than requests, in batches, and nobody waits for an answer',
    source: 'ours',
    least: 0.01,
  },
  targetUtilisation: {
    value: 0.6,
    unit: 'share of a vCPU',
    meaning: 'share of processors that is used at the peak; the rest is for what nobody foresaw, and for a zone that is lost',
    source: 'ours; autoscalers are commonly set between a half and three quarters',
    least: 0.05,
    most: 1,
  },
  poolVcpuStartup: pool('startup', 16),
  poolVcpuGrowth: pool('growth', 128),
  poolVcpuScale: pool('scale', 5_000),
  poolVcpuNetflix: pool('netflix', 10_000),
  poolOverRequests: {
    value: 2,
    unit: 'times',
    meaning: 'ceiling of a pool of nodes over what its workloads ask for at their most',
    source: 'ours: a roll-out of everything at once',
    least: 1,
    most: 100,
  },
  poolGibPerVcpu: {
    value: 4,
    unit: 'GiB per vCPU',
    meaning: 'memory that a pool of nodes may have for each vCPU of its ceiling',
    source: 'general-purpose families of EC2, such as m7g (facts ec2.m7g.*.memory and .vcpu)',
    least: 0.5,
    most: 64,
  },
  secondsOfScaling: {
    value: 180,
    unit: 's',
    meaning: 'time from a load that is too high to the pods and nodes that carry it',
    source: 'ours: a minute for the autoscaler to see it, one for a node, one for a pod to start',
    least: 1,
    most: 3_600,
  },
});
