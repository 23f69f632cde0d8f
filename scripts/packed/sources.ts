/** Subpaths that need nothing but the CDK. */
export const AWS_ONLY = [
  'blueprint',
  'data',
  'edge',
  'network',
  'observability',
  'platform',
  'plan',
  'resilience',
  'services',
  'streaming',
] as const;

/** A project that knows nothing of Kubernetes: something of each layer, with every type written out. */
export const awsOnly = (name: string): string => `import { App, Stack } from 'aws-cdk-lib';
import { parseBlueprint, type Blueprint } from '${name}/blueprint';
import { AuroraPostgresCluster, KeyValueTable, ObjectStore, SearchDomain, ValkeyCluster, type AuroraPostgresClusterProps, type KeyValueTableProps, type ObjectStoreProps, type SearchDomainProps, type ValkeyClusterProps } from '${name}/data';
import { PodTargetGroup, type PodTargetGroupProps } from '${name}/edge';
import { ZonedVpc, type ZonedVpcProps } from '${name}/network';
import { AlarmTopic, DeliveredLogGroup, MetricsWorkspace, type AlarmTopicProps, type MetricsWorkspaceProps } from '${name}/observability';
import { plan, type PlanResult } from '${name}/plan';
import { PurposeKey, type PurposeKeyProps } from '${name}/platform';
import { BackupVault, DatabaseExperiment, PodDeleteExperiment, type BackupVaultProps, type PodDeleteExperimentProps } from '${name}/resilience';
import { WorkloadRole, type WorkloadRoleProps } from '${name}/services';
import { EventStream, KafkaCluster, KafkaTopic, type EventStreamProps, type KafkaClusterProps, type KafkaTopicProps } from '${name}/streaming';

const stack = new Stack(new App(), 'Mine', { env: { region: 'eu-west-1' } });
const vpc: ZonedVpcProps = { name: 'mine', cidr: '10.1.0.0/16', zones: [{ zoneId: 'euw1-az1' }, { zoneId: 'euw1-az2' }] };
const vpcId: string = new ZonedVpc(stack, 'Vpc', vpc).vpcId;
const key: PurposeKeyProps = { description: 'mine' };
const keyArn: string = new PurposeKey(stack, 'Key', key).key.keyArn;
const store: ObjectStoreProps = { keyArn };
const stream: EventStreamProps = { consumers: [{ name: 'a', queueName: 'a' }] };
const group: PodTargetGroupProps = { name: 'mine', vpcId, clusterName: 'mine' };
const topic: AlarmTopicProps = { email: 'ops@example.com' };
const vault: BackupVaultProps = { vaultName: 'mine', resourceArns: { posters: new ObjectStore(stack, 'Store', store).bucket.attrArn } };
const role: WorkloadRoleProps = { clusterName: 'mine', namespace: 'apps', grants: [] };
const subnetIds: readonly string[] = ['subnet-1', 'subnet-2', 'subnet-3'];
const aurora: AuroraPostgresClusterProps = { vpcId, subnetIds, identifier: 'mine' };
const table: KeyValueTableProps = { tableName: 'mine', keyArn };
const search: SearchDomainProps = { vpcId, subnetIds, domainName: 'mine', instanceType: 'r7g.large.search' };
const cache: ValkeyClusterProps = { vpcId, subnetIds, cacheName: 'mine', users: [{ userId: 'web', accessString: 'on ~* -@all +@read' }] };
const kafka: KafkaClusterProps = { vpcId, subnetIds, clusterName: 'mine' };
const topicOf: KafkaTopicProps = { clusterArn: new KafkaCluster(stack, 'Kafka', kafka).cluster.attrArn, topicName: 'plays', partitions: 6 };
const metrics: MetricsWorkspaceProps = { alias: 'mine' };
const schedule: string = 'cron(0 10 ? * MON *)';
const pods: PodDeleteExperimentProps = { description: 'mine', clusterName: 'mine', clusterArn: 'arn:x', namespace: 'apps', selector: { app: 'web' }, schedule };
const databaseArn: string = new AuroraPostgresCluster(stack, 'Aurora', aurora).cluster.attrDbClusterArn;
new DatabaseExperiment(stack, 'Failover', { description: 'mine', databaseArn, kind: 'cluster', schedule });
new PodDeleteExperiment(stack, 'Pods', pods);
new KeyValueTable(stack, 'Table', table);
new SearchDomain(stack, 'Search', search);
new ValkeyCluster(stack, 'Cache', cache);
new KafkaTopic(stack, 'Plays', topicOf);
new MetricsWorkspace(stack, 'Metrics', metrics);
new DeliveredLogGroup(stack, 'Log', { logGroupName: '/mine' });
new EventStream(stack, 'Stream', stream);
new PodTargetGroup(stack, 'Group', group);
new AlarmTopic(stack, 'Topic', topic);
new BackupVault(stack, 'Vault', vault);
new WorkloadRole(stack, 'web', role);
const blueprint: Blueprint | undefined = parseBlueprint('version: 1\\nname: mine\\ntier: startup\\n').blueprint;
const planned: PlanResult | undefined = blueprint && plan(blueprint);
const template = App.of(stack)?.node.root instanceof App ? (stack.node.root as App).synth().getStackByName('Mine').template : {};
const types = Object.values((template as { Resources: Record<string, { Type: string }> }).Resources).map((r) => r.Type);
console.log(new Set(types).size > 30 && planned?.plan !== undefined ? 'built' : types.join());
`;

