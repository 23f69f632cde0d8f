import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'the smallest node of Auto Mode, and the most pods on one',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html (EKS Auto Mode supported instance reference)',
    asOf: '2026-11-23',
  },
  {
    covers: 'vCPU of a new account',
    source: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html (quota L-1216C47A, default)',
    asOf: '2026-11-23',
    note: 'AWS raises it by itself as an account is used, and starts some accounts lower',
  },
];

/** vCPU of the smallest node that Auto Mode starts: those with more than one. */
export const SMALLEST_NODE_VCPU = 2;

/** A node of Auto Mode holds no more pods than this, whatever its size; a small one fewer, by its network interfaces. */
export const MAX_PODS_PER_NODE = 110;

/** vCPU of on-demand standard instances (families A, C, D, H, I, M, R, T, Z) that a new account may run: EC2 quota L-1216C47A. */
export const NEW_ACCOUNT_VCPU = 5;
