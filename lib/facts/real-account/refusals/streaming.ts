import { count, inside, items, text, type Refusal } from './rule';

const KAFKA_API = 'https://pypi.org/project/botocore/1.44.8/ botocore/data/kafka/2018-11-14/service-2.json';
const READ = '2026-11-25';

/** Versions of Kafka that MSK has given an end, and so takes for no new cluster: everything up to 3.6. */
const ENDED = /^(1|2)\.|^3\.[1-6]\./;

/** What SQS, SNS and MSK refuse. */
export const streamingRefusals: readonly Refusal[] = [
  {
    id: 'queue-name',
    types: ['AWS::SQS::Queue'],
    says: 'a queue’s name has at most 80 letters, digits, hyphens and underscores; that of a FIFO queue, and of no other, ends in .fifo',
    source: 'https://pypi.org/project/botocore/1.44.8/ botocore/data/sqs/2012-11-05/service-2.json CreateQueue QueueName',
    asOf: READ,
    refused: ({ QueueName, FifoQueue }) => {
      const name = text(QueueName);
      if (name === undefined) return undefined;
      const fits = /^[A-Za-z0-9_-]+(\.fifo)?$/.test(name) && name.length <= 80 && name.endsWith('.fifo') === (FifoQueue === true);
      return fits ? undefined : `the name ${name}`;
    },
  },
  {
    id: 'topic-name',
    types: ['AWS::SNS::Topic'],
    says: 'a topic’s name has at most 256 letters, digits, hyphens and underscores; that of a FIFO topic, and of no other, ends in .fifo',
    source: 'https://pypi.org/project/botocore/1.44.8/ botocore/data/sns/2010-03-31/service-2.json CreateTopic Name',
    asOf: READ,
    refused: ({ TopicName, FifoTopic }) => {
      const name = text(TopicName);
      if (name === undefined) return undefined;
      const fits = /^[A-Za-z0-9_-]+(\.fifo)?$/.test(name) && name.length <= 256 && name.endsWith('.fifo') === (FifoTopic === true);
      return fits ? undefined : `the name ${name}`;
    },
  },
  {
    id: 'msk-brokers',
    types: ['AWS::MSK::Cluster'],
    says: 'two or three subnets in as many zones, and as many brokers in each: the number of brokers is a multiple of that of subnets',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-msk-cluster-brokernodegroupinfo.html (ClientSubnets); github.com/hashicorp/terraform-provider-aws website/docs/r/msk_cluster.html.markdown (number_of_broker_nodes)',
    asOf: READ,
    refused: ({ BrokerNodeGroupInfo, NumberOfBrokerNodes }) => {
      const subnets = items(inside(BrokerNodeGroupInfo)['ClientSubnets'])?.length;
      const brokers = count(NumberOfBrokerNodes);
      if (subnets === undefined || brokers === undefined) return undefined;
      if (subnets < 2 || subnets > 3) return `brokers in ${subnets} subnets`;
      return brokers % subnets === 0 ? undefined : `${brokers} brokers in ${subnets} subnets`;
    },
  },
  {
    id: 'msk-name',
    types: ['AWS::MSK::Cluster'],
    says: 'a cluster’s name has at most 64 letters, digits and hyphens',
    source: `${KAFKA_API} CreateCluster ClusterName`,
    asOf: READ,
    refused: ({ ClusterName }) => {
      const name = text(ClusterName);
      return name === undefined || /^[A-Za-z0-9-]{1,64}$/.test(name) ? undefined : `the name ${name}`;
    },
  },
  {
    id: 'msk-version',
    types: ['AWS::MSK::Cluster'],
    says: 'a version of Kafka after 3.6: MSK takes none for a new cluster whose end it has announced',
    source:
      'https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html; https://docs.aws.amazon.com/msk/latest/developerguide/version-support.html',
    asOf: READ,
    refused: ({ KafkaVersion }) => (ENDED.test(text(KafkaVersion) ?? '') ? `Kafka ${text(KafkaVersion) ?? ''}` : undefined),
  },
  {
    id: 'msk-topic',
    types: ['AWS::MSK::Topic'],
    says: 'a topic has at least one partition and one copy',
    source: `${KAFKA_API} CreateTopic PartitionCount, ReplicationFactor`,
    asOf: READ,
    refused: ({ PartitionCount, ReplicationFactor }) => {
      if ((count(PartitionCount) ?? 1) < 1) return `${String(PartitionCount)} partitions`;
      return (count(ReplicationFactor) ?? 1) < 1 ? `${String(ReplicationFactor)} copies` : undefined;
    },
  },
];
