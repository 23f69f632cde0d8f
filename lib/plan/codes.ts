import { failure, notice } from '../blueprint/codes/code';

/** BP3xx: what only planning can see. The same form as the codes of loading. */
export const PLAN_CODES = {
  BP301: failure('An engine above the tier, or one that is never a default, without a reason.', 'because: "measured: 9k writes/s"'),
  BP302: failure('An engine above the tier without a measured pain.', 'pain: { metric: writesPerSecond, value: 9000 }'),
  BP303: failure('A pain that does not justify the engine.', 'stay with the engine of the tier until it does'),
  BP304: failure('A pain that contradicts the facts beside it.', 'make them agree within 10 %'),
  BP305: failure('Something that this version cannot build yet.', 'leave it out, or wait for the version that can'),
  BP306: notice('More users than the tier is meant for.', 'move to the tier that is'),
  BP307: failure('An override of something that is not planned.', '`strata plan` lists the ids'),
  BP308: failure('An override of a size that is not there, of another type or out of range.', '`strata plan` lists the sizes'),
  BP309: failure('A region that cannot hold what is planned.', 'choose another region'),
  BP310: failure('A version of Kubernetes whose support on EKS has ended, or that EKS does not offer.', 'kubernetes: "1.36"'),
  BP311: failure('A stream that keeps events longer than its engine can.', 'keep them for less, or use msk'),
  BP312: failure('A stream that is to be replayed on an engine that forgets.', 'leave replay out, or use msk'),
  BP313: failure('A variable under config that the platform sets itself.', 'choose another name'),
  BP314: failure('A team whose namespace or stacks are taken.', 'rename the team'),
  BP315: failure('More than one cluster of an engine takes: users of Valkey, memory, brokers of Kafka.', 'dedicated: true'),
  BP316: failure('A migration from where the data already is.', 'remove migrateFrom'),
  BP317: failure('A delivery engine and a strategy that do not go together.', 'delivery: { strategy: rolling }'),
  BP318: failure('An upgrade from a blueprint that is not the same platform.', 'keep name, profile and regions'),
  BP319: failure('An upgrade that would remove or change something that holds data.', 'keep it, and remove it in a step of its own'),
  BP320: failure('Two public services that ask for the same requests.', 'give one of them routes'),
  BP321: failure('More public services than one load balancer has room for.', 'put a gateway before some of them'),
  BP322: failure('A domain without a way to prove that it is yours.', 'edge: { hostedZoneId }'),
  BP340: notice('A pool of databases that takes less than may be asked of it.', 'stores: { orders: { dedicated: true } }'),
  BP341: notice('Support of the version of Kubernetes ends within 90 days.', 'kubernetes: "1.36"'),
} as const;

/** BP4xx: what only building can see. */
export const BUILD_CODES = {
  BP401: failure('A template larger than CloudFormation takes.', 'teams: { apps: { shards: 2 } }'),
  BP402: failure('A role with more permissions than IAM takes.', 'divide the service in two'),
  BP403: failure('Manifests are to be made, and cdk8s is not installed.', 'npm install cdk8s cdk8s-plus-28'),
} as const;
