import { SKIPPED } from './check';
import { installed, run, typescript } from './program';

interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Its last line is worth reading when all is well, too. */
  readonly sumsUp?: boolean;
}

const tool = (name: string, program: string, ...args: readonly string[]): Step => ({ name, program: installed(program), args });
const script = (name: string, file: string): Step => ({ name, program: process.execPath, args: typescript(file), sumsUp: true });

/** In this order: the quick ones first; assemblies are made once, and read by the steps below. */
const STEPS: readonly Step[] = [
  tool('types', 'tsc', '--noEmit', '-p', '.'),
  tool('lint', 'eslint', '.', '--max-warnings', '0'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  tool('dependency rules', 'depcruise', '--output-type', 'err', 'bin', 'lib', 'scripts', 'examples', 'test'),
  tool('dead code', 'knip', '--preprocessor', './scripts/knip-provenance.mjs'),
  script('assemblies', 'scripts/assemblies.ts'),
  script('CloudFormation validation', 'scripts/validate-templates.ts'),
  script('same bytes', 'scripts/same-bytes.ts'),
  script('cfn-lint', 'scripts/cfn-lint.ts'),
  script('regions and permissions', 'scripts/regions.ts'),
  script('cdk-nag', 'scripts/nag.ts'),
  script('Kubernetes schemas', 'scripts/kubernetes-schemas.ts'),
  { name: 'what replaces a resource', program: process.execPath, args: [...typescript('scripts/replacement-facts.ts'), '--check'] },
  script('kept releases', 'scripts/kept-releases.ts'),
  script('edits of blueprints', 'scripts/change-matrix.ts'),
  script('random blueprints', 'scripts/random-blueprints.ts'),
  script('packed package', 'scripts/pack-check.ts'),
];

type Outcome = 'ok' | 'FAILED' | 'skipped';

const outcomeOf = (code: number): Outcome => (code === 0 ? 'ok' : code === SKIPPED ? 'skipped' : 'FAILED');

const perform = async (step: Step): Promise<Outcome> => {
  const start = performance.now();
  const { code, output } = await run(step.program, step.args, { env: { NO_COLOR: '1', FORCE_COLOR: undefined } });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = outcomeOf(code);
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const note = outcome === 'skipped' || (outcome === 'ok' && step.sumsUp) ? `: ${last}` : '';
  console.log(`${outcome.padEnd(7)} ${step.name} (${seconds} s)${note}`);
  if (outcome === 'FAILED') console.log(output.trimEnd().replace(/^/gm, '        '));
  return outcome;
};

const main = async (): Promise<void> => {
  const outcomes: Outcome[] = [];
  for (const step of STEPS) outcomes.push(await perform(step));
  const count = (outcome: Outcome): number => outcomes.filter((o) => o === outcome).length;
  console.log(`verify: ${count('ok')} passed, ${count('FAILED')} failed${count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''}`);
  process.exitCode = count('FAILED') > 0 ? 1 : 0;
};

void main();
