import { parse } from 'yaml';
import { argoRollouts, kyverno, releases } from '../../../lib/facts/releases';
import { HelmRelease, podsOf, ReleaseNamespace, valuesOf } from '../../../lib/layers/delivery';
import { demandOf } from '../../../lib/layers/platform/node-pool/demand';
import { planOrThrow } from '../../../lib/plan';
import { runbook } from '../../../lib/reports/runbook';
import type { KubernetesObject, Synthesized } from '../../../lib/testing';
import { objectsIn } from '../../kubernetes/objects';
import { EXISTING_VPC } from '../../support/adopted';
import { blueprintOf } from '../../support/blueprint';
import { entryOf, objectOf, problemsOf, synthesized } from '../services/estate';
import { GROWTH_SHOP } from './growth-shop';

const SHOP_CLUSTER = 'kubernetes/shop-us-east-1';

describe('the namespace of a component', () => {
  const objects = (webhookPorts: readonly number[]) => {
    const found: KubernetesObject[] = [];
    objectsIn<KubernetesObject>((chart) => {
      new ReleaseNamespace(chart, 'Namespace', {
        name: 'kyverno',
        partOf: 'shop',
        kubernetes: '1.36',
        webhookPorts,
        privateBlocks: ['10.0.0.0/18', '10.0.64.0/18'],
      });
      found.push(...(chart.toJson() as KubernetesObject[]));
    });
    return found;
  };
  const traffic = (ports: readonly number[]) =>
    objects(ports).find((o) => o.kind === 'NetworkPolicy' && o.metadata.name === 'strata.kyverno')?.['spec'];

  it('denies everything but the Kubernetes API, names, and webhooks from the control plane', () => {
    expect(
      objects([9443])
        .filter((o) => o.kind === 'NetworkPolicy')
        .map((o) => o.metadata.name),
    ).toEqual(['strata.default-deny', 'strata.kyverno']);
    expect(traffic([9443])).toEqual({
      policyTypes: ['Ingress', 'Egress'],
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'kyverno' } },
      ingress: [
        {
          from: [{ ipBlock: { cidr: '10.0.0.0/18' } }, { ipBlock: { cidr: '10.0.64.0/18' } }],
          ports: [{ port: 9443, protocol: 'TCP' }],
        },
      ],
      egress: [
        {
          to: [{ ipBlock: { cidr: '172.20.0.10/32' } }],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
        {
          to: [{ ipBlock: { cidr: '172.20.0.1/32' } }, { ipBlock: { cidr: '10.0.0.0/18' } }, { ipBlock: { cidr: '10.0.64.0/18' } }],
          ports: [{ port: 443, protocol: 'TCP' }],
        },
      ],
    });
    expect(traffic([])).not.toHaveProperty('ingress');
  });
});

describe('a release', () => {
  it('is an Application that names one version, puts back what was changed, and deletes nothing', () => {
    const application = objectsIn<KubernetesObject>((chart) => {
      new HelmRelease(chart, 'Release', {
        name: 'kyverno',
        chart: 'kyverno',
        repository: kyverno.repository,
        version: kyverno.version,
        namespace: 'kyverno',
        values: { a: 1 },
      });
    }).get('Application');
    expect(application?.metadata).toMatchObject({ name: 'kyverno', namespace: 'argocd' });
    expect(application?.metadata).not.toHaveProperty('finalizers');
    expect(application?.['spec']).toMatchObject({
      project: 'default',
      source: {
        repoURL: kyverno.repository,
        chart: 'kyverno',
        targetRevision: kyverno.version,
        helm: { releaseName: 'kyverno', valuesObject: { a: 1 } },
      },
      syncPolicy: { automated: { prune: false, selfHeal: true } },
    });
  });

  it.each(Object.values(releases))('$name tolerates the nodes for add-ons and asks for what it needs, everywhere', ({ name }) => {
    const text = JSON.stringify(valuesOf(name, { replicas: 2 }));
    for (const { component, cpu, memory } of podsOf(name)) {
      expect(text).toContain(`"${component}":`);
      expect(text).toContain(`"requests":{"cpu":"${cpu}","memory":"${memory}"`);
    }
    expect(text).toContain('CriticalAddonsOnly');
  });

  it('hardens Argo Rollouts, and gives it no rights on what it does not use', () => {
    expect(valuesOf('argo-rollouts', { replicas: 2 })).toMatchObject({
      providerRBAC: { enabled: false },
      dashboard: { enabled: false },
      containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
      controller: { replicas: 2, pdb: { enabled: true, maxUnavailable: 1 } },
    });
  });

  it("lets Kyverno stand in nobody's way: nothing waits for it, nothing is changed by it", () => {
    expect(valuesOf('kyverno', { replicas: 2 })).toMatchObject({
      features: { forceFailurePolicyIgnore: { enabled: true } },
      backgroundController: { enabled: false },
      admissionController: { replicas: 2 },
      cleanupController: { replicas: 2, rbac: { clusterRole: { extraResources: [{ resources: ['namespaces'] }] } } },
    });
  });

  it('gives the pods of hooks the label by which policies find them', () => {
    const label = { podLabels: { 'app.kubernetes.io/instance': 'kyverno' } };
    expect(valuesOf('kyverno', { replicas: 1 })).toMatchObject({ crds: { migration: label }, webhooksCleanup: label });
  });
});