/** A project that has Kubernetes, too: the charts of each layer, with every type written out. */
export const withCharts = (name: string): string => `import { App, Chart } from 'cdk8s';
import { CanaryRollout, GitOps, HelmRelease, ReleaseNamespace, type CanaryRolloutProps, type GitOpsProps, type HelmReleaseProps, type ReleaseNamespaceProps } from '${name}/delivery';
import { podTargets, type PodTargetsProps } from '${name}/edge';
import { Workload, type WorkloadProps } from '${name}/kubernetes';
import { MetricsCollector, type MetricsCollectorProps } from '${name}/observability';
import { PodChaos, PreviewJanitor, type PodChaosProps } from '${name}/resilience';

const chart = new Chart(new App(), 'mine', { namespace: 'apps' });
const privateBlocks: readonly string[] = ['10.1.0.0/20'];
const web: CanaryRolloutProps = { name: 'web', component: 'site', partOf: 'mine', team: 'apps', minReplicas: 2 };
const release: HelmReleaseProps = { name: 'kyverno', chart: 'kyverno', repository: 'https://kyverno.github.io/kyverno', version: '3.5.2', namespace: 'kyverno' };
const space: ReleaseNamespaceProps = { name: 'kyverno', partOf: 'mine', kubernetes: '1.36', privateBlocks };
const gitOps: GitOpsProps = { cluster: 'mine', url: 'https://example.com/mine.git', waves: ['20-services'] };
const targets: PodTargetsProps = { service: 'web', namespace: 'apps', port: 8080, targetGroupArn: 'arn:x' };
const chaos: PodChaosProps = { image: 'chaoskube', uid: 1000, namespace: 'chaos', partOf: 'mine', targets: ['apps'], selector: 'app=web', privateBlocks };
const pods: WorkloadProps = { ...web, runtime: 'node', image: 'web', port: 8080, cpu: '100m', memory: '256Mi', rollout: true };
const collector: MetricsCollectorProps = {
  ...web, name: 'collector', namespace: 'metrics', image: 'collector', uid: 1000, region: 'eu-west-1', clients: ['apps'], cpu: '100m', memory: '256Mi',
  workspaceUrl: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1', vpcBlock: '10.1.0.0/16',
};
new Workload(chart, 'Web', pods);
new CanaryRollout(chart, 'Canary', web);
new HelmRelease(chart, 'Kyverno', release);
new ReleaseNamespace(chart, 'Space', space);
new GitOps(chart, 'GitOps', gitOps);
new PodChaos(chart, 'Chaos', chaos);
new PreviewJanitor(chart, 'Janitor', { partOf: 'mine', label: 'mine/preview' });
new MetricsCollector(chart, 'Collector', collector);
podTargets(chart, targets);
const kinds = new Set(chart.toJson().map((object: { kind: string }) => object.kind));
console.log(['Rollout', 'Application', 'AppProject', 'DeletingPolicy', 'TargetGroupBinding', 'Deployment'].every((kind) => kinds.has(kind)) ? 'built' : [...kinds].join());
`;

/** A mistake that only the types can see, and the error that TypeScript answers it with. */
export const wrong = (name: string) => ({
  source: `import { App, Stack } from 'aws-cdk-lib';
import { ObjectStore } from '${name}/data';
import { ZonedVpc } from '${name}/network';
const stack = new Stack(new App(), 'Mine');
new ObjectStore(stack, 'Store', { noncurrentDays: '7' });
new ZonedVpc(stack, 'Vpc', { name: 'mine', cidr: '10.1.0.0/16', zonez: [] });
`,
  errors: [/^wrong\.ts\(5,\d+\): error TS2322: .*'string'.*'number'/m, /^wrong\.ts\(6,\d+\): error TS\d+: .*zonez/m],
});

/** Prints what each subpath exports, by \`require\` or by \`import\`: names that only one of them has cannot be imported by the other. */
export const exportsByRequire = (subpaths: readonly string[]): string =>
  `const all = ${JSON.stringify(subpaths)}.map((s) => [s, Object.keys(require(s)).filter((n) => n !== '__esModule').sort()]);
console.log(JSON.stringify(all));
`;
export const exportsByImport = (subpaths: readonly string[]): string =>
  `const all = await Promise.all(${JSON.stringify(subpaths)}.map(async (s) => [s, Object.keys(await import(s)).filter((n) => !['__esModule', 'default', 'module.exports'].includes(n)).sort()]));
console.log(JSON.stringify(all));
`;

/** Loads subpaths, and prints which of the heavy packages came with them. */
export const loads = (subpaths: readonly string[]): string =>
  `for (const s of ${JSON.stringify(subpaths)}) require(s);
const has = (name) => Object.keys(require.cache).some((path) => path.includes('/node_modules/' + name + '/'));
console.log(['aws-cdk-lib', 'cdk8s', 'cdk8s-plus-28'].filter(has).join() || 'none');
`;

/** Runs compiled examples: each is loaded, its apps are synthesized with the CDK's own validation. */
export const runExamples = (files: readonly string[], load: (file: string) => string): string =>
  `const made = [];
const run = async () => {
${files.map((file) => `  made.push(await ${load(file)});`).join('\n')}
  for (const { app } of made) if (app) (app.synthYaml ? app.synthYaml() : app.synth());
  console.log(made.length + ' examples');
};
run().catch((problem) => { console.error(problem); process.exitCode = 1; });
`;
