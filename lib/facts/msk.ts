import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'Kafka version: the newest of standard brokers, KRaft only, with what CreateCluster answered to kafka.t3.small',
    source:
      'public repositories that deployed it (list-kafka-versions, CreateCluster); https://docs.aws.amazon.com/msk/latest/developerguide/kraft-intro.html',
    asOf: '2026-09-18',
  },
  {
    covers: 'throughput, partitions and input-output per unit of ingress, headroom of volumes, quota of brokers',
    source:
      'github.com/aws/agent-toolkit-for-aws d6ad2e4 skills/specialized-skills/analytics-skills/managing-amazon-msk/scripts/msk_sizing.py',
    asOf: '2026-08-20',
  },
  {
    covers: 'bounds of storage',
    source: 'npm aws-cdk-lib 2.276.0 aws-msk/lib/msk.generated.d.ts; CloudFormation schema of AWS::MSK::Cluster (cfn-lint 1.58)',
    asOf: '2026-11-25',
  },
  {
    covers: 'form of the settings of a topic: JSON with text values, in Base64',
    source:
      'github.com/hashicorp/terraform-provider-aws 0b3036c9 internal/service/kafka/topic.go, with tests against AWS; the developer guide shows lines of key=value instead',
    asOf: '2026-11-25',
    note: 'secondary',
  },
  {
    covers: 'settings of brokers: which may be set, that CloudFormation takes them as plain text',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html; github.com/aws/aws-cdk/issues/34503',
    asOf: '2026-11-25',
  },
  {
    covers:
      'that brokers may serve consumers from the copy in their own zone, and that the rack of a standard broker is the id of its zone',
    source:
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html (`replica.selector.class`); https://aws.amazon.com/blogs/big-data/reduce-network-traffic-costs-of-your-amazon-msk-consumers-with-rack-awareness',
    asOf: '2026-11-26',
    note: 'undated page, and a post of 2022',
  },
];

/** `KafkaVersion`. The ending chooses KRaft: metadata cannot be moved from ZooKeeper later, and Kafka 4 has nothing else. */
export const kafkaVersion = '4.1.x.kraft';

/** Port of IAM authentication inside the VPC (MSK developer guide, "Port information"). */
export const iamPort = 9098;

/** One broker in each of three zones, and a copy of every event in each. Two copies must be written before an event counts as published. */
export const replication = { brokers: 3, factor: 3, minInSync: 2 } as const;

/** What a broker can do. */
export interface BrokerType {
  /** Throughput of its volume, MiB/s. */
  readonly storageMiBps: number;
  /** Throughput of its network, MiB/s. */
  readonly networkMiBps: number;
  /** Replicas of partitions that it should hold at most. */
  readonly partitionReplicas: number;
}

/** Graviton brokers, smallest first. KRaft takes none smaller than the first: kafka.t3.small is refused. */
export const brokerTypes: Readonly<Record<string, BrokerType>> = {
  'kafka.m7g.large': { storageMiBps: 78.75, networkMiBps: 117, partitionReplicas: 1_000 },
  'kafka.m7g.xlarge': { storageMiBps: 156.25, networkMiBps: 234, partitionReplicas: 1_000 },
  'kafka.m7g.2xlarge': { storageMiBps: 312.5, networkMiBps: 469, partitionReplicas: 2_000 },
  'kafka.m7g.4xlarge': { storageMiBps: 625, networkMiBps: 937, partitionReplicas: 4_000 },
  'kafka.m7g.8xlarge': { storageMiBps: 1_000, networkMiBps: 1_875, partitionReplicas: 4_000 },
  'kafka.m7g.12xlarge': { storageMiBps: 1_000, networkMiBps: 2_812, partitionReplicas: 4_000 },
  'kafka.m7g.16xlarge': { storageMiBps: 1_000, networkMiBps: 3_750, partitionReplicas: 4_000 },
};

/**
 * What one MiB/s that is published costs while one zone of three is lost: on the volumes 6.5 (written, copied, read by those behind,
 * moved), on the network 5.7, and 1.5 for each MiB/s that is read.
 */
export const throughputFactors = { storage: 6.5, network: 5.7, reads: 1.5 } as const;

/** GiB of storage of one broker. Twice what the events need: a full volume stops its broker. */
export const brokerStorage = { minGiB: 1, maxGiB: 16_384, headroom: 2 } as const;

/** Brokers of one KRaft cluster, by default (quota L-03FD6822). */
export const brokersPerCluster = 60;

/**
 * Settings of the brokers that differ from MSK's, or that are decisions: topics are resources, never made by a client's typing error,
 * and a replica that lags behind never becomes the leader, which would forget what was published.
 */
export const serverProperties: Readonly<Record<string, string>> = {
  'auto.create.topics.enable': 'false',
  // Consumers that say where they are read the copy of their own zone: the rack of a broker is the id of its zone.
  'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  'default.replication.factor': String(replication.factor),
  'min.insync.replicas': String(replication.minInSync),
  'unclean.leader.election.enable': 'false',
};
