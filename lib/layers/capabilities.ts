import { gitops } from './delivery/gitops/capability';
import { release } from './delivery/release/capability';
import { rollout } from './delivery/canary/capability';
import { chaos } from './resilience/chaos/capability';
import { policies } from './resilience/policies/capability';
import { podExperiment } from './resilience/pod-experiment/capability';
import { keys } from './platform/keys/capability';
import { network } from './network/vpc/capability';
import { cluster } from './platform/cluster/capability';
import { nodePool } from './platform/node-pool/capability';
import { addon } from './platform/addon/capability';
import { msk } from './streaming/kafka/capability';
import { stream } from './streaming/stream/capability';
import { topic } from './streaming/topic/capability';
import { cache } from './data/cache/capability';
import { object } from './data/object/capability';
import { dynamodb } from './data/dynamodb/capability';
import { opensearch } from './data/opensearch/capability';
import { relational } from './data/relational/capability';
import { auroraPostgres } from './data/aurora/capability';
import { valkey } from './data/valkey/capability';
import { edge } from './edge/load-balancer/capability';
import { distribution } from './edge/distribution/capability';
import { experiment } from './resilience/experiment/capability';
import { namespaces } from './services/namespaces/capability';
import { registry } from './services/registry/capability';
import { roles } from './services/roles/capability';
import { identity } from './services/identity/capability';
import { service } from './services/service/capability';
import { processor } from './services/processor/capability';
import { flow } from './services/flow/capability';
import { databaseBootstrap } from './data/database-bootstrap/capability';
import { backup } from './resilience/backup/capability';
import { alarms } from './observability/alarms/capability';
import { dashboard } from './observability/dashboard/capability';
import { collector } from './observability/collector/capability';
import { metrics } from './observability/metrics/capability';
import { budget } from './observability/budget/capability';

/** Everything that can be planned, by kind, each after what it looks at. A new capability is one line here and one in builders.ts. */
export const capabilities = {
  keys,
  network,
  relational,
  dynamodb,
  opensearch,
  'aurora-postgres': auroraPostgres,
  object,
  cache,
  valkey,
  stream,
  msk,
  topic,
  cluster,
  namespaces,
  registry,
  roles, // after all that an edge can lead to
  identity,
  'database-bootstrap': databaseBootstrap,
  collector,
  service,
  processor,
  flow,
  rollout, // after the services that it brings new versions of
  release,
  chaos,
  policies,
  'node-pool': nodePool, // after all workloads: it has room for them
  addon, // the last of a region: add-ons run pods
  edge,
  distribution,
  backup,
  alarms,
  metrics, // after alarms: it publishes to their topic
  experiment, // after alarms: one of them stops it
  'pod-experiment': podExperiment,
  dashboard,
  budget,
  gitops, // the last: it names the waves that the others have filled
} as const;
