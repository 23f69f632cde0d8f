import type { Invariant } from '../invariant';
import { closedNamespaces } from './closed-namespaces';
import { distinctObjects } from './distinct-objects';
import { drainableDeployments } from './drainable-deployments';
import { edgePolicies } from './edge-policies';
import { hardenedPods } from './hardened-pods';
import { policyPerWorkload } from './policy-per-workload';
import { probedServices } from './probed-services';

/** What holds for the manifests of every cluster. */
export const manifestInvariants: readonly Invariant[] = [
  distinctObjects,
  closedNamespaces,
  hardenedPods,
  drainableDeployments,
  probedServices,
  policyPerWorkload,
  edgePolicies,
];