describe('at growth', () => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesized(GROWTH_SHOP);
  });

  it.each([argoRollouts, kyverno])('$name has the same values for Argo CD and for Helm', ({ name, version }) => {
    const application = objectOf(s, 'Application', name)?.['spec'] as {
      source: { targetRevision: string; helm: { valuesObject: object } };
    };
    expect(application.source.targetRevision).toBe(version);
    expect(parse(s.files.get(`${SHOP_CLUSTER}/12-releases/${name}.values.yaml`) ?? '')).toEqual(application.source.helm.valuesObject);
    expect(s.files.get(`${SHOP_CLUSTER}/12-releases/kustomization.yaml`)).not.toContain('values');
  });

  it('has one pod of each in a sandbox, two in production, or as many as it is told', () => {
    expect(entryOf(GROWTH_SHOP, 'release/kyverno').size).toEqual({ replicas: 2 });
    expect(entryOf({ ...GROWTH_SHOP, profile: 'sandbox' }, 'release/kyverno').size).toEqual({ replicas: 1 });
    const three = synthesized({ ...GROWTH_SHOP, overrides: { 'release/kyverno': { replicas: 3 } } });
    expect(objectOf(three, 'Application', 'kyverno')).toMatchObject({
      spec: { source: { helm: { valuesObject: { admissionController: { replicas: 3 } } } } },
    });
  });

  it('has room for it on the nodes', () => {
    const { entries } = planOrThrow(blueprintOf(GROWTH_SHOP));
    const without = demandOf(entries.filter((e) => e.kind !== 'release' && e.kind !== 'chaos'));
    const withAll = demandOf(entries);
    // Rollouts 2 × 50m; Kyverno 2 × 100m, 2 × 100m and 100m; chaoskube 10m.
    expect(withAll.least.cores - without.least.cores).toBeCloseTo(0.61, 5);
    expect(withAll.least.memoryGiB - without.least.memoryGiB).toBeCloseTo((2 * 256 + 2 * 384 + 2 * 128 + 128 + 64) / 1024, 5);
  });

  it('leaves out what an existing cluster runs already, and writes canaries and policies for it all the same', () => {
    const input = { ...GROWTH_SHOP, network: EXISTING_VPC } as const;
    const adopted = (...runs: ('argo-rollouts' | 'kyverno')[]) =>
      planOrThrow(blueprintOf({ ...input, cluster: { existing: { name: 'Shared_1', runs } } }));
    const has = (kind: string, plan = adopted('argo-rollouts', 'kyverno')) => plan.entries.some((e) => e.kind === kind);
    expect(['release', 'rollout', 'policies'].map((kind) => has(kind))).toEqual([false, true, true]);
    const ids = new Set(adopted('argo-rollouts', 'kyverno').entries.map((e) => e.id));
    expect(
      adopted('argo-rollouts', 'kyverno')
        .entries.flatMap((e) => e.needs)
        .filter((id) => !ids.has(id)),
    ).toEqual([]);
    const told = (...runs: ('argo-rollouts' | 'kyverno')[]) => adopted(...runs).notes.filter((n) => n.includes('cluster.existing.runs'));
    expect(told()).toEqual([expect.stringMatching(/^argo-rollouts and kyverno are installed for all of Shared_1/)]);
    expect(told('kyverno')).toEqual([expect.stringMatching(/^argo-rollouts is installed/)]);
    expect(told('argo-rollouts', 'kyverno')).toEqual([]);
    expect(runbook(adopted('kyverno'), [])).toContain('kubectl get crd validatingpolicies.policies.kyverno.io');
  });

  it.each(['kyverno', 'argo-rollouts', 'chaoskube'])('refuses a team that would live in the namespace %s', (team) => {
    const services = { web: { runtime: 'node' as const, team } };
    expect(problemsOf({ ...GROWTH_SHOP, services, streams: {} })).toContainEqual(
      expect.objectContaining({ code: 'BP314', path: ['services', 'web', 'team'] }),
    );
    expect(problemsOf({ services }).filter((d) => d.severity === 'error')).toEqual([]);
  });
});
