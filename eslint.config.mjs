import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const randomness = 'The same blueprint gives the same bytes: derive it from the plan (stableHash).';
const clock = 'The same blueprint gives the same bytes, today and tomorrow: no clock.';
const environment = 'Only bin and lib/cli read the environment; hand the value in as a parameter.';
const network = 'Synthesis never touches the network.';
const ending = 'Only bin and lib/cli end the process; throw a BlueprintError.';
const printing = 'Only bin and lib/cli print.';

const forbid = (object, properties, message) => properties.map((property) => ({ object, property, message }));

const namedExports = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Named exports only.' },
];

const pure = {
  'no-console': 'error',
  'no-restricted-globals': ['error', ...['fetch', 'WebSocket', 'EventSource'].map((name) => ({ name, message: network }))],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].map((name) => ({ name: `node:${name}`, message: network })),
        { name: 'node:child_process', message: 'Only lib/cli starts other programs.' },
        { name: 'node:crypto', importNames: ['randomBytes', 'randomInt', 'randomUUID', 'webcrypto'], message: randomness },
        { name: 'node:process', message: environment },
      ],
    },
  ],
  'no-restricted-properties': [
    'error',
    ...forbid('process', ['exit', 'exitCode', 'abort'], ending),
    ...forbid('process', ['env', 'argv', 'platform', 'arch'], environment),
    ...forbid('process', ['stdout', 'stderr'], printing),
    ...forbid('process', ['hrtime', 'uptime'], clock),
    ...forbid('Date', ['now'], clock),
    ...forbid('performance', ['now'], clock),
    ...forbid('Math', ['random'], randomness),
    ...forbid('crypto', ['randomUUID', 'randomBytes', 'getRandomValues'], randomness),
  ],
  'no-restricted-syntax': [
    'error',
    ...namedExports,
    { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
    { selector: 'CallExpression[callee.name="Date"]', message: clock },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'cdk.out*/', 'coverage/', 'templates/'] },
  {
    linterOptions: { noInlineConfig: true },
    rules: {
      'array-callback-return': 'error',
      complexity: ['error', 15],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', 400],
      'no-constructor-return': 'error',
      'no-eval': 'error',
      'no-implicit-coercion': ['error', { allow: ['!!'] }],
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'no-unused-expressions': 'error',
      'no-useless-return': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description', 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-empty-function': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'error',
      '@typescript-eslint/no-namespace': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'error',
      '@typescript-eslint/no-wrapper-object-types': 'error',
      'no-restricted-syntax': ['error', ...namedExports],
    },
  },
  { files: ['bin/**/*.ts'], rules: { 'max-lines': ['error', 60] } },
  { files: ['lib/**/*.ts'], ignores: ['lib/cli/**'], rules: pure },
  {
    files: ['lib/**/*.ts'],
    ignores: ['lib/cli/**', 'lib/testing/**'], // a test's assembly goes to the system's folder for temporary files
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { name: 'node:os', message: 'The output does not depend on the machine.' }],
    },
  },
  {
    files: ['scripts/**/*.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...forbid('process', ['exit', 'abort'], 'Set process.exitCode, so that output is written to its end.'),
      ],
    },
  },
  { files: ['test/**/*.ts'], rules: { 'no-console': 'error' } },
);
