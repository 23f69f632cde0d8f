import { at, listOf, textOf } from '../../reading';
import { downgrades, shrinks, type Refusal, type Unsupported } from './form';

const MSK = 'https://docs.aws.amazon.com/msk/latest/developerguide';
const CLUSTER = ['AWS::MSK::Cluster'];

const familyOf = (instance: string): string => instance.split('.')[0] ?? '';

const otherBrokers: Refusal = (from, to) => {
  const [was, is] = [textOf(from), textOf(to)];
  if (was === undefined || is === undefined) return undefined;
  if (familyOf(was) !== familyOf(is)) return 'the template does not take a cluster from Standard to Express brokers, or back';
  return is.startsWith('kafka.t3') && !was.startsWith('kafka.t3') ? 'no larger broker becomes a t3' : undefined;
};

const zonesIn = (properties: unknown): number => listOf(at(properties, 'BrokerNodeGroupInfo.ClientSubnets')).length;

const unevenBrokers: Refusal = (from, to, { after }) => {
  const [was, is, zones] = [Number(textOf(from)), Number(textOf(to)), zonesIn(after?.Properties)];
  if (Number.isNaN(was) || Number.isNaN(is) || was === is) return undefined;
  return zones > 0 && is % zones !== 0 ? `brokers come in as many as there are zones, which are ${zones}` : undefined;
};

const fewerBrokers: Refusal = (from, to) =>
  Number(textOf(to)) < Number(textOf(from)) ? 'a broker goes only when it holds no partition' : undefined;

/** What Kafka refuses. */
export const STREAMING: readonly Unsupported[] = [
  {
    types: CLUSTER,
    path: 'KafkaVersion',
    refusal: downgrades('Kafka'),
    remedy: 'keep the version; for an older one, make a cluster beside it and replicate the topics',
    source: `${MSK}/version-upgrades.html`,
  },
  {
    types: CLUSTER,
    path: 'BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize',
    refusal: shrinks('the volume of a broker'),
    remedy: 'keep the size; to pay for less, shorten what topics retain, or move to tiered storage',
    source: `${MSK}/msk-update-storage.html`,
  },
  {
    types: CLUSTER,
    path: 'BrokerNodeGroupInfo.InstanceType',
    refusal: otherBrokers,
    remedy:
      'another engine beside it: in Strata `engine: msk-express` with `migrateFrom`; by hand, the in-place upgrade of Amazon MSK (Kafka 3.9 with KRaft)',
    source: `${MSK}/broker-instance-types.html`,
  },
  {
    types: CLUSTER,
    path: 'NumberOfBrokerNodes',
    refusal: unevenBrokers,
    remedy: 'a multiple of the zones',
    source: `${MSK}/msk-update-broker-count.html`,
  },
  {
    types: CLUSTER,
    path: 'NumberOfBrokerNodes',
    refusal: fewerBrokers,
    remedy: 'move the partitions off those brokers first (kafka-reassign-partitions), then name the cluster with --allow-replace',
    source: `${MSK}/msk-remove-broker.html`,
  },
  {
    types: ['AWS::MSK::Topic'],
    path: 'PartitionCount',
    refusal: shrinks('the number of partitions'),
    remedy: 'keep it; for fewer, make a topic beside it and move its readers and writers',
    source: 'https://kafka.apache.org/documentation/#basic_ops_modify_topic',
  },
];
