import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** A repository in which every file breaks exactly the rule beside it, and those without one break none. */
const FILES: readonly (readonly [path: string, source: string, rule?: string])[] = [
  ['lib/naming/plain.ts', 'export const plain = 1;'],
  ['lib/naming/nosy.ts', "import { plan } from '../plan/plan';\nexport const nosy = plan;", 'base-rooms-stand-alone'],
  ['lib/capacity/planned.ts', "import { plan } from '../plan/plan';\nexport const planned = plan;", 'capacity-knows-facts-only'],
  ['lib/quotas/asking.ts', "import { say } from '../cli/say';\nexport const asking = say;", 'quotas-know-plan-and-facts'],
  ['lib/capacity/platform/planned.ts', "import { plan } from '../../plan/plan';\nexport const planned = plan;", 'platform-prices-itself'],
  ['lib/advise/hasty.ts', "import type { Built } from '../build/build';\nexport type Hasty = Built;", 'advice-reads-models'],
  ['lib/pricing/planned.ts', "import { plan } from '../plan/plan';\nexport const planned = plan;", 'pricing-knows-capacity-and-facts'],
  [
    'lib/simulation/layered.ts',
    "import { bucket } from '../layers/data/object/construct';\nexport const layered = bucket;",
    'simulation-takes-parts',
  ],
  ['lib/simulation/planned.ts', "import { plan } from '../plan/plan';\nexport const planned = plan;", 'simulation-loads-no-plan'],
  ['lib/simulation/day.ts', "import type { Contract } from '../plan/contract';\nexport type Day = Contract;"],
  ['lib/plan/tried.ts', "import type { Day } from '../simulation/day';\nexport type Tried = Day;", 'simulation-comes-after-the-plan'],
  ['lib/blueprint/hasty.ts', "import { plan } from '../plan/plan';\nexport const hasty = plan;", 'blueprint-comes-first'],
  ['lib/plan/plan.ts', "import { plain } from '../naming/plain';\nexport const plan = plain;"],
  ['lib/plan/contract.ts', 'export interface Contract { readonly id: string }'],
  ['lib/plan/typed.ts', "import type { App } from 'aws-cdk-lib';\nexport type Typed = App;", 'pure-rooms-load-no-cdk'],
  ['lib/plan/building.ts', "import type { Built } from '../build/build';\nexport type Building = Built;", 'plan-before-build'],
  ['lib/build/build.ts', "import type { Contract } from '../plan/contract';\nexport type Built = Contract;"],
  ['lib/build/printing.ts', "import { say } from '../cli/say';\nexport const printing = say;", 'cli-serves-bin-alone'],
  ['lib/build/writing.ts', "import { emit } from '../emit/emit';\nexport const writing = emit;", 'build-before-emit'],
  ['lib/build/tested.ts', "import { testing } from '../testing/testing';\nexport const tested = testing;", 'testing-is-for-tests'],
  [
    'lib/build/borrowed.ts',
    "import { helper } from '../../test/helper';\nexport const borrowed = helper;",
    'published-code-leaves-tests-alone',
  ],
  ['lib/build/tooled.ts', "import { lint } from 'a-tool';\nexport const tooled = lint;", 'published-code-needs-no-tools'],
  ['lib/build/lost.ts', "import { nothing } from './nothing';\nexport const lost = nothing;", 'no-unresolvable'],
  ['lib/build/left.ts', "import type { Right } from './right';\nexport type Left = Right;", 'no-cycles'],
  ['lib/build/right.ts', "import type { Left } from './left';\nexport type Right = Left;"], // a cycle is reported once
  ['lib/build/alone.ts', 'export const alone = 1;', 'no-orphans'],
  ['lib/emit/emit.ts', "import type { Built } from '../build/build';\nexport const emit = (built: Built): Built => built;"],
  ['lib/kubernetes/chart.ts', "import type { Chart } from 'cdk8s';\nexport type Charts = readonly Chart[];"],
  ['lib/kubernetes/eager.ts', "import { Chart } from 'cdk8s';\nexport const chart = Chart;", 'cdk8s-is-loaded-late'],
  [
    'lib/kubernetes/layered.ts',
    "import { bucket } from '../layers/data/object/construct';\nexport const layered = bucket;",
    'kubernetes-knows-no-layer',
  ],
  ['lib/layers/data/object/construct.ts', "import { App } from 'aws-cdk-lib';\nexport const bucket = App;"],
  ['lib/layers/data/object/capability.ts', "import type { Contract } from '../../../plan/contract';\nexport type Object = Contract;"],
  [
    'lib/layers/data/wide/construct.ts',
    "import type { Contract } from '../../../plan/contract';\nexport type Wide = Contract;",
    'construct-works-alone',
  ],
  ['lib/layers/data/cache/capability.ts', "import { cache } from './sizes';\nexport const capability = cache;", 'pure-rooms-load-no-cdk'],
  ['lib/layers/data/cache/sizes.ts', "import { Construct } from 'constructs';\nexport const cache = Construct;"],
  [
    'lib/layers/data/search/capability.ts',
    "import { search } from './builder';\nexport const capability = search;",
    'capability-decides-only',
  ],
  ['lib/layers/data/search/builder.ts', "import { plain } from '../../../naming/plain';\nexport const search = plain;"],
  ['lib/layers/data/loud.ts', "import { cost } from '../../reports/cost';\nexport const loud = cost;", 'layers-before-emit'],
  ['lib/change/rule.ts', "import { plan } from '../plan/plan';\nexport const rule = plan;", 'change-reads-templates-alone'],
  ['lib/upgrade/apis.ts', "import { plan } from '../plan/plan';\nexport const apis = plan;", 'upgrade-loads-no-plan'],
  ['lib/upgrade/loud.ts', "import { cost } from '../reports/cost';\nexport const loud = cost;", 'upgrade-reads-plan-and-manifests'],
  ['lib/reports/cost.ts', "import { plan } from '../plan/plan';\nexport const cost = plan;"],
  ['lib/reports/deep.ts', "import { search } from '../layers/data/search/builder';\nexport const deep = search;", 'reports-read-the-plan'],
  ['lib/emit/loud.ts', "import { main } from '../../bin/strata';\nexport const loud = main;", 'emit-before-cli'],
  ['lib/cli/say.ts', "import { plain } from '../naming/plain';\nexport const say = plain;"],
  ['lib/testing/testing.ts', "import { emit } from '../emit/emit';\nexport const testing = emit;"],
  ['bin/strata.ts', "import { say } from '../lib/cli/say';\nexport const main = say;"],
  ['test/helper.ts', 'export const helper = 1;'],
];

