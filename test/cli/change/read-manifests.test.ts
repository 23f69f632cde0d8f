import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClusters } from '../../../lib/cli/change/read-manifests';

const config = (name: string, data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: ${data}\n`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (side: string, file: string, text: string): void => {
  mkdirSync(join(folder, side, 'shop-us-east-1', '20-services'), { recursive: true });
  writeFileSync(join(folder, side, 'shop-us-east-1', '20-services', file), text);
};

it('reads every object of every file, plain or not, and no kustomization', () => {
  write('before', 'plain.yaml', `---\n${config('a', 'x')}---\n${config('b', 'y')}`);
  write('before', 'other.yaml', `# by hand\n${config('c', '&x z # here')}---\n`);
  write('before', 'list.yml', 'apiVersion: v1\nkind: Service\nmetadata: {name: d}\n');
  write('before', 'kustomization.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata:\n  name: e\n');
  const [cluster] = readClusters(join(folder, 'before')) ?? [];
  expect(cluster?.name).toBe('shop-us-east-1');
  expect(cluster?.objects.map(({ metadata }) => metadata.name)).toEqual(['d', 'c', 'a', 'b']);
  expect(cluster?.objects[1]).toMatchObject({ data: { a: 'z' } });
});

it('reads the items of a list, and leaves out what has no name', () => {
  const item = '  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: a, namespace: shop }\n';
  write('before', 'list.yaml', `apiVersion: v1\nkind: List\nitems:\n${item}${item.replace('name: a', 'name: b')}`);
  write('before', 'made.yaml', 'apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: c- }\n');
  const [cluster] = readClusters(join(folder, 'before')) ?? [];
  expect(cluster?.objects.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
});

it('takes documents that both sides have alike for one object', () => {
  write('before', 'a.yaml', `${config('a', 'x')}---\n${config('b', 'y')}`);
  write('after', 'a.yaml', `${config('a', 'x')}---\n${config('b', 'z')}`);
  const known = new Map<string, readonly unknown[]>();
  const [before, after] = ['before', 'after'].map((side) => readClusters(join(folder, side), known)?.[0]?.objects ?? []);
  expect(after?.[0]).toBe(before?.[0]);
  expect(after?.[1]).not.toEqual(before?.[1]);
});

it('knows where there are none', () => {
  expect(readClusters(join(folder, 'nowhere'))).toBeUndefined();
});
