import { ApiObject, type Chart } from 'cdk8s';
import { Manifests } from '../../lib/kubernetes/manifests';

const fill = (chart: Chart, name: string): void =>
  void new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

it('writes a file for each chart, a kustomization for each wave, and one for all', () => {
  const manifests = new Manifests();
  fill(manifests.chart('20-services', 'b', { namespace: 'apps' }), 'b');
  fill(manifests.chart('20-services', 'a'), 'a');
  fill(manifests.chart('00-namespaces', 'a'), 'a');
  manifests.chart('10-platform', 'empty');
  const files = manifests.files();
  expect([...files.keys()]).toEqual([
    '00-namespaces/a.yaml',
    '00-namespaces/kustomization.yaml',
    '20-services/a.yaml',
    '20-services/b.yaml',
    '20-services/kustomization.yaml',
    'kustomization.yaml',
  ]);
  expect(files.get('kustomization.yaml')).toContain('resources:\n  - 00-namespaces\n  - 20-services\n');
  expect(files.get('20-services/kustomization.yaml')).toContain('resources:\n  - a.yaml\n  - b.yaml\n');
  expect(files.get('20-services/b.yaml')).toContain('namespace: apps');
});

it('keeps a wave with foreign kinds out of the root, but not out of the tree', () => {
  const manifests = new Manifests();
  fill(manifests.chart('40-resilience', 'a', { foreign: true }), 'a');
  const files = manifests.files();
  expect([...files.keys()]).toContain('40-resilience/kustomization.yaml');
  expect(files.get('kustomization.yaml')).not.toContain('40-resilience');
});

it('writes files that are no manifests beside those that are, and names them in no kustomization', () => {
  const manifests = new Manifests();
  fill(manifests.chart('12-releases', 'a'), 'a');
  manifests.file('12-releases', 'a.values.yaml', 'replicas: 2\n');
  const files = manifests.files();
  expect(files.get('12-releases/a.values.yaml')).toBe('replicas: 2\n');
  expect([...files].filter(([path, text]) => path.endsWith('kustomization.yaml') && text.includes('values'))).toEqual([]);
  expect(() => manifests.file('12-releases', 'a.values.yaml', '')).toThrow('12-releases/a.values.yaml');
});

it('says which waves hold anything, in order; what hands them to Argo CD is none of them, and not in the root', () => {
  const manifests = new Manifests();
  fill(manifests.chart('45-policies', 'a'), 'a');
  fill(manifests.chart('00-namespaces', 'a'), 'a');
  manifests.chart('10-platform', 'empty');
  fill(manifests.chart('gitops', 'applications', { foreign: true }), 'a');
  expect(manifests.waves()).toEqual(['00-namespaces', '45-policies']);
  expect(manifests.files().get('kustomization.yaml')).not.toContain('gitops');
  expect(manifests.files().has('gitops/kustomization.yaml')).toBe(true);
});

it('takes charts in any order with the same bytes, more of them than one cdk8s App', () => {
  const names = Array.from({ length: 250 }, (_, i) => `chart-${i}`);
  const filesOf = (order: readonly string[]) => {
    const manifests = new Manifests();
    for (const name of order) fill(manifests.chart('20-services', name), name);
    return [...manifests.files()];
  };
  expect(filesOf(names.toReversed())).toEqual(filesOf(names));
});

it('refuses two charts of one name in a wave', () => {
  const manifests = new Manifests();
  manifests.chart('20-services', 'a');
  expect(() => manifests.chart('20-services', 'a')).toThrow('20-services/a');
});
