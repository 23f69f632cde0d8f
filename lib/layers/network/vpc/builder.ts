import { Aws, type CfnResource, type Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { handle, type BuildContext, type Builder } from '../../../build/contract';
import type { PlanEntry } from '../../../plan/contract';
import { KEYS } from '../../platform/keys/builder';
import { AccessLogBucket, regionalLogWriters } from './access-logs';
import { ZONE_IDS_OUTPUT, type NetworkSize, type NetworkSpec, type OwnNetworkSize, type OwnNetworkSpec } from './capability';
import { ZonedVpc } from './construct';
import type { ExistingNetworkSpec, ExistingVpc } from './existing';
import { RejectedFlowLog } from './flow-log';
import { nodeSecurityGroup } from './node-security-group';

/** What the layers above need of the network. */
export interface NetworkHandle extends ExistingVpc {
  /** `<name>-<region>`; in a VPC of ours also the value of the `strata:network` tag of every subnet. */
  readonly name: string;
  /** How a NodeClass finds the private subnets: tags of ours, or the ids of what is there. */
  readonly nodeSubnets: { readonly tags: Readonly<Record<string, string>> } | { readonly ids: readonly string[] };
  /** Address blocks for NetworkPolicies. */
  readonly blocks: {
    /** The subnets of stores and load balancers; in an existing VPC perhaps the whole of it. */
    readonly data: readonly string[];
    /** Interface endpoints of AWS services in the VPC. */
    readonly endpoints: readonly string[];
    /** Where the control plane has its network interfaces: the private subnets; in an existing VPC perhaps anywhere in it. */
    readonly controlPlane: readonly string[];
  };
  /** Worn by every node, and so by every pod: stores and load balancers name it in their rules. */
  readonly nodeSecurityGroupId: string;
  /** Value of the `Name` tag of that group, by which NodeClasses select it; absent for a group that is not ours. */
  readonly nodeSecurityGroupName?: string;
  readonly accessLogs: IBucket;
}
export const NETWORK = handle<NetworkHandle>('network/main');

type Nodes = Pick<NetworkHandle, 'nodeSecurityGroupId' | 'nodeSecurityGroupName'>;

const makeNodes = (stack: Stack, vpcId: string, name: string): Nodes => {
  const nodeSecurityGroupName = `${name}-nodes`;
  const { attrGroupId } = nodeSecurityGroup(stack, { vpcId, name: nodeSecurityGroupName });
  return { nodeSecurityGroupId: attrGroupId, nodeSecurityGroupName };
};

const makeAccessLogs = (stack: Stack, context: BuildContext, { bucket, days }: { bucket: string; days: number }): IBucket => {
  const logs = new AccessLogBucket(stack, 'AccessLogs', {
    bucketName: `${bucket}-${Aws.ACCOUNT_ID}`,
    writers: regionalLogWriters(stack),
    days,
    retain: context.retain,
  });
  context.pin(logs.bucket.node.defaultChild as CfnResource, 'AccessLogs');
  return logs.bucket;
};

const buildOwn = ({ id, size, spec }: PlanEntry<OwnNetworkSize, OwnNetworkSpec>, context: BuildContext): void => {
  const stack = context.stack('Network');
  const vpc = new ZonedVpc(stack, 'Network', {
    name: spec.name,
    cidr: spec.cidr,
    region: context.region,
    zones: spec.zones,
    natGateways: size.natGateways,
  });
  new RejectedFlowLog(stack, 'FlowLog', {
    vpcId: vpc.vpcId,
    logGroupName: spec.flowLogGroup,
    retentionDays: size.flowLogDays,
    encryptionKey: context.use(KEYS).logs,
  });
  const nodes = makeNodes(stack, vpc.vpcId, spec.name);
  const accessLogs = makeAccessLogs(stack, context, { bucket: spec.accessLogBucket, days: size.accessLogDays });

  // Exported whether or not this tier reads them, so that moving to another tier drops no export in use.
  for (const value of [vpc.vpcId, ...vpc.publicSubnetIds, ...vpc.privateSubnetIds, ...vpc.dataSubnetIds, nodes.nodeSecurityGroupId])
    stack.exportValue(value);
  context.output('Network', 'VpcId', vpc.vpcId, 'The VPC of the platform');
  context.output(
    'Network',
    ZONE_IDS_OUTPUT,
    spec.zones.map(({ zoneId }, i) => `${vpc.zoneNames[i]}=${zoneId}`).join(','),
    'Id of each zone by its name in this account',
  );
  context.provideAttributes(id, Object.fromEntries(vpc.natGatewayIds.map((gateway, i) => [`natGateway${i + 1}Id`, gateway])));
  context.provide(NETWORK, {
    ...vpcOf(vpc),
    name: spec.name,
    nodeSubnets: { tags: { 'strata:network': spec.name, 'strata:subnet': 'private' } },
    blocks: { data: spec.zones.map((z) => z.data), endpoints: [], controlPlane: spec.zones.map((z) => z.private) },
    ...nodes,
    accessLogs,
  });
};

const vpcOf = ({ vpcId, cidr, publicSubnetIds, privateSubnetIds, dataSubnetIds }: ExistingVpc): ExistingVpc => ({
  vpcId,
  cidr,
  publicSubnetIds,
  privateSubnetIds,
  dataSubnetIds,
});

const buildExisting = ({ size, spec }: PlanEntry<NetworkSize, ExistingNetworkSpec>, context: BuildContext): void => {
  const stack = context.stack('Network');
  const { vpc, nodeSecurityGroupId } = spec;
  const nodes: Nodes = nodeSecurityGroupId === undefined ? makeNodes(stack, vpc.vpcId, spec.name) : { nodeSecurityGroupId };
  const accessLogs = makeAccessLogs(stack, context, { bucket: spec.accessLogBucket, days: size.accessLogDays });
  // As in a VPC of ours: the last reader of an export may go before its maker knows.
  if (nodeSecurityGroupId === undefined) stack.exportValue(nodes.nodeSecurityGroupId);
  context.output('Network', 'VpcId', vpc.vpcId, 'The VPC of the platform');
  context.provide(NETWORK, {
    ...vpc,
    name: spec.name,
    nodeSubnets: { ids: vpc.privateSubnetIds },
    blocks: { data: spec.dataBlocks, endpoints: spec.endpointBlocks, controlPlane: [vpc.cidr] },
    ...nodes,
    accessLogs,
  });
};

const isExisting = (entry: PlanEntry<NetworkSize, NetworkSpec>): entry is PlanEntry<NetworkSize, ExistingNetworkSpec> =>
  'vpc' in entry.spec;

export const buildNetwork: Builder<NetworkSize, NetworkSpec> = (entry, context) => {
  if (isExisting(entry)) buildExisting(entry, context);
  else buildOwn(entry as PlanEntry<OwnNetworkSize, OwnNetworkSpec>, context);
};
