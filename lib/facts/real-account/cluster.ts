import { FIRST_READ, type OtherRisk } from './row';

/** What only a real cluster shows of Kubernetes objects. */
export const clusterRisks: readonly OtherRisk[] = [
  {
    what: 'NodePool `general`, sandbox',
    breaks:
      'One node is all that the ceiling admits, and it is chosen for the pods that wait first; too small a one would leave a later pod Pending for ever. Hence the floor on its memory, which counts on 29 to 35 pods and 7.5 % for the hypervisor',
    tests: ['layers/platform/node-pool.test.ts'],
    note: 'seen elsewhere: 3,106 MiB allocatable of 4 GiB',
    source: "EKS's own rule; a public cluster's notes",
    asOf: FIRST_READ,
  },
  {
    what: 'NodePool `general`, sandbox',
    breaks:
      'with one node there is no room beside it: an update of the node image waits until the node is two weeks old, and then its pods stop for the minutes that a new one takes',
    note: 'accepted in a sandbox',
    source: 'Karpenter, "Disruption"',
    asOf: FIRST_READ,
  },
  {
    what: 'NodeClass',
    breaks: "finds the cluster's security group by `aws:eks:cluster-name`, a tag that only AWS can set",
    tests: ['layers/platform/node-pool.test.ts'],
    source: 'EKS user guide, "Security group requirements"',
    asOf: FIRST_READ,
  },
  {
    what: 'NetworkPolicy',
    breaks: 'DNS is answered on the node: a rule names 172.20.0.10, no selector would match',
    note: "stand with a real API server, without Auto Mode's agent",
    source: 'aws/containers-roadmap#2552',
    asOf: FIRST_READ,
  },
  {
    what: 'TargetGroupBinding',
    breaks:
      'the controller registers pods only in groups tagged `eks:eks-cluster-name`, and has no readiness gate here: a new pod counts as ready some seconds before the load balancer finds it healthy, which `minReadySeconds` is to cover',
    tests: ['layers/edge/load-balancer.test.ts'],
    source: 'aws/containers-roadmap#2508',
    asOf: FIRST_READ,
  },
  {
    what: 'Job of the database',
    breaks:
      "its token is signed on the pod (no call but the agent's), good for 15 minutes; psql checks the certificate against the region's root",
    tests: ['layers/data/database-bootstrap.test.ts', 'facts/rds-ca.test.ts'],
    source: 'RDS, "Connecting with IAM authentication"',
    asOf: FIRST_READ,
  },
];
