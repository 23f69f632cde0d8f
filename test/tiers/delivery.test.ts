import { basename } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { componentNamespaces } from '../../lib/facts/releases';
import { manifestInvariants, type KubernetesObject, type Synthesized } from '../../lib/testing';
import { GROWTH_SHOP } from '../layers/delivery/growth-shop';
import { synthesized } from '../layers/services/estate';
import { blueprintFiles, synthesizeFile } from '../support/estates';

interface Selector {
  readonly matchLabels: Record<string, string>;
}
interface PodTemplate {
  readonly spec: { readonly topologySpreadConstraints?: readonly object[] };
}

const spec = <T>(o: KubernetesObject): T => o['spec'] as T;
const template = (o: KubernetesObject): PodTemplate => spec<{ template: PodTemplate }>(o).template;

/** API groups that are there before us: those of Kubernetes, of EKS Auto Mode, and without that of the load balancer controller. Any other one comes with a release. */
const OWN_GROUPS = ['apps', 'autoscaling', 'batch', 'policy', 'eks.amazonaws.com', 'elbv2.k8s.aws', 'karpenter.sh'];
const isForeign = ({ apiVersion }: KubernetesObject): boolean => {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return group !== '' && !group.endsWith('.k8s.io') && !OWN_GROUPS.includes(group);
};

const SHOPS: readonly (readonly [string, () => Synthesized])[] = [
  ['a shop at growth', () => synthesized(GROWTH_SHOP)],
  [
    'a shop at growth in the hands of Argo CD',
    () =>
      synthesized({
        ...GROWTH_SHOP,
        profile: 'sandbox',
        resilience: { enabled: true },
        platform: { metrics: 'cloudwatch', delivery: { gitops: 'argocd', repository: { url: 'https://github.com/acme/platform.git' } } },
      }),
  ],
];
const TREES = [...blueprintFiles().map((file) => [basename(file), () => synthesizeFile(file)] as const), ...SHOPS];

describe.each(SHOPS)('%s', (_, make) => {
  let s: Synthesized;
  beforeAll(() => {
    s = make();
  });

  it.each(manifestInvariants)('$name', ({ check }) => {
    expect(check(s)).toEqual([]);
  });
});

describe.each(TREES)('the delivery of %s', (_, make) => {
  let s: Synthesized;
  let objects: readonly KubernetesObject[];
  beforeAll(() => {
    s = make();
    objects = [...s.manifests.values()].flat();
  });
  const of = (...kinds: string[]) => objects.filter((o) => kinds.includes(o.kind));

  it('gives each component the level of pod security of the reviewed table', () => {
    for (const { name, level } of Object.values(componentNamespaces))
      for (const namespace of of('Namespace').filter((n) => n.metadata.name === name))
        expect([name, namespace.metadata.labels?.['pod-security.kubernetes.io/enforce']]).toEqual([name, level]);
  });

  it('scales what is there, by one autoscaler each, and states its number nowhere else', () => {
    const scaled = of('HorizontalPodAutoscaler').map((h) => {
      const { kind, name } = spec<{ scaleTargetRef: { kind: string; name: string } }>(h).scaleTargetRef;
      const target = of(kind).find((o) => o.metadata.name === name && o.metadata.namespace === h.metadata.namespace);
      expect([h.metadata.name, target?.kind, spec<{ replicas?: number }>(target as KubernetesObject).replicas]).toEqual([
        h.metadata.name,
        kind,
        undefined,
      ]);
      return `${h.metadata.namespace ?? ''}/${name}`;
    });
    expect(scaled).toEqual([...new Set(scaled)]);
  });

  it('makes canaries of Deployments that are there, under their selectors, and leaves them no number and no autoscaler', () => {
    for (const o of of('Rollout')) {
      const { workloadRef, selector } = spec<{ workloadRef: { kind: string; name: string }; selector: Selector }>(o);
      const deployment = of(workloadRef.kind).find(
        (d) => d.metadata.name === workloadRef.name && d.metadata.namespace === o.metadata.namespace,
      );
      expect(deployment?.kind).toBe('Deployment');
      expect(spec<{ selector: Selector }>(deployment as KubernetesObject).selector).toEqual(selector);
      expect(deployment?.['spec']).not.toHaveProperty('replicas');
      for (const constraint of template(deployment as KubernetesObject).spec.topologySpreadConstraints ?? [])
        expect(constraint).toMatchObject({ matchLabelKeys: ['pod-template-hash', 'rollouts-pod-template-hash'] });
    }
  });

  it('keeps what a release defines out of the root, and has all else in it', () => {
    for (const cluster of s.manifests.keys()) {
      const root = s.files.get(`kubernetes/${cluster}/kustomization.yaml`) ?? '';
      const waves = new Set([...s.files.keys()].flatMap((path) => new RegExp(`^kubernetes/${cluster}/([^/]+)/`).exec(path)?.[1] ?? []));
      for (const wave of waves) {
        const within = [...s.files]
          .filter(([path]) => path.startsWith(`kubernetes/${cluster}/${wave}/`) && !/(kustomization|\.values)\.yaml$/.test(path))
          .flatMap(([, text]) => parseAllDocuments(text).map((d) => d.toJS() as KubernetesObject));
        expect([wave, root.includes(`- ${wave}\n`)]).toEqual([wave, !within.some(isForeign)]);
      }
    }
  });
});
