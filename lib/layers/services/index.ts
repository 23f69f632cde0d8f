export { ImageRepository, type ImageRepositoryProps } from './registry/construct';
export { WorkloadRole, type WorkloadGrant, type WorkloadRoleProps } from './workload-role/construct';
