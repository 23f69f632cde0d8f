import { basename } from 'node:path';
import type { KubernetesObject, Synthesized } from '../../lib/testing';
import { blueprintFiles, synthesizeFile } from '../support/estates';

interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: Record<string, string>; readonly limits?: Record<string, string> };
  readonly securityContext?: Record<string, unknown>;
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}
interface PodSpec {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: Record<string, unknown>;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string; readonly labelSelector: object }[];
}
interface PodTemplate {
  readonly metadata: { readonly labels: Record<string, string> };
  readonly spec: PodSpec;
}
interface Selector {
  readonly matchLabels: Record<string, string>;
}

const spec = <T>(o: KubernetesObject): T => o['spec'] as T;

/** The pod template of everything that makes pods. */
const template = (o: KubernetesObject): PodTemplate =>
  o.kind === 'CronJob'
    ? spec<{ jobTemplate: { spec: { template: PodTemplate } } }>(o).jobTemplate.spec.template
    : spec<{ template: PodTemplate }>(o).template;

const MAKES_PODS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

describe.each(blueprintFiles().map((file) => [basename(file), file] as const))('manifests of %s', (_, file) => {
  let s: Synthesized;
  let objects: readonly KubernetesObject[];
  beforeAll(() => {
    s = synthesizeFile(file);
    objects = [...s.manifests.values()].flat();
  });
  const of = (...kinds: string[]) => objects.filter((o) => kinds.includes(o.kind));
  const policiesOf = (namespace: string, labels: Record<string, string>) =>
    of('NetworkPolicy').filter((p) => {
      const { matchLabels = {} } = spec<{ podSelector: Partial<Selector> }>(p).podSelector;
      return p.metadata.namespace === namespace && Object.entries(matchLabels).every(([k, v]) => labels[k] === v);
    });

  it('names every object once, in a namespace that exists', () => {
    const names = objects.map((o) => `${o.apiVersion} ${o.kind} ${o.metadata.namespace ?? ''}/${o.metadata.name}`);
    expect(names).toEqual([...new Set(names)]);
    const namespaces = new Set([...of('Namespace').map((n) => n.metadata.name), 'kube-system', undefined]);
    for (const o of objects)
      expect([o.kind, o.metadata.name, namespaces.has(o.metadata.namespace)]).toEqual([o.kind, o.metadata.name, true]);
  });

  it('enforces Pod Security "restricted" and denies all traffic by default in every namespace', () => {
    for (const n of of('Namespace')) {
      expect([n.metadata.name, n.metadata.labels]).toEqual([
        n.metadata.name,
        expect.objectContaining({ 'pod-security.kubernetes.io/enforce': 'restricted' }),
      ]);
      const deny = of('NetworkPolicy').filter(
        (p) => p.metadata.namespace === n.metadata.name && JSON.stringify(spec<{ podSelector: object }>(p).podSelector) === '{}',
      );
      expect(deny.map((p) => spec<{ policyTypes: string[] }>(p).policyTypes.toSorted())).toEqual([['Egress', 'Ingress']]);
      for (const p of deny)
        expect(p['spec']).toEqual(
          expect.not.objectContaining({ ingress: expect.anything() as unknown, egress: expect.anything() as unknown }),
        );
    }
  });

  it('hardens every container and asks for what it needs', () => {
    for (const o of of(...MAKES_PODS)) {
      const pod = template(o).spec;
      expect([o.metadata.name, pod.securityContext]).toEqual([
        o.metadata.name,
        expect.objectContaining({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }),
      ]);
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.serviceAccountName).toEqual(expect.any(String));
      for (const c of [...pod.containers, ...(pod.initContainers ?? [])]) {
        expect([o.metadata.name, c.securityContext]).toEqual([
          o.metadata.name,
          expect.objectContaining({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }),
        ]);
        expect(c.resources).toMatchObject({
          requests: { cpu: expect.anything() as unknown, memory: expect.anything() as unknown },
          limits: { memory: c.resources?.requests?.['memory'] },
        });
        expect(c.image).toMatch(/(:[\w.-]+|@sha256:[0-9a-f]{64})$/);
        expect(c.image).not.toMatch(/:latest$/);
      }
    }
  });

  it('gives every Deployment a stable selector, spread over zones and a budget that lets a node be drained', () => {
    for (const o of of('Deployment')) {
      const { selector } = spec<{ selector: Selector }>(o);
      expect(selector.matchLabels).toEqual({ 'app.kubernetes.io/name': o.metadata.name });
      const { topologySpreadConstraints = [] } = template(o).spec;
      expect(topologySpreadConstraints.map((c) => c.topologyKey)).toEqual(
        expect.arrayContaining(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']),
      );
      const budgets = of('PodDisruptionBudget').filter(
        (b) =>
          b.metadata.namespace === o.metadata.namespace &&
          JSON.stringify(spec<{ selector: Selector }>(b).selector.matchLabels) === JSON.stringify(selector.matchLabels),
      );
      expect([o.metadata.name, budgets.map((b) => spec<{ maxUnavailable: number }>(b).maxUnavailable)]).toEqual([o.metadata.name, [1]]);
    }
  });

  it('probes every service that says where', () => {
    for (const entry of s.plan.entries.filter((e) => e.kind === 'service')) {
      const { name, team, health } = entry.spec as { name: string; team: string; health?: object };
      const deployment = of('Deployment').find((d) => d.metadata.name === name && d.metadata.namespace === team);
      if (!deployment || !health) continue;
      expect(template(deployment).spec.containers[0]).toMatchObject({ livenessProbe: {}, readinessProbe: {}, startupProbe: {} });
    }
  });

  it('has a policy of its own for everything that makes pods', () => {
    for (const o of of(...MAKES_PODS)) {
      const { labels } = template(o).metadata;
      const own = policiesOf(o.metadata.namespace as string, labels).filter(
        (p) => JSON.stringify(spec<{ podSelector: object }>(p).podSelector) !== '{}',
      );
      expect([o.metadata.name, own.length]).toEqual([o.metadata.name, 1]);
      expect(spec<{ policyTypes: string[] }>(own[0] as KubernetesObject).policyTypes.toSorted()).toEqual(['Egress', 'Ingress']);
    }
  });
});
