import type { Builder } from '../build/contract';
import type { DefinedCapability } from '../plan/contract';
import type { capabilities } from './capabilities';
import { buildGitOps } from './delivery/gitops/builder';
import { buildRelease } from './delivery/release/builder';
import { buildRollout } from './delivery/canary/builder';
import { buildChaos } from './resilience/chaos/builder';
import { buildPolicies } from './resilience/policies/builder';
import { buildPodExperiment } from './resilience/pod-experiment/builder';
import { buildKeys } from './platform/keys/builder';
import { buildNetwork } from './network/vpc/builder';
import { buildCluster } from './platform/cluster/builder';
import { buildNodePool } from './platform/node-pool/builder';
import { buildAddon } from './platform/addon/builder';
import { buildKafka } from './streaming/kafka/builder';
import { buildStream } from './streaming/stream/builder';
import { buildTopic } from './streaming/topic/builder';
import { buildCache } from './data/cache/builder';
import { buildObject } from './data/object/builder';
import { buildDynamoDb } from './data/dynamodb/builder';
import { buildOpenSearch } from './data/opensearch/builder';
import { buildRelational } from './data/relational/builder';
import { buildAuroraPostgres } from './data/aurora/builder';
import { buildValkey } from './data/valkey/builder';
import { buildEdge } from './edge/load-balancer/builder';
import { buildDistribution } from './edge/distribution/builder';
import { buildExperiment } from './resilience/experiment/builder';
import { buildNamespaces } from './services/namespaces/builder';
import { buildRegistry } from './services/registry/builder';
import { buildRoles } from './services/roles/builder';
import { buildIdentity } from './services/identity/builder';
import { buildFlow, buildProcessor, buildService } from './services/workload/builder';
import { buildDatabaseBootstrap } from './data/database-bootstrap/builder';
import { buildBackup } from './resilience/backup/builder';
import { buildAlarms } from './observability/alarms/builder';
import { buildDashboard } from './observability/dashboard/builder';
import { buildCollector } from './observability/collector/builder';
import { buildMetrics } from './observability/metrics/builder';
import { buildBudget } from './observability/budget/builder';

/** The builder of each capability: a mapped type, so that a missing one does not compile. */
export type BuildersOf<C> = { readonly [K in keyof C]: C[K] extends DefinedCapability<string, infer S, infer P> ? Builder<S, P> : never };

export const builders: BuildersOf<typeof capabilities> = {
  keys: buildKeys,
  network: buildNetwork,
  relational: buildRelational,
  dynamodb: buildDynamoDb,
  opensearch: buildOpenSearch,
  'aurora-postgres': buildAuroraPostgres,
  object: buildObject,
  cache: buildCache,
  valkey: buildValkey,
  stream: buildStream,
  msk: buildKafka,
  topic: buildTopic,
  cluster: buildCluster,
  namespaces: buildNamespaces,
  registry: buildRegistry,
  roles: buildRoles,
  identity: buildIdentity,
  'database-bootstrap': buildDatabaseBootstrap,
  collector: buildCollector,
  service: buildService,
  processor: buildProcessor,
  flow: buildFlow,
  rollout: buildRollout,
  release: buildRelease,
  chaos: buildChaos,
  policies: buildPolicies,
  'node-pool': buildNodePool,
  addon: buildAddon,
  edge: buildEdge,
  distribution: buildDistribution,
  backup: buildBackup,
  alarms: buildAlarms,
  metrics: buildMetrics,
  experiment: buildExperiment,
  'pod-experiment': buildPodExperiment,
  dashboard: buildDashboard,
  budget: buildBudget,
  gitops: buildGitOps,
};
