export { AccessLogBucket, regionalLogWriters, type AccessLogBucketProps, type LogWriter } from './vpc/access-logs';
export { formatBlock, nextBlock, parseBlock, subBlock, zoneBlocks, type Block, type ZoneBlocks } from './vpc/cidr';
export { ZonedVpc, type SubnetTier, type ZonedVpcProps, type ZoneProps } from './vpc/construct';
export type { ExistingVpc } from './vpc/existing';
export { RejectedFlowLog, type RejectedFlowLogProps } from './vpc/flow-log';
export { nodeSecurityGroup, type NodeSecurityGroupProps } from './vpc/node-security-group';
