import { WAVES } from '../../../lib/kubernetes';
import { GitOps, type GitOpsProps } from '../../../lib/layers/delivery';
import type { KubernetesObject } from '../../../lib/testing';
import { plan } from '../../../lib/plan';
import { blueprintOf } from '../../support/blueprint';
import { objectsIn } from '../../kubernetes/objects';
import { objectOf, synthesized } from '../services/estate';
import { GROWTH_SHOP } from './growth-shop';

interface Application {
  readonly source: { readonly repoURL: string; readonly path: string; readonly targetRevision: string };
  readonly syncPolicy: { readonly automated: { readonly prune: boolean; readonly selfHeal: boolean }; readonly syncOptions: string[] };
}

const built = (props: Partial<GitOpsProps> = {}): KubernetesObject[] => {
  let found: KubernetesObject[] = [];
  objectsIn((chart) => {
    new GitOps(chart, 'GitOps', { cluster: 'shop-us-east-1', url: 'https://github.com/acme/platform.git', waves: WAVES, ...props });
    found = chart.toJson() as KubernetesObject[];
  });
  return found;
};
const application = (name: string, props: Partial<GitOpsProps> = {}): Application =>
  built(props).find((o) => o.kind === 'Application' && o.metadata.name === name)?.['spec'] as Application;
const prunes = (wave: string): boolean => application(`shop-us-east-1-${wave}`).syncPolicy.automated.prune;

it('hands over each wave in its order, by an Application that follows one folder', () => {
  const waves = built().filter((o) => o.kind === 'Application' && o.metadata.name !== 'shop-us-east-1');
  const order = waves.map((o) =>
    Number((o.metadata as unknown as { annotations: Record<string, string> }).annotations['argocd.argoproj.io/sync-wave']),
  );
  expect(waves.map((o) => o.metadata.name)).toEqual(WAVES.map((wave) => `shop-us-east-1-${wave}`));
  expect(order).toEqual([0, 10, 12, 15, 20, 30, 40, 45]);
  expect(application('shop-us-east-1-20-services').source).toEqual({
    repoURL: 'https://github.com/acme/platform.git',
    path: 'shop-us-east-1/20-services',
    targetRevision: 'HEAD',
  });
});

it.each([
  ['.', 'shop-us-east-1/gitops'],
  ['clusters', 'clusters/shop-us-east-1/gitops'],
  ['./a//b/', 'a/b/shop-us-east-1/gitops'],
])('finds the folder of the cluster in %s', (path, expected) =>
  expect(application('shop-us-east-1', { path, revision: 'v1' }).source).toMatchObject({ path: expected, targetRevision: 'v1' }),
);

it('deletes what Git no longer has, but neither namespaces nor releases nor what former pods still read', () => {
  expect(WAVES.filter((wave) => !prunes(wave))).toEqual(['00-namespaces', '12-releases', '20-services']);
  for (const o of built().filter((x) => x.kind === 'Application')) {
    const { automated, syncOptions } = (o['spec'] as Application).syncPolicy;
    expect(automated.selfHeal).toBe(true);
    expect(syncOptions).toEqual(['ServerSideApply=true', 'SkipDryRunOnMissingResource=true']);
  }
});

it('takes manifests and charts from nowhere else', () => {
  const project = built({ chartRepositories: ['https://z.example.com', 'https://a.example.com'] }).find((o) => o.kind === 'AppProject');
  expect(project?.['spec']).toMatchObject({
    sourceRepos: ['https://a.example.com', 'https://github.com/acme/platform.git', 'https://z.example.com'],
  });
});

describe('in a blueprint', () => {
  const delivery = { gitops: 'argocd' as const, repository: { url: 'https://github.com/acme/platform.git', path: 'clusters' } };

  it('every wave that is there has an Application, and the releases are in its project', () => {
    const s = synthesized({ ...GROWTH_SHOP, platform: { metrics: 'cloudwatch', delivery } });
    const folders = new Set([...s.files.keys()].flatMap((path) => /^kubernetes\/[^/]+\/(\d\d-[a-z]+)\//.exec(path)?.[1] ?? []));
    const named = [...s.manifests.values()]
      .flat()
      .flatMap((o) => (o.kind === 'Application' ? (/shop-us-east-1-(.+)$/.exec(o.metadata.name)?.[1] ?? []) : []));
    expect(named.sort()).toEqual([...folders].sort());
    expect(objectOf(s, 'Application', 'kyverno')).toMatchObject({ spec: { project: 'shop-us-east-1' } });
    expect(objectOf(s, 'AppProject', 'shop-us-east-1')).toMatchObject({
      spec: {
        sourceRepos: ['https://argoproj.github.io/argo-helm', 'https://github.com/acme/platform.git', 'https://kyverno.github.io/kyverno'],
      },
    });
    expect(s.files.get('kubernetes/shop-us-east-1/kustomization.yaml')).not.toContain('gitops');
  });

  it('works without releases at startup', () => {
    const s = synthesized({ services: { web: { runtime: 'node' } }, platform: { delivery } });
    expect(objectOf(s, 'Application', 'streamflix-us-east-1-20-services')).toBeDefined();
    expect(objectOf(s, 'Application', 'streamflix-us-east-1-12-releases')).toBeUndefined();
  });

  it('days without deploys are refused, with the reason that is true of them', () => {
    const freeze = [{ from: '2026-12-20', to: '2027-01-02', reason: 'holidays' }];
    const hints = [{ freeze }, { ...delivery, freeze }].map(
      (chosen) =>
        plan(blueprintOf({ services: { web: { runtime: 'node' } }, platform: { delivery: chosen } })).diagnostics.find(
          (d) => d.code === 'BP305',
        )?.hint,
    );
    expect(hints).toEqual([expect.stringContaining('nothing here deploys by itself'), expect.stringContaining('know no year')]);
  });
});
