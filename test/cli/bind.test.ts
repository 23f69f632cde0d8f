import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectGolden } from '../support/golden';
import { strata } from './terminal';

const MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  HOST: \${binding:shop-us-east-1-Data.MainPostgresEndpoint}
  PORT: \${binding:shop-us-east-1-Data.MainPostgresPort}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: \${binding:shop-us-east-1-Registry-apps.WebRepositoryUri}:initial
`;

const OUTPUTS = {
  'shop-us-east-1-Data': { MainPostgresEndpoint: 'db.example.internal', MainPostgresPort: '5432' },
  'shop-us-east-1-Registry-apps': { WebRepositoryUri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop/web' },
};

let folder: string;
const write = (path: string, content: string | object): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const bound = (): string => readFileSync(join(folder, 'bound/20-services/web.yaml'), 'utf8');
const bind = (...more: readonly string[]) => strata(['bind', '--outputs', 'cdk-outputs.json', '--out', 'bound', ...more], { cwd: folder });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-bind-'));
  write('cdk.out/kubernetes/shop-us-east-1/kustomization.yaml', 'resources: [20-services]\n');
  write('cdk.out/kubernetes/shop-us-east-1/20-services/web.yaml', MANIFEST);
  write('cdk-outputs.json', OUTPUTS);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('binds the manifests of the only cluster into a folder', async () => {
  expect(await bind()).toEqual({ code: 0, stdout: 'bound: 2 files, bound to cdk-outputs.json\n', stderr: '' });
  expect(bound()).toContain('HOST: "db.example.internal"');
  expect(bound()).toContain('PORT: "5432"');
  expect(readdirSync(join(folder, 'bound'))).toEqual(['20-services', 'kustomization.yaml']);
});

it('binds again over what it has bound before', async () => {
  await bind();
  write('cdk-outputs.json', { ...OUTPUTS, 'shop-us-east-1-Data': { MainPostgresEndpoint: 'other.internal', MainPostgresPort: '1' } });
  expect((await bind()).code).toBe(0);
  expect(bound()).toContain('HOST: "other.internal"');
  expect(readdirSync(folder)).toEqual(['bound', 'cdk-outputs.json', 'cdk.out']);
});

it('puts the tag of a service, or of all, behind their images', async () => {
  const image = '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop/web';
  await bind('--tag', '1.0.0');
  expect(bound()).toContain(`image: "${image}:1.0.0"`);
  await bind('--tag', '1.0.0', '--tag', 'web=2.0.0');
  expect(bound()).toContain(`image: "${image}:2.0.0"`);
  await bind('--tag', `web=sha256:${'a'.repeat(64)}`);
  expect(bound()).toContain(`image: "${image}@sha256:${'a'.repeat(64)}"`);
});

it('prints what it did as JSON', async () =>
  expect(JSON.parse((await bind('--json')).stdout)).toEqual({ ok: true, out: 'bound', files: 2 }));

describe('what is refused, and leaves the former output', () => {
  beforeEach(() => write('bound/kustomization.yaml', 'former'));
  const refused = async (code: string, words: string, ...more: readonly string[]) => {
    const { code: exit, stdout, stderr } = await bind(...more);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/nothing was written\n$/);
    expect(readFileSync(join(folder, 'bound/kustomization.yaml'), 'utf8')).toBe('former');
    return stderr;
  };

  it('are names that the outputs do not have', async () => {
    write('cdk.out/kubernetes/shop-us-east-1/20-services/late.yaml', MANIFEST);
    write('cdk-outputs.json', { 'shop-us-east-1-Data': { MainPostgresEndpont: 'x' } });
    expectGolden('cli/golden/bind-unresolved.txt', await refused('BP088', 'did you mean "MainPostgresEndpont"?'));
  });

  it('is a value at a place that cannot take one', async () => {
    write(
      'cdk.out/kubernetes/shop-us-east-1/20-services/web.yaml',
      MANIFEST.replace('name: web\n  labels', 'name: ${binding:shop-us-east-1-Data.MainPostgresPort}\n  labels'),
    );
    await refused('BP088', 'may not stand here');
  });

  it('is a tag for a service without an image of ours', () => refused('BP088', 'no image of "wbe" waits for a tag', '--tag', 'wbe=1.0.0'));
  it('is a tag that is none', () => refused('BP082', 'this is not the tag of an image', '--tag', 'web=a b'));
  it('are outputs that are not there', () => refused('BP086', 'no such file or folder', '--outputs', 'nowhere.json'));

  it.each([['{'], ['[]'], ['{"stack":"text"}'], ['{"stack":{"output":1}}']])('are outputs that are %s', async (text) => {
    write('cdk-outputs.json', text);
    await refused('BP085', 'cdk-outputs.json');
  });

  it('are manifests that are not there', () => refused('BP086', 'no such file or folder', '--in', 'nowhere'));

  it('are several clusters without a word about which', async () => {
    cpSync(join(folder, 'cdk.out/kubernetes/shop-us-east-1'), join(folder, 'cdk.out/kubernetes/shop-us-west-2'), { recursive: true });
    await refused('BP086', 'name one: --in cdk.out/kubernetes/shop-us-east-1');
  });

  it('is a folder inside the manifests, or around them', async () => {
    await refused('BP086', 'hold one another', '--out', 'cdk.out/kubernetes/shop-us-east-1/bound');
    await refused('BP086', 'hold one another', '--out', 'cdk.out');
    expect(existsSync(join(folder, 'cdk.out/kubernetes/shop-us-east-1/20-services/web.yaml'))).toBe(true);
  });

  it('is a folder with something else in it', async () => {
    write('work/thesis.txt', 'years');
    await refused('BP086', 'work holds something other', '--out', 'work');
  });
});
