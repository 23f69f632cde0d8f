import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { bindFiles, type Bound } from '../../lib/kubernetes/binding/bind';
import { CONTENT_HASH, contentAddressed } from '../../lib/kubernetes/content-address';
import { Yaml } from 'cdk8s';

const URL = '${binding:shop-us-east-1-Streaming.PlaysUrl}';
const REPOSITORY = '${binding:shop-us-east-1-Registry-apps.WebRepositoryUri}';
const OUTPUTS = {
  'shop-us-east-1-Streaming': { PlaysUrl: 'https://sqs/plays' },
  'shop-us-east-1-Registry-apps': { WebRepositoryUri: '1.ecr/shop/web' },
};

const config = (url: string) =>
  contentAddressed({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web', namespace: 'apps' },
    immutable: true,
    data: { URL: url, FLAG: 'on' },
  });

const tree = (url = URL, image = `${REPOSITORY}:initial`): Map<string, string> => {
  const map = config(url);
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'apps', labels: { 'app.kubernetes.io/name': 'web' } },
    spec: { template: { spec: { containers: [{ name: 'web', image, envFrom: [{ configMapRef: { name: map.metadata.name } }] }] } } },
  };
  return new Map([
    ['20-services/apps-web.yaml', [map, deployment].map((o) => Yaml.stringify(o)).join('---\n')],
    ['20-services/kustomization.yaml', 'kind: Kustomization\nresources:\n  - apps-web.yaml\n'],
  ]);
};

interface Parsed {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
  readonly data: Record<string, string>;
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly image: string;
          readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[];
        }[];
      };
    };
  };
}
const parsed = ({ files }: Bound, version: '1.1' | '1.2' = '1.1'): Parsed[] =>
  parseAllDocuments(files.get('20-services/apps-web.yaml') ?? '', { version }).map((d) => d.toJS() as Parsed);

describe('values', () => {
  it('take the place of their names, and everything else stays as it was', () => {
    const bound = bindFiles(tree(), OUTPUTS);
    const [map, deployment] = parsed(bound);
    expect(map?.data).toEqual({ URL: 'https://sqs/plays', FLAG: 'on' });
    expect(deployment?.spec.template.spec.containers[0]?.image).toBe('1.ecr/shop/web:initial');
    expect(bound.files.get('20-services/kustomization.yaml')).toBe(tree().get('20-services/kustomization.yaml'));
    expect(bound).toMatchObject({ unresolved: [], misplaced: [], unusedTags: [] });
  });

  it('are text, whatever they hold, for readers of YAML 1.1 and 1.2 alike', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'on',
        'null',
        '1e3',
        '0o17',
        '12:30',
        '- a',
        '{a: b}',
        '#',
        'a: b',
        '---',
        '"',
        "'",
        '${binding:a.b}',
        '\u2028',
        '$&',
        'a\n  b: c',
        '!!int 3',
        '&a',
        '*a',
        '%',
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, (url, around) => {
        const bound = bindFiles(tree(`${around}${URL}${around}`), { ...OUTPUTS, 'shop-us-east-1-Streaming': { PlaysUrl: url } });
        fc.pre(!around.includes('${binding:'));
        for (const version of ['1.1', '1.2'] as const)
          expect(parsed(bound, version)[0]?.data).toMatchObject({ URL: `${around}${url}${around}` });
      }),
      { numRuns: 200 },
    );
  });

  it('leave a tree without names untouched, byte for byte', () => {
    const files = tree('https://plain', 'docker.io/acme/web:1');
    expect([...bindFiles(files, {}).files]).toEqual([...files]);
  });
});

