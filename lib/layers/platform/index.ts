export {
  logDeliveryKeyStatement,
  logsKeyStatement,
  publisherKeyStatement,
  type Place,
  type Publisher,
  type ResourceStatement,
} from '../../facts/service-principals';
export { ClusterAddon, type AddonIdentity, type ClusterAddonProps } from './addon/construct';
export { ClusterAccess, type ClusterAccessProps } from './cluster/access';
export { AutoModeCluster, type AutoModeClusterProps } from './cluster/construct';
export { PurposeKey, type PurposeKeyProps } from './keys/construct';
export {
  AutoModeNodePool,
  EncryptedVolumes,
  NetworkPolicyEnforcement,
  type AutoModeNodePoolProps,
  type EncryptedVolumesProps,
} from './node-pool/chart';
export { PodIdentityRole, type PodIdentityRoleProps } from './pod-identity/construct';
export { podIdentityPrincipal, podIdentityTrust, type PodIdentitySubject } from './pod-identity/trust';
