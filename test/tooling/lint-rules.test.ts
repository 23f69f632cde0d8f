import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

const call = (code: string): string => `export const value = (): unknown => ${code};`;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => `export const a${i} = ${i};`).join('\n');

/** A file, its source, and the rules it breaks. */
const FILES: readonly (readonly [path: string, source: string, ...rules: string[]])[] = [
  ['lib/plan/default.ts', 'const plan = 1;\nexport default plan;', 'no-restricted-syntax'],
  ['lib/plan/renamed.ts', 'const plan = 1;\nexport { plan as default };', 'no-restricted-syntax'],
  ['lib/plan/console.ts', call("console.log('x')"), 'no-console'],
  ['lib/plan/exit.ts', call('process.exit(1)'), 'no-restricted-properties'],
  ['lib/plan/environment.ts', call("process.env['HOME']"), 'no-restricted-properties'],
  ['lib/plan/clock.ts', call('Date.now()'), 'no-restricted-properties'],
  ['lib/plan/today.ts', call('new Date()'), 'no-restricted-syntax'],
  ['lib/plan/random.ts', call('Math.random()'), 'no-restricted-properties'],
  ['lib/plan/fetched.ts', call("fetch('https://example.com')"), 'no-restricted-globals'],
  ['lib/plan/socket.ts', "import { connect } from 'node:net';\nexport const value = connect;", 'no-restricted-imports'],
  ['lib/plan/uuid.ts', "import { randomUUID } from 'node:crypto';\nexport const value = randomUUID;", 'no-restricted-imports'],
  [
    'lib/plan/machine.ts',
    "import { hostname } from 'node:os';\nexport const value = hostname;",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['lib/plan/any.ts', 'export const value = (x: any): unknown => x;', '@typescript-eslint/no-explicit-any'],
  ['lib/plan/ignored.ts', '// @ts-ignore\nexport const value = 1;', '@typescript-eslint/ban-ts-comment'],
  ['lib/plan/todo.ts', '// TODO: think\nexport const value = 1;', 'no-warning-comments'],
  ['lib/plan/long.ts', lines(401), 'max-lines'],
  ['lib/plan/excused.ts', `// eslint-disable-next-line no-console\n${call("console.log('x')")}`, 'no-console'],
  ['lib/plan/types.ts', "import { App } from 'aws-cdk-lib';\nexport type Mine = App;", '@typescript-eslint/consistent-type-imports'],
  ['lib/plan/dated.ts', call("new Date('2026-01-01')")],
  ['lib/plan/hashed.ts', "import { createHash } from 'node:crypto';\nexport const value = createHash;"],
  ['lib/plan/whole.ts', lines(400)],
  ['lib/cli/prints.ts', call("console.log(process.env['HOME'], Date.now())")],
  ['lib/testing/temporary.ts', "import { tmpdir } from 'node:os';\nexport const value = tmpdir;"],
  ['bin/app.ts', call('process.exit(1)')],
  ['bin/long.ts', lines(61), 'max-lines'],
  ['scripts/prints.ts', call("console.log('x')")],
  ['scripts/exits.ts', call('process.exit(1)'), 'no-restricted-properties'],
  ['test/prints.test.ts', call("console.log('x')"), 'no-console'],
];

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

describe('lint rules', () => {
  let folder: string;
  let results: readonly Result[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-lint-'));
    for (const [path, source] of FILES) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${source}\n`);
    }
    const eslint = join(ROOT, 'node_modules/eslint/bin/eslint.js');
    const args = [eslint, '--config', join(ROOT, 'eslint.config.mjs'), '--format', 'json', '.'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    if (!stdout) throw new Error(stderr);
    results = JSON.parse(stdout) as Result[];
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(FILES.map(([path, , ...rules]) => ({ path, rules, says: rules.join(', ') || 'nothing' })))(
    '$path breaks $says',
    ({ path, rules }) => {
      const result = results.find((r) => r.filePath.endsWith(join('/', path)));
      // A comment that would switch a rule off is itself reported, without a rule.
      expect(result?.messages.flatMap((m) => m.ruleId ?? [])).toEqual(rules);
    },
  );
});
