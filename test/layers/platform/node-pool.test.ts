import type { BlueprintInput } from '../../../lib/blueprint';
import type { NodePoolSize } from '../../../lib/layers/platform/node-pool/capability';
import { nodeFor, nodesFor } from '../../../lib/layers/platform/node-pool/nodes';
import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import { synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const CLUSTER = 'streamflix-us-east-1';
const service = (more: object = {}) => ({ runtime: 'node' as const, role: 'service' as const, ...more });
const services = (count: number, more: object = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i + 1}`, service(more)]));

const poolOf = (input: Partial<BlueprintInput>): PlanEntry<NodePoolSize> =>
  planOrThrow(blueprintOf(input)).entries.find((e) => e.id === 'node-pool/general') as PlanEntry<NodePoolSize>;

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}
interface Terms {
  readonly tags: Record<string, string>;
}

const one = (s: Synthesized, kind: string): KubernetesObject => {
  const found = (s.manifests.get(CLUSTER) ?? []).filter(
    (o) => o.kind === kind && (o.metadata.namespace ?? 'kube-system') === 'kube-system',
  );
  expect(found).toHaveLength(1);
  return found[0] as KubernetesObject;
};
const pool = (s: Synthesized) =>
  one(s, 'NodePool')['spec'] as { limits: object; template: { spec: { nodeClassRef: object; requirements: Requirement[] } } };

describe('general node pool', () => {
  let sandbox: Synthesized;
  let production: Synthesized;
  beforeAll(() => {
    sandbox = synthesize(planOrThrow(blueprintOf({ profile: 'sandbox', services: services(1) })));
    production = synthesize(planOrThrow(blueprintOf({ services: services(1), platform: { arch: 'amd64' } })));
  });
  const nodeClass = (s: Synthesized) =>
    one(s, 'NodeClass')['spec'] as {
      role: string;
      networkPolicy: string;
      ephemeralStorage: object;
      subnetSelectorTerms: Terms[];
      securityGroupSelectorTerms: Terms[];
    };
  const allowed = (s: Synthesized, key: string) => pool(s).template.spec.requirements.find((r) => r.key === key);

  const tagsOf = (s: Synthesized, type: string) =>
    Object.values(s.templates.get(`${CLUSTER}-Network`)?.Resources ?? {})
      .filter((r) => r.Type === type)
      .map((r) => Object.fromEntries((r.Properties?.['Tags'] as { Key: string; Value: string }[]).map((t) => [t.Key, t.Value])));
  const matches = (tags: Record<string, string>, terms: readonly Terms[]) =>
    terms.some((t) => Object.entries(t.tags).every(([k, v]) => tags[k] === v));

  it('selects the three private subnets of its own network, and no others', () => {
    const { subnetSelectorTerms } = nodeClass(sandbox);
    const subnets = tagsOf(sandbox, 'AWS::EC2::Subnet');
    expect(subnets).toHaveLength(9);
    expect(subnets.filter((t) => matches(t, subnetSelectorTerms)).map((t) => t['Name'])).toEqual(
      [1, 2, 3].map((n) => `${CLUSTER}-private-${n}`),
    );
    const neighbour = synthesize(planOrThrow(blueprintOf({ name: 'other', profile: 'sandbox' })));
    const others = Object.values(neighbour.templates.get('other-us-east-1-Network')?.Resources ?? {})
      .filter((r) => r.Type === 'AWS::EC2::Subnet')
      .map((r) => Object.fromEntries((r.Properties?.['Tags'] as { Key: string; Value: string }[]).map((t) => [t.Key, t.Value])));
    expect(others).toHaveLength(9);
    expect(others.filter((t) => matches(t, subnetSelectorTerms))).toEqual([]);
  });

  it("wears the cluster's group, and the one that databases let in", () => {
    const { securityGroupSelectorTerms } = nodeClass(sandbox);
    expect(securityGroupSelectorTerms).toContainEqual({ tags: { 'aws:eks:cluster-name': CLUSTER } });
    expect(tagsOf(sandbox, 'AWS::EC2::SecurityGroup').filter((t) => matches(t, securityGroupSelectorTerms))).toHaveLength(1);
  });

  it('runs as the role that the cluster lets in', () => {
    const roles = Object.values(sandbox.templates.get(`${CLUSTER}-Platform`)?.Resources ?? {}).filter(
      (r) => r.Properties?.['RoleName'] === nodeClass(sandbox).role,
    );
    expect(roles.map((r) => r.Type)).toEqual(['AWS::IAM::Role']);
  });

  it('has network policies enforced', () => {
    expect(one(sandbox, 'ConfigMap')).toMatchObject({
      metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
      data: { 'enable-network-policy-controller': 'true' },
    });
    expect(nodeClass(sandbox).networkPolicy).toBe('DefaultAllow');
    expect(pool(sandbox).template.spec.nodeClassRef).toEqual({
      group: 'eks.amazonaws.com',
      kind: 'NodeClass',
      name: one(sandbox, 'NodeClass').metadata.name,
    });
  });

  it('has nodes of the architecture of the blueprint, burstable ones in a sandbox only, spot in neither', () => {
    expect(allowed(sandbox, 'kubernetes.io/arch')?.values).toEqual(['arm64']);
    expect(allowed(production, 'kubernetes.io/arch')?.values).toEqual(['amd64']);
    expect(allowed(sandbox, 'eks.amazonaws.com/instance-category')?.values).toContain('t');
    expect(allowed(production, 'eks.amazonaws.com/instance-category')?.values).toEqual(['c', 'm', 'r']);
    // t4g is the newest burstable family of Graviton: it must not be shut out by its generation.
    expect(Number(allowed(sandbox, 'eks.amazonaws.com/instance-generation')?.values[0])).toBeLessThan(3);
    expect(Number(allowed(production, 'eks.amazonaws.com/instance-generation')?.values[0])).toBe(4);
    for (const s of [sandbox, production]) expect(allowed(s, 'karpenter.sh/capacity-type')?.values).toEqual(['on-demand']);
  });

  it('keeps volumes in production unless a claim says otherwise, and never changes a class', () => {
    const classes = (s: Synthesized) => (s.manifests.get(CLUSTER) ?? []).filter((o) => o.kind === 'StorageClass');
    const defaults = (s: Synthesized) =>
      classes(s)
        .filter(
          (c) =>
            (c.metadata as { annotations?: Record<string, string> }).annotations?.['storageclass.kubernetes.io/is-default-class'] ===
            'true',
        )
        .map((c) => c['reclaimPolicy']);
    expect(defaults(sandbox)).toEqual(['Delete']);
    expect(defaults(production)).toEqual(['Retain']);
    const immutable = (s: Synthesized) => classes(s).map(({ metadata, ...fields }) => ({ ...fields, name: metadata.name }));
    expect(immutable(production)).toEqual(immutable(sandbox));
    for (const c of classes(sandbox)) expect(c['parameters']).toMatchObject({ encrypted: 'true' });
  });

  it('takes overrides into the manifest', () => {
    const s = synthesize(
      planOrThrow(blueprintOf({ overrides: { 'node-pool/general': { cpu: 64, nodeCpu: 16, spot: true, nodeDiskGiB: 100 } } })),
    );
    expect(pool(s).limits).toEqual({ cpu: '64', memory: '64Gi' });
    expect(allowed(s, 'eks.amazonaws.com/instance-cpu')).toMatchObject({ operator: 'Lt', values: ['17'] });
    expect(allowed(s, 'karpenter.sh/capacity-type')?.values).toEqual(['on-demand', 'spot']);
    expect(nodeClass(s).ephemeralStorage).toEqual({ size: '100Gi' });
  });
});

describe('size of the pool', () => {
  it('fits a sandbox of two services into the quota of a new account, with the built-in pool', () => {
    const { size, reason } = poolOf({ profile: 'sandbox', services: services(2) });
    expect(size).toMatchObject({ cpu: 2, nodeCpu: 2 });
    expect(reason).toContain('4 of the 5 vCPU');
  });

  it('grows a sandbox with what it holds, and says when a new account is not enough', () => {
    // Three services of two replicas of 250m and room to replace one: 1.75 vCPU, more than one node of two leaves to them.
    const { size, reason } = poolOf({ profile: 'sandbox', services: services(3) });
    expect(size.cpu).toBe(4);
    expect(reason).toContain('6 vCPU, more than the 5');
  });

  it('counts every workload as it was sized, overrides included', () => {
    const graph: Partial<BlueprintInput> = {
      profile: 'sandbox',
      services: {
        api: service({ publishes: ['plays'], scale: { cpu: 1, min: 1, max: 1 } }),
        sweep: { runtime: 'node', role: 'worker', scale: { cpu: '900m' } },
      },
      streams: { plays: {} },
    };
    expect(poolOf(graph).reason).toContain('hold the 2.9 vCPU'); // 1 + 0.9, and 1 for the roll-out
    expect(poolOf({ ...graph, processors: { trending: { consumes: ['plays'], runtime: 'node' } } }).reason).toContain('hold the 3.15 vCPU');
    expect(poolOf({ ...graph, overrides: { 'service/api': { minReplicas: 2, maxReplicas: 2 } } }).reason).toContain('hold the 3.9 vCPU');
  });

  it('starts no sandbox node that is too small for the pods that come after the first ones, since no second one may follow', () => {
    const size = (memory: string) =>
      poolOf({ profile: 'sandbox', services: services(2, { scale: { min: 1, max: 1, cpu: '250m', memory } }) }).size;
    // Two pods and room to replace one, on what 4, 8 and 16 GiB leave.
    expect(size('512Mi')).toMatchObject({ cpu: 2, nodeMemoryGiB: 4 });
    expect(size('1Gi')).toMatchObject({ cpu: 2, nodeMemoryGiB: 8 });
    expect(size('3Gi')).toMatchObject({ cpu: 2, nodeMemoryGiB: 16 });
    const memory = (profile: 'sandbox' | 'production') =>
      pool(synthesize(planOrThrow(blueprintOf({ profile, services: services(2) })))).template.spec.requirements.filter(
        (r) => r.key === 'eks.amazonaws.com/instance-memory',
      );
    expect(memory('sandbox')).toEqual([{ key: 'eks.amazonaws.com/instance-memory', operator: 'Gt', values: ['4095'] }]);
    expect(memory('production')).toEqual([]);
  });

  it('has nodes that hold the largest pod, by CPU and by memory', () => {
    const one = (cpu: string, memory: string) =>
      poolOf({ profile: 'sandbox', services: services(1, { scale: { min: 1, max: 1, cpu, memory } }) });
    expect(one('1600m', '512Mi').size.nodeCpu).toBe(2);
    expect(one('1700m', '512Mi').size.nodeCpu).toBe(4);
    expect(one('250m', '13Gi').size.nodeCpu).toBe(2);
    expect(one('250m', '14Gi').size.nodeCpu).toBe(4);
    expect(poolOf({ services: services(1, { scale: { min: 2, max: 2, cpu: 12 } }) }).size.nodeCpu).toBe(16);
  });

  it('leaves production twice what the workloads ask for at their most, and never less than the floor of the tier', () => {
    expect(poolOf({ services: services(1) }).size).toMatchObject({ cpu: 16, memoryGiB: 64, nodeCpu: 8 });
    expect(poolOf({ services: services(1, { scale: { min: 10, max: 40, cpu: 1 } }) }).size).toMatchObject({ cpu: 80, memoryGiB: 320 });
    // 40 x 16 GiB are more than 80 vCPU of the memory families have.
    const { cpu, memoryGiB } = poolOf({ services: services(1, { scale: { min: 10, max: 40, cpu: '100m', memory: '16Gi' } }) }).size;
    expect(memoryGiB).toBe(1_280);
    expect(cpu * 8).toBeGreaterThan(1_280);
  });

  it.each([2, 4, 8, 16, 32, 48, 64])('never plans a pod that no node holds: just above what %i vCPU leave, the next size', (vcpu) => {
    const fits = (cores: number) => nodeFor({ cores, memoryGiB: 0 });
    expect(fits(vcpu * 0.8)).toBe(vcpu);
    expect(fits(vcpu)).toBeGreaterThan(vcpu);
    expect(nodesFor({ cores: vcpu * 3, memoryGiB: 0 }, vcpu)).toBeGreaterThan(3);
  });
});
