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
import { ObjectStore, type ObjectStoreProps } from '${name}/data';
import { PodTargetGroup, type PodTargetGroupProps } from '${name}/edge';
import { ZonedVpc, type ZonedVpcProps } from '${name}/network';
import { AlarmTopic, type AlarmTopicProps } from '${name}/observability';
import { plan, type PlanResult } from '${name}/plan';
import { PurposeKey, type PurposeKeyProps } from '${name}/platform';
import { BackupVault, type BackupVaultProps } from '${name}/resilience';
import { WorkloadRole, type WorkloadRoleProps } from '${name}/services';
import { EventStream, type EventStreamProps } from '${name}/streaming';

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
new EventStream(stack, 'Stream', stream);
new PodTargetGroup(stack, 'Group', group);
new AlarmTopic(stack, 'Topic', topic);
new BackupVault(stack, 'Vault', vault);
new WorkloadRole(stack, 'web', role);
const blueprint: Blueprint | undefined = parseBlueprint('version: 1\\nname: mine\\ntier: startup\\n').blueprint;
const planned: PlanResult | undefined = blueprint && plan(blueprint);
const template = App.of(stack)?.node.root instanceof App ? (stack.node.root as App).synth().getStackByName('Mine').template : {};
const types = Object.values((template as { Resources: Record<string, { Type: string }> }).Resources).map((r) => r.Type);
console.log(new Set(types).size > 15 && planned?.plan !== undefined ? 'built' : types.join());
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
