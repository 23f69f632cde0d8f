import type { BuildContext, Builder } from '../../../build/contract';
import { clusterDnsAddress, kubernetesApiAddress } from '../../../facts/auto-mode-network';
import { dns } from '../../../kubernetes/known-traffic';
import type { PlanEntry } from '../../../plan/contract';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../keys/builder';
import { ClusterAccess } from './access';
import { buildExisting } from './build-existing';
import type { ClusterSize, ClusterSpec, OwnClusterSize, OwnClusterSpec } from './capability';
import { AutoModeCluster } from './construct';
import { CLUSTER } from './handle';

const buildOwn = ({ size, spec }: PlanEntry<OwnClusterSize, OwnClusterSpec>, context: BuildContext): void => {
  const stack = context.stack('Platform');
  const keys = context.use(KEYS);
  const network = context.use(NETWORK);
  const { cluster } = new AutoModeCluster(stack, 'Cluster', {
    clusterName: spec.name,
    version: spec.version,
    supportType: spec.supportType,
    subnetIds: network.privateSubnetIds,
    encryptionKey: keys.cluster,
    // Everything that wears the nodes' group: a shell in the VPC, and pods without the cluster's own group.
    apiClientSecurityGroupIds: [network.nodeSecurityGroupId],
    publicAccessCidrs: spec.publicAccessCidrs,
    serviceCidr: spec.serviceCidr,
    logDays: size.logDays,
    logEncryptionKey: keys.logs,
    retainLogs: context.retain,
    deletionProtection: spec.deletionProtection,
  });
  context.pin(cluster, 'Cluster');
  const access = new ClusterAccess(stack, 'Access', {
    clusterName: cluster.ref,
    clusterArn: cluster.attrArn,
    nodeRoleName: spec.nodeRoleName,
    admins: spec.admins,
    adminRoleName: spec.adminRoleName,
  });

  // The role before the cluster, and so after it when they go: EKS keeps the role in an instance profile as long as there are nodes, and a
  // while longer (https://github.com/aws/containers-roadmap/issues/2531), and IAM deletes no role that is in one (IAM API, DeleteRole).
  cluster.node.addDependency(access.nodeRole);

  const adminRole = access.adminRole?.roleArn;
  context.output('Platform', 'ClusterName', cluster.ref, 'Name of the Kubernetes cluster');
  context.output('Platform', 'ClusterEndpoint', cluster.attrEndpoint, 'URL of the Kubernetes API');
  if (adminRole)
    context.output('Platform', 'AdminRoleArn', adminRole, 'Role that administers the cluster, since the blueprint names no administrator');
  const login = `aws eks update-kubeconfig --region ${context.region} --name ${cluster.ref}`;
  context.output(
    'Platform',
    'KubeconfigCommand',
    adminRole ? `${login} --role-arn ${adminRole}` : login,
    'Gives kubectl access to the cluster',
  );

  // Exported whether or not this tier reads them, so that moving to another tier drops no export in use.
  for (const value of [cluster.ref, cluster.attrArn, cluster.attrClusterSecurityGroupId]) stack.exportValue(value);
  context.provide(CLUSTER, {
    name: cluster.ref,
    arn: cluster.attrArn,
    endpoint: cluster.attrEndpoint,
    securityGroupId: cluster.attrClusterSecurityGroupId,
    nodeRoleName: spec.nodeRoleName,
    pods: { placement: {}, dns: [dns(clusterDnsAddress(spec.serviceCidr))], apiAddress: kubernetesApiAddress(spec.serviceCidr) },
  });
};

export const buildCluster: Builder<ClusterSize, ClusterSpec> = (entry, context) => {
  if ('existing' in entry.spec) buildExisting(entry.spec, context);
  else buildOwn(entry as PlanEntry<OwnClusterSize, OwnClusterSpec>, context);
};
