import { metrics } from '../../../../facts/metrics';
import type { AttributeRef, PlanEntry } from '../../../../plan/contract';
import type { NetworkSize, NetworkSpec } from '../../../network/vpc/capability';
import { query, type Draft } from '../alarm';

/** The n-th NAT gateway, from 1. */
export const natGateway = (n: number): AttributeRef => ({ of: 'network/main', attribute: `natGateway${n}Id` });

/** Alarms on the ways out of the private subnets, where these are ours. */
export const networkAlarms = ({ size }: PlanEntry<NetworkSize, NetworkSpec>): Draft[] =>
  Array.from({ length: size.natGateways ?? 0 }, (_, i) => i + 1).flatMap((n): Draft[] => [
    {
      id: `NatGateway${n}Ports`,
      means: 'Pods could not open connections to the internet: the NAT gateway has no free port for one destination (55,000 at a time).',
      remedy: 'Find the pod that opens so many connections and let it keep them; or set overrides.network/main.natGateways to 3.',
      query: query(metrics.natGateway.portErrors, [natGateway(n)]),
      when: 'atLeast',
      threshold: 1,
      essential: true,
    },
    {
      id: `NatGateway${n}Drops`,
      means: 'The NAT gateway drops packets: requests of pods to the internet stall or fail.',
      remedy: 'Look at the AWS Health dashboard; if it persists, replace the gateway.',
      query: query(metrics.natGateway.dropped, [natGateway(n)]),
      when: 'above',
      threshold: 100,
    },
  ]);

/** etcd on EKS ends at 8 GiB (EKS best practices, "Kubernetes control plane"). */
const ETCD_BYTES = 6 * 1024 ** 3;

/** Failures of the API in five minutes; a quiet cluster asks it some hundreds of times. Ours. */
const API_FAILURES = 10;

/**
 * Alarms on the control plane, which EKS measures by itself.
 * @param shared - others use the cluster, too
 */
export const clusterAlarms = (cluster: string, shared = false): Draft[] => {
  const { errors, storage, unschedulable } = metrics.controlPlane;
  return [
    {
      id: 'ClusterApiFailures',
      means: 'The Kubernetes API fails requests again and again: deployments, autoscaling and restarts may not work. Pods that run go on.',
      remedy: 'Look at the AWS Health dashboard and at the API server log for a client or webhook that overloads or breaks it.',
      query: query(errors, [cluster]),
      when: 'atLeast',
      threshold: API_FAILURES,
    },
    {
      id: 'ClusterStorage',
      means: 'The store of the Kubernetes API is three quarters full; when it is full, nothing can be changed any more.',
      remedy:
        'Count objects by kind (kubectl get --raw /metrics | grep apiserver_storage_objects) and delete what piles up: finished jobs, events, reports.',
      query: query(storage, [cluster]),
      when: 'above',
      threshold: ETCD_BYTES,
    },
    {
      id: 'ClusterPending',
      means: `Pods have found no node for a quarter of an hour${shared ? ': ours, or those of others in this cluster' : ''}.`,
      remedy: 'kubectl get events for "FailedScheduling": is the node pool at its limit, or the account at its vCPU quota?',
      query: query(unschedulable, [cluster], { statistic: 'Maximum' }),
      when: 'atLeast',
      threshold: 1,
      essential: true,
    },
  ];
};

/** Alarms on nodes and pods, from Container Insights. */
export const podAlarms = (cluster: string): Draft[] => {
  const { failedNodes } = metrics.cluster;
  const { crashLoops, imageErrors, outOfMemory } = metrics.pods;
  return [
    {
      id: 'ClusterNodes',
      means: 'A node has been in a bad state for a quarter of an hour. Auto Mode replaces such nodes by itself.',
      remedy: 'kubectl describe the node; if it stays, delete it (kubectl delete node), and Auto Mode makes another one.',
      query: query(failedNodes, [cluster]),
      when: 'atLeast',
      threshold: 1,
    },
    {
      id: 'ClusterCrashLoops',
      means: 'A container starts and ends again and again.',
      remedy: 'kubectl get pods -A, then kubectl logs --previous for the one in CrashLoopBackOff.',
      query: query(crashLoops, [cluster]),
      when: 'atLeast',
      threshold: 1,
      essential: true,
    },
    {
      id: 'ClusterImages',
      means: 'A node cannot get the image of a container.',
      remedy:
        'Is the image in the registry, with that tag and for the architecture of the nodes? Is there a way to it (NAT gateway, endpoints)?',
      query: query(imageErrors, [cluster]),
      when: 'atLeast',
      threshold: 1,
    },
    {
      id: 'ClusterOutOfMemory',
      means: 'A container was ended because it wanted more memory than it may have.',
      remedy: 'kubectl describe the pod; find the leak, or raise services.<service>.scale.memory.',
      query: query(outOfMemory, [cluster]),
      when: 'atLeast',
      threshold: 1,
    },
  ];
};
