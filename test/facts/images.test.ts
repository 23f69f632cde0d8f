import { awsCli, imageReference, otelCollector, placeholder, placeholderServerArgs, postgresClient } from '../../lib/facts/images';

describe('images', () => {
  it.each([placeholder, postgresClient, awsCli, otelCollector])('$repository is pinned, public, and runs as an ordinary user', (image) => {
    expect(imageReference(image)).toMatch(/^(registry\.k8s\.io|public\.ecr\.aws)\/[a-z0-9/-]+:v?\d+\.\d+[\w.-]*$/);
    expect(image.uid).toBeGreaterThan(0);
    expect(image.gid).toBeGreaterThan(0);
    expect(image.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  it('never serves the routes of netexec that run commands', () => {
    expect(placeholderServerArgs(8080)).toEqual([
      'netexec',
      '--http-port=8080',
      '--udp-port=-1',
      '--http-override=/',
      '--delay-shutdown=5',
    ]);
    expect(placeholderServerArgs(3000, 20)).toEqual(expect.arrayContaining(['--http-port=3000', '--delay-shutdown=20']));
  });
});
