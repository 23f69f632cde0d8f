import { BINARY_STEP, DAYS_PER_MONTH } from '../../../capacity/units';
import { factValue } from '../../../facts/registry';
import { FREE, HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logLines } from '../../observability/log-usage';
import { countOf, nodesAt } from '../node-pool/estimate';
import { nodeLines, nodeQuotas } from '../node-pool/usage';
import { systemDiskGiB, systemNodes } from './system-nodes';

interface Cluster {
  readonly size: { readonly logDays?: number };
  readonly spec: object;
}

interface OwnSpec {
  readonly inExtendedSupport: boolean;
  readonly admins: readonly string[];
}

const isOwn = (spec: object): spec is OwnSpec => !('existing' in spec);

/** The hour of a control plane: extended support costs what its fact says, in the place of the standard price. */
const controlPlanePrice = ({ inExtendedSupport }: Pick<OwnSpec, 'inExtendedSupport'>): string =>
  inExtendedSupport ? 'eks.controlPlane.extended' : 'eks.controlPlane.standard';

/** What all five logs of the control plane come to in a month. */
const controlPlaneGiB = (nodes: number, { assumed }: UsageContext): number =>
  (assumed.controlPlaneLogGiBPerDay + (nodes * assumed.controlPlaneLogMiBPerNodeDay) / BINARY_STEP) * DAYS_PER_MONTH;

/** The control plane, its logs, and the nodes of the built-in pool. A cluster that is there is on its owner's bill, whatever runs in it. */
export const clusterUsage = ({ size, spec }: Cluster, context: UsageContext): readonly Usage[] => {
  if (!isOwn(spec)) return FREE();
  const system = systemNodes(context);
  const gib = controlPlaneGiB(countOf(system) + countOf(nodesAt('average', context)), context);
  return [
    { item: 'control plane', price: controlPlanePrice(spec), quantity: HOURS_PER_MONTH },
    ...nodeLines(system, { what: 'nodes of the built-in pool', region: context.region, diskGiB: systemDiskGiB, spot: false }),
    ...logLines({ what: 'logs of the control plane', gib, days: size.logDays ?? 0, vended: true }, context.assumed),
  ];
};

/** Roles and entries of our nodes in a cluster that is there; what it is made of is its owner's. */
const inExisting = (spec: object): readonly QuotaUse[] =>
  'pool' in spec
    ? [
        { quota: 'iam.roles', amount: 1 },
        { quota: 'eks.access-entries', amount: 1 },
      ]
    : [];

export const clusterQuotas = ({ spec }: Cluster, context: UsageContext): readonly QuotaUse[] => {
  if (!isOwn(spec)) return inExisting(spec);
  const system = systemNodes(context);
  // Without a named administrator a role is made for one.
  const adminRoles = spec.admins.length === 0 ? 1 : 0;
  const nodeRoles = 2;
  return [
    { quota: 'eks.clusters', amount: 1 },
    // EKS makes that of the built-in pool, we that of our own.
    { quota: 'eks.access-entries', amount: nodeRoles + Math.max(1, spec.admins.length) },
    { quota: 'iam.roles', amount: 1 + nodeRoles + adminRoles },
    { quota: 'vpc.security-groups', amount: 1 },
    { quota: 'logs.groups', amount: 1 },
    ...nodeQuotas(system, { diskGiB: systemDiskGiB, spot: false }),
    { quota: 'ec2.network-interfaces', amount: factValue('eks.controlPlaneInterfaces') },
  ];
};
