import type { Traffic } from '../../../kubernetes/traffic';
import { outsideHttps, podIdentity } from '../../../kubernetes/known-traffic';
import type { Egress } from '../../../plan/contract';
import type { WorkloadSpec } from './spec';

/** Address blocks that rules name. */
export interface Blocks {
  /** The VPC as a whole. */
  readonly vpc: string;
  /** The subnets of databases and load balancers. */
  readonly data: readonly string[];
  /** Interface endpoints of AWS services in the VPC. */
  readonly endpoints: readonly string[];
}

const ruleOf = (egress: Egress, { vpc, data, endpoints }: Blocks): Traffic => {
  switch (egress.to) {
    case 'workload':
      return { peer: { workload: egress.name, namespace: egress.team }, ports: [egress.port] };
    case 'data-subnets':
      return { peer: { blocks: data }, ports: [egress.port] };
    case 'aws-endpoints':
    case 'internet':
      return outsideHttps(vpc, endpoints);
  }
};

const distinct = (rules: readonly Traffic[]): Traffic[] => [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];

/**
 * What a workload may connect to: where its edges lead, names to find that by, and the credentials of its role.
 * @param names - asking the cluster's DNS
 */
export const egressOf = (
  { egress, awsAccess }: Pick<WorkloadSpec, 'egress' | 'awsAccess'>,
  blocks: Blocks,
  names: readonly Traffic[],
): Traffic[] => {
  if (egress.length === 0 && !awsAccess) return [];
  return distinct([...names, ...(awsAccess ? [podIdentity] : []), ...egress.map((e) => ruleOf(e, blocks))]);
};

/** Who may connect to a workload: its callers, and the load balancer, which asks for its health besides. */
export const ingressOf = (
  { port, health, callers, public: open }: Pick<WorkloadSpec, 'port' | 'health' | 'callers' | 'public'>,
  { data }: Blocks,
): Traffic[] => {
  if (port === undefined) return [];
  const ports = [...new Set([port, health?.port ?? port])];
  return [
    ...callers.map(({ team, name }): Traffic => ({ peer: { workload: name, namespace: team }, ports: [port] })),
    ...(open ? [{ peer: { blocks: data }, ports }] : []),
  ];
};
