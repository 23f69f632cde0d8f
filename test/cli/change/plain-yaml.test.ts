import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { plainYaml } from '../../../lib/cli/change/plain-yaml';

/** What the library says; a document that it complains of is none that anybody relies on. */
const libraryOn = (text: string): unknown => {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return 'refused';
  }
};

const agree = (text: string): void => {
  const plain = plainYaml(text);
  if (plain) expect(plain.value).toEqual(libraryOn(text));
};

const READ: readonly string[] = [
  "a: 1\nb: \"x\"\nc: 'it''s'\nd: true\ne: null\nf:\ng: {}\nh: []\n",
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    app.kubernetes.io/name: a\ndata:\n  PORT: "8080"\n',
  'spec:\n  ports:\n    - name: http\n      port: 80\n    - port: 81\n  args:\n  - --flag\n  - -x\n  - "- y"\n',
  'list:\n  - - 1\n    - 2\n  -\n    a: 1\n  - b: 1\n    c:\n      - d\n',
  'script: |\n  #!/bin/sh\n  if a: b; then\n\n    c # d\n  fi\nnext: |-\n  x\n\nlast: |+\n  y\n\n',
  '# a comment\na: 1\n  # another\nb:\n  # and one\n  c: 2\n',
  'url: http://a.example:80/x\nhash: a#b\ntime: 10:30:00\nimage: registry.k8s.io/pause:3.10\nbinding: ${binding:a.b}\n',
  '',
];

it.each(READ)('reads what manifests look like: %j', (text) => {
  expect(plainYaml(text)).toEqual({ value: libraryOn(text) });
});

const LEFT: readonly string[] = [
  'a: &x 1\nb: *x\n',
  'a: !!str 1\n',
  'a: {b: 1}\n',
  'a: [1]\n',
  'a: >-\n  folded\n  text\n',
  'a: first\n  second\n',
  'a: 0x10\n',
  'a: 1.5\n',
  'a: x # comment\n',
  'a: 1\na: 2\n',
  '? a\n: b\n',
  '1: a\n',
  'a:\n    - 1\n   - 2\n',
  'a: |2\n   x\n',
  'a: "x\\\n  y"\n',
  'a\n',
  '  a: 1\n',
  '\ta: 1\n',
];

it.each(LEFT)('leaves to the library what is not plain: %j', (text) => {
  expect(plainYaml(text)).toBeUndefined();
});

const word = fc.oneof(
  fc.stringMatching(/^[a-z0-9 :#'"\n~|>*&!%@`{}[\],?.-]{0,8}$/),
  fc.constantFrom('true', 'null', '0x1', '1e3', '-', '- a', 'a: b', '', ' ', '\n', 'x\n\n', '---', '=', '<<', '.inf', '-0', '08', '\ta'),
);
const key = fc.oneof(fc.stringMatching(/^[a-z./-]{1,6}$/), word);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

it('never reads anything otherwise than the library does', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), fc.constantFrom(0, 20, 80), (value, indentSeq, lineWidth) => {
      agree(stringify(value, { indentSeq, lineWidth }));
    }),
    { numRuns: 1500 },
  );
});

it('never reads lines that were shuffled otherwise than the library does', () => {
  const line = fc.constantFrom(
    'a: 1',
    '  b: x',
    '- c',
    '  - d: 1',
    '    e:',
    '',
    '   ',
    'f: |',
    '    text',
    '  # g',
    '-',
    'h:',
    '- - i',
    "'j': k",
    'l: >',
    'm',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      if (libraryOn(text) !== 'refused') agree(text);
    }),
    { numRuns: 3000 },
  );
});
