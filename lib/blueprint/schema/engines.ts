/**
 * The engines that the language knows, by kind of store. From which tier on one may be named freely, and what it takes
 * below that tier, is the planner's knowledge; which kind an engine can serve is the language's.
 */
export const KIND_ENGINES = {
  relational: ['postgres', 'aurora-postgres', 'aurora-mysql'],
  'wide-column': ['postgres', 'dynamodb', 'keyspaces'],
  'key-value': ['postgres', 'dynamodb'],
  cache: ['none', 'valkey'],
  search: ['postgres', 'opensearch'],
  object: ['s3'],
} as const;

export const STORE_KINDS = [
  'relational',
  'wide-column',
  'key-value',
  'cache',
  'search',
  'object',
] as const satisfies readonly (keyof typeof KIND_ENGINES)[];
export const STORE_ENGINES = [
  'postgres',
  'aurora-postgres',
  'aurora-mysql',
  'dynamodb',
  'keyspaces',
  'none',
  'valkey',
  'opensearch',
  's3',
] as const;
export const STREAM_ENGINES = ['sqs', 'msk', 'msk-express'] as const;
export const PROCESSOR_ENGINES = ['worker', 'flink', 'managed-flink', 'mantis'] as const;
export const DELIVERY_ENGINES = ['kubernetes', 'argo-rollouts', 'spinnaker'] as const;
export const METRICS_ENGINES = ['cloudwatch', 'amp', 'atlas'] as const;

/** What can be measured about a pain; which of them an engine accepts is the planner's knowledge. */
export const PAIN_METRICS = [
  'writesPerSecond',
  'readsPerSecond',
  'dataGiB',
  'regions',
  'replicas',
  'eventsPerSecond',
  'consumers',
  'ingestMiBPerSecond',
  'stateGiB',
  'deploysPerDay',
  'activeSeries',
] as const;
