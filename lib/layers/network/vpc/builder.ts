import { Aws, type CfnResource } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { handle, type Builder } from '../../../build/contract';
import { KEYS } from '../../platform/keys/builder';
import { AccessLogBucket, regionalLogWriters } from './access-logs';
import type { NetworkSize, NetworkSpec } from './capability';
import { ZonedVpc } from './construct';
import { RejectedFlowLog } from './flow-log';

/** What the layers above need of the network. */
export interface NetworkHandle {
  readonly vpcId: string;
  /** Value of the `strata:network` tag of every subnet. */
  readonly name: string;
  readonly cidr: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly dataSubnetIds: readonly string[];
  /** Address blocks by tier of subnet, for NetworkPolicies. */
  readonly blocks: { readonly public: readonly string[]; readonly private: readonly string[]; readonly data: readonly string[] };
  /** Worn by every node, and so by every pod: stores and load balancers name it in their rules. */
  readonly nodeSecurityGroupId: string;
  /** Value of the `Name` tag of that group, by which NodeClasses select it. */
  readonly nodeSecurityGroupName: string;
  readonly accessLogs: IBucket;
}
export const NETWORK = handle<NetworkHandle>('network/main');

export const buildNetwork: Builder<NetworkSize, NetworkSpec> = ({ id, size, spec }, context) => {
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

  const nodeSecurityGroupName = `${spec.name}-nodes`;
  const nodes = new CfnSecurityGroup(stack, 'NodeSecurityGroup', {
    groupDescription: 'Nodes of the Kubernetes cluster, and so their pods',
    vpcId: vpc.vpcId,
    // What a pod may reach is the business of its NetworkPolicy; the group only lets it out.
    securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '0.0.0.0/0', description: 'NetworkPolicies decide what pods may reach' }],
    tags: [{ key: 'Name', value: nodeSecurityGroupName }],
  });
  new CfnSecurityGroupIngress(stack, 'NodeToNode', {
    groupId: nodes.attrGroupId,
    sourceSecurityGroupId: nodes.attrGroupId,
    ipProtocol: '-1',
    description: 'Pods on other nodes',
  });

  const logs = new AccessLogBucket(stack, 'AccessLogs', {
    bucketName: `${spec.accessLogBucket}-${Aws.ACCOUNT_ID}`,
    writers: regionalLogWriters(stack),
    days: size.accessLogDays,
    retain: context.retain,
  });
  context.pin(logs.bucket.node.defaultChild as CfnResource, 'AccessLogs');

  // Exported whether or not this tier reads them, so that moving to another tier drops no export in use.
  for (const value of [vpc.vpcId, ...vpc.publicSubnetIds, ...vpc.privateSubnetIds, ...vpc.dataSubnetIds, nodes.attrGroupId])
    stack.exportValue(value);
  context.output('Network', 'VpcId', vpc.vpcId, 'The VPC of the platform');
  context.provideAttributes(id, Object.fromEntries(vpc.natGatewayIds.map((gateway, i) => [`natGateway${i + 1}Id`, gateway])));
  context.provide(NETWORK, {
    vpcId: vpc.vpcId,
    name: spec.name,
    cidr: spec.cidr,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    dataSubnetIds: vpc.dataSubnetIds,
    blocks: { public: spec.zones.map((z) => z.public), private: spec.zones.map((z) => z.private), data: spec.zones.map((z) => z.data) },
    nodeSecurityGroupId: nodes.attrGroupId,
    nodeSecurityGroupName,
    accessLogs: logs.bucket,
  });
};
