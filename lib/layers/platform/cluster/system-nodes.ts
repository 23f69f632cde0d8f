import { NODE_DISK_GIB } from '../../../facts/auto-mode';
import { addonPods } from '../../../facts/eks-addons';
import { SMALLEST_NODE_VCPU } from '../../../facts/node-capacity';
import { cheapestFirst, nodeTypes } from '../../../facts/node-types';
import type { UsageContext } from '../../../plan/contract';
import { packed, type Nodes, type PodGroup } from '../node-pool/packing';
import { admitted } from '../node-pool/requirements';

/** GiB of disk of a node of the built-in pool. */
export const systemDiskGiB = NODE_DISK_GIB;

/** Pods of add-ons that tolerate the taint of the built-in pool. */
export const systemPods = ({ entries }: Pick<UsageContext, 'entries'>): readonly PodGroup[] =>
  entries.flatMap(({ kind, id, size }) => {
    const pod = kind === 'addon' ? addonPods[id.slice('addon/'.length)] : undefined;
    return pod ? [{ ...pod, pods: (size as { readonly replicas?: number }).replicas ?? 1 }] : [];
  });

/** Nodes of the built-in pool `system`, which takes either architecture: one of the cheapest, as long as the add-ons fit onto it. */
export const systemNodes = (context: UsageContext): readonly Nodes[] => {
  const { categories, newerThan } = admitted(false);
  const types = nodeTypes().filter((t) => categories.includes(t.category) && t.generation > newerThan && t.vcpu === SMALLEST_NODE_VCPU);
  return packed(systemPods(context), cheapestFirst(types, context.region));
};
