import { Aws, Fn } from 'aws-cdk-lib';
import { handle, type Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import { KAFKA_ARN_OUTPUT, type KafkaSize, type KafkaSpec } from './capability';
import { KafkaCluster } from './construct';

/** What topics need of the cluster. */
export const KAFKA = handle<{ readonly clusterArn: string }>('msk/main');

export const buildKafka: Builder<KafkaSize, KafkaSpec> = ({ id, size, spec }, context) => {
  const network = context.use(NETWORK);
  const keys = context.use(KEYS);
  // The ids of streams are names in capitals: a hyphen keeps this one apart from all of them.
  const { cluster } = new KafkaCluster(context.stack('Streaming'), 'Kafka-Cluster', {
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds,
    clientSecurityGroupIds: [network.nodeSecurityGroupId],
    encryptionKey: keys.messages,
    clusterName: spec.clusterName,
    kafkaVersion: spec.kafkaVersion,
    instanceType: size.instanceType,
    brokers: size.brokers,
    storageGiB: size.storageGiB,
    logGroupName: spec.logGroupName,
    logDays: retentionOfAtLeast(size.logDays),
    logEncryptionKey: keys.logs,
    retain: context.retain,
  });
  context.pin(cluster, spec.logicalId);
  context.output('Streaming', KAFKA_ARN_OUTPUT, cluster.attrArn, 'Kafka cluster: what clients ask for the addresses of its brokers by');

  // `arn:…:cluster/<name>/<uuid>`: topics and groups have the same ending in their ARNs, and MSK makes the uuid.
  const nameAndUuid = Fn.select(1, Fn.split(':cluster/', cluster.attrArn));
  const under = (kind: string): string => `arn:${Aws.PARTITION}:kafka:${context.region}:${Aws.ACCOUNT_ID}:${kind}/${nameAndUuid}`;
  context.provideAttributes(id, {
    arn: cluster.attrArn,
    topicArn: under('topic'),
    groupArn: under('group'),
    everyCluster: '*',
  });
  context.provide(KAFKA, { clusterArn: cluster.attrArn });
};
