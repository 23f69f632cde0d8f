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
