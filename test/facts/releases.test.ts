import { chaoskube, componentNamespaces, releases } from '../../lib/facts/releases';

describe.each(Object.values(releases))('the release $name', (release) => {
  it('is pinned to one version of a public chart, with its licence and its source', () => {
    expect(release.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(release.appVersion).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(release.repository).toMatch(/^https:\/\/[a-z.]+\.github\.io\//);
    expect(release.source).toContain(release.version);
    expect(release.licence).toBe('Apache-2.0');
    expect(release.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('runs images of the version that it installs', () => {
    expect(release.images.length).toBeGreaterThan(0);
    for (const image of release.images) expect(image.split(':').at(-1)).toBe(release.appVersion);
  });

  it('defines kinds of groups that Kubernetes does not have', () => {
    expect(release.groups.length).toBeGreaterThan(0);
    expect(release.groups.filter((group) => group.endsWith('.k8s.io') && group !== 'wgpolicyk8s.io')).toEqual([]);
  });
});

it.each(Object.entries(componentNamespaces))('%s has a namespace with a level of pod security and the reason for it', (name, namespace) => {
  expect(namespace.name).toBe(name);
  expect(['restricted', 'baseline', 'privileged']).toContain(namespace.level);
  expect(namespace.reason.length).toBeGreaterThan(40);
});

it('chaoskube is pinned, runs on both architectures, and as an ordinary user', () => {
  expect(chaoskube.tag).toMatch(/^v\d+\.\d+\.\d+$/);
  expect(chaoskube.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  expect(chaoskube.uid).toBeGreaterThan(0);
});
