import { assumptions } from './assumption';

/** What events cost. */
export const streaming = assumptions({
  brokerUtilisation: {
    value: 0.5,
    unit: 'share of throughput',
    meaning: 'share of its throughput that a standard broker is planned with',
    source: 'github.com/aws/agent-toolkit-for-aws d6ad2e4 msk_sizing.py: the default for standard brokers',
    least: 0.05,
    most: 1,
  },
  expressUtilisation: {
    value: 0.75,
    unit: 'share of throughput',
    meaning: 'share of its throughput that an Express broker is planned with',
    source: 'github.com/aws/agent-toolkit-for-aws d6ad2e4 msk_sizing.py: the default for Express brokers',
    least: 0.05,
    most: 1,
  },
  mibPerPartition: {
    value: 5,
    unit: 'MiB/s per partition',
    meaning: 'what one partition takes',
    source: 'what MSK Serverless admits: 5 MB/s (fact msk.serverless.quota.ingressPerPartition)',
    least: 0.01,
  },
  leastPartitions: {
    value: 12,
    unit: 'partitions',
    meaning: 'fewest partitions of a topic: twelve can be shared out evenly among 2, 3, 4, 6 and 12 consumers, and among three brokers',
    source: 'ours',
    least: 1,
    most: 1_000,
  },
  ownZoneReadShare: {
    value: 0.95,
    unit: 'share of bytes',
    meaning: 'share of what consumers read from a broker of their own zone, where they say which one that is',
    source: 'ours: all but what the copy of their zone cannot serve while it lags behind, or its broker restarts',
    most: 1,
  },
  requestsPerMessage: {
    value: 3,
    unit: 'requests per event and queue',
    meaning: 'requests of a queue for an event that is sent, received and deleted one by one',
    source: 'Amazon SQS developer guide: SendMessage, ReceiveMessage and DeleteMessage, without batches',
    least: 0.1,
  },
});