describe('what cannot be bound', () => {
  it('is listed with every place, and nothing is handed out', () => {
    const bound = bindFiles(tree(`${URL} ${URL}`), {});
    expect(bound.files.size).toBe(0);
    expect(bound.unresolved).toEqual([
      { name: 'shop-us-east-1-Streaming.PlaysUrl', file: '20-services/apps-web.yaml', line: 10 },
      { name: 'shop-us-east-1-Streaming.PlaysUrl', file: '20-services/apps-web.yaml', line: 10 },
      { name: 'shop-us-east-1-Registry-apps.WebRepositoryUri', file: '20-services/apps-web.yaml', line: 25 },
    ]);
    const text = tree(`${URL} ${URL}`).get('20-services/apps-web.yaml')?.split('\n') ?? [];
    for (const { name, line } of bound.unresolved) expect(text[line - 1]).toContain(name);
  });

  it.each(['toString', '__proto__', 'constructor'])('is a name that only every object has: %s', (name) => {
    expect(bindFiles(tree(`\${binding:${name}.${name}}`), OUTPUTS).unresolved).toHaveLength(1);
  });

  it.each(['${binding:}', '${binding:NoDot}', '${binding:a.b.c}', 'x ${binding:a.c'])('is a name of no form: %s', (text) => {
    expect(bindFiles(tree(text), { ...OUTPUTS, a: { b: 'x' } }).unresolved).toHaveLength(1);
  });

  const object = (more: object) =>
    new Map([['a.yaml', Yaml.stringify({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' }, ...more })]]);

  it.each([
    [
      'a value of a pod',
      { kind: 'Deployment', spec: { template: { spec: { containers: [{ name: 'a', env: [{ name: 'A', value: URL }] }] } } } },
    ],
    ['a label', { metadata: { name: 'a', labels: { a: URL } } }],
    ['a name', { metadata: { name: URL } }],
    ['a selector', { kind: 'NodeClass', spec: { role: URL } }],
    ['a key', { kind: 'ConfigMap', data: { [URL]: 'a' } }],
    ['an image of nothing that runs', { spec: { image: URL } }],
  ])('is %s, where no value of a deployment may stand', (_, more) => {
    const bound = bindFiles(object(more), OUTPUTS);
    expect(bound.misplaced).toEqual([{ name: 'shop-us-east-1-Streaming.PlaysUrl', file: 'a.yaml', line: expect.any(Number) as number }]);
    expect(bound.files.size).toBe(0);
  });

  it.each([
    ['an annotation', { metadata: { name: 'a', annotations: { a: URL } } }],
    ['an annotation of pods', { kind: 'Deployment', spec: { template: { metadata: { annotations: { a: URL } } } } }],
    ['a target group', { kind: 'TargetGroupBinding', spec: { targetGroupARN: URL } }],
    ['a parameter of a secret', { kind: 'SecretProviderClass', spec: { parameters: { objects: `- objectName: ${URL}` } } }],
    ['Helm values of Argo CD', { kind: 'Application', spec: { source: { helm: { valuesObject: { a: [URL] } } } } }],
  ])('is not %s', (_, more) => {
    const bound = bindFiles(object(more), OUTPUTS);
    expect(bound.misplaced).toEqual([]);
    expect(bound.files.get('a.yaml')).toContain('https://sqs/plays');
  });
});

describe('names that follow from content', () => {
  it('are those of the bound content, so that another value rolls the pods', () => {
    const [map, deployment] = parsed(bindFiles(tree(), OUTPUTS));
    expect(map?.metadata).toMatchObject({
      name: config('https://sqs/plays').metadata.name,
      annotations: config('https://sqs/plays').metadata.annotations,
    });
    expect(map?.metadata.name).not.toBe(config(URL).metadata.name);
    expect(deployment?.spec.template.spec.containers[0]?.envFrom[0]?.configMapRef.name).toBe(map?.metadata.name);
  });

  it('move with Jobs, whose content names a ConfigMap', () => {
    const map = config(URL);
    const job = (from: string) =>
      contentAddressed({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'bootstrap', namespace: 'apps' },
        spec: { template: { spec: { volumes: [{ name: 'a', configMap: { name: from } }] } } },
      });
    const files = new Map([
      ['b.yaml', Yaml.stringify(job(map.metadata.name))],
      ['a.yaml', Yaml.stringify(map)],
    ]);
    const bound = bindFiles(files, OUTPUTS).files;
    const expected = job(config('https://sqs/plays').metadata.name);
    expect(parseAllDocuments(bound.get('b.yaml') ?? '')[0]?.toJS()).toEqual(expected);
  });

  it('stay in other namespaces', () => {
    const map = config(URL);
    const other = Yaml.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', namespace: 'other' },
      spec: { volumes: [{ configMap: { name: map.metadata.name } }] },
    });
    const bound = bindFiles(
      new Map([
        ['a.yaml', Yaml.stringify(map)],
        ['b.yaml', other],
      ]),
      OUTPUTS,
    ).files;
    expect(bound.get('b.yaml')).toBe(other);
  });

  it('do not depend on what was bound before', () => {
    const once = bindFiles(tree(), OUTPUTS).files;
    expect([...bindFiles(once, OUTPUTS).files]).toEqual([...once]);
    const [map] = parsed(bindFiles(tree(), OUTPUTS));
    expect(map?.metadata.name.endsWith(map.metadata.annotations?.[CONTENT_HASH] ?? '?')).toBe(true);
  });
});

describe('tags', () => {
  const imageWith = (options: Parameters<typeof bindFiles>[2]) =>
    parsed(bindFiles(tree(), OUTPUTS, options))[1]?.spec.template.spec.containers[0]?.image;

  it.each([
    [{ tags: { web: 'v7' } }, '1.ecr/shop/web:v7'],
    [{ tags: { web: `sha256:${'a'.repeat(64)}` } }, `1.ecr/shop/web@sha256:${'a'.repeat(64)}`],
    [{ defaultTag: 'v8' }, '1.ecr/shop/web:v8'],
    [{ tags: { web: 'v7' }, defaultTag: 'v8' }, '1.ecr/shop/web:v7'],
    [{}, '1.ecr/shop/web:initial'],
  ])('%j makes the image %s', (options, image) => expect(imageWith(options)).toBe(image));

  it('are reported when no image takes them', () => {
    expect(bindFiles(tree(), OUTPUTS, { tags: { web: 'v7', wbe: 'v7' } }).unusedTags).toEqual(['wbe']);
    expect(bindFiles(tree(URL, 'docker.io/acme/web:1'), OUTPUTS, { tags: { web: 'v7' } }).unusedTags).toEqual(['web']);
  });
});
