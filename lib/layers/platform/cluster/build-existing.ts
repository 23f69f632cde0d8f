import { Aws } from 'aws-cdk-lib';
import type { BuildContext } from '../../../build/contract';
import { clusterDnsAddress, kubernetesApiAddress } from '../../../facts/auto-mode-network';
import { dns, dnsPods } from '../../../kubernetes/known-traffic';
import type { Placement } from '../../../kubernetes/placement';
import { ClusterAccess } from './access';
import type { ExistingClusterSpec, OwnPool } from './existing';
import { CLUSTER } from './handle';

/** Karpenter labels its nodes with the name of their pool (karpenter.sh, "Scheduling", well-known labels). */
const onPool = ({ name, taint }: OwnPool): Placement => ({
  nodeSelector: { 'karpenter.sh/nodepool': name },
  tolerations: [{ ...taint, operator: 'Equal', effect: 'NoSchedule' }],
});

const placementOf = ({ pool, arch }: ExistingClusterSpec): Placement => {
  if (pool) return onPool(pool);
  return arch ? { nodeSelector: { 'kubernetes.io/arch': arch } } : {};
};

/** The way into the cluster for nodes of our own pool, and how people find it. */
const letNodesIn = ({ existing: { name, endpoint } }: ExistingClusterSpec, { roleName }: OwnPool, context: BuildContext): void => {
  new ClusterAccess(context.stack('Platform'), 'Access', { clusterName: name, nodeRoleName: roleName, nodesOnly: true });
  context.output('Platform', 'ClusterName', name, 'Name of the Kubernetes cluster');
  if (endpoint !== undefined) context.output('Platform', 'ClusterEndpoint', endpoint, 'URL of the Kubernetes API');
  context.output(
    'Platform',
    'KubeconfigCommand',
    `aws eks update-kubeconfig --region ${context.region} --name ${name}`,
    'Gives kubectl access to the cluster, to those whom its owner lets in',
  );
};

/** Into a cluster that is there: nodes of our own in Auto Mode, nothing of CloudFormation without it. */
export const buildExisting = (spec: ExistingClusterSpec, context: BuildContext): void => {
  const { existing, pool } = spec;
  if (pool) letNodesIn(spec, pool, context);
  context.provide(CLUSTER, {
    name: existing.name,
    arn: `arn:${Aws.PARTITION}:eks:${context.region}:${Aws.ACCOUNT_ID}:cluster/${existing.name}`,
    ...(existing.endpoint === undefined ? {} : { endpoint: existing.endpoint }),
    ...(pool ? { nodeRoleName: pool.roleName } : {}),
    pods: {
      placement: placementOf(spec),
      dns: [dns(clusterDnsAddress(existing.serviceCidr)), ...(existing.autoMode ? [] : [dnsPods])],
      apiAddress: kubernetesApiAddress(existing.serviceCidr),
    },
  });
};