const PACKAGES = ['aws-cdk-lib', 'constructs', 'cdk8s', 'a-tool'];

const MANIFEST = {
  name: 'fixture',
  peerDependencies: { 'aws-cdk-lib': '*', constructs: '*', cdk8s: '*' },
  devDependencies: { 'aws-cdk-lib': '*', constructs: '*', cdk8s: '*', 'a-tool': '*' },
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('dependency rules', () => {
  let folder: string;
  let violations: readonly Violation[];

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-rules-'));
    put('package.json', JSON.stringify(MANIFEST));
    put('tsconfig.json', '{ "compilerOptions": { "module": "node20" } }');
    for (const name of PACKAGES) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(`node_modules/${name}/index.js`, 'module.exports = {};');
    }
    for (const [path, source] of FILES) put(path, `${source}\n`);
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [cruiser, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'bin', 'lib', 'test'];
    const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    violations = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rulesBrokenBy = (path: string): string[] => violations.filter((v) => v.from === path).map((v) => v.rule.name);

  test.each(FILES.filter(([, , rule]) => rule !== undefined).map(([path, , rule]) => [path, rule] as const))(
    '%s breaks %s',
    (path, rule) => {
      expect(rulesBrokenBy(path)).toContain(rule);
    },
  );

  test.each(FILES.filter(([, , rule]) => rule === undefined).map(([path]) => path))('%s breaks nothing', (path) => {
    expect(rulesBrokenBy(path)).toEqual([]);
  });

  test('every rule is broken by some file here', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('../../.dependency-cruiser.cjs');
    expect([...new Set(violations.map((v) => v.rule.name))].sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });
});
