import { Command, CommanderError, Option } from 'commander';
import type { AdviseOptions } from './commands/advise';
import type { BindCommandOptions } from './commands/bind';
import type { CheckCommandOptions } from './commands/check';
import type { CompareOptions } from './commands/compare';
import type { CostOptions } from './commands/cost';
import {
  withChoosing,
  withFacts,
  withPricing,
  withPrinting,
  withProfile,
  type ChoosingOptions,
  type PrintingOptions,
} from './commands/options';
import type { PromoteOptions } from './commands/promote';
import type { QuotasOptions } from './commands/quotas';
import type { RenderOptions } from './commands/render';
import type { UpgradeCommandOptions } from './commands/upgrade';
import { withScenario, type ScenarioOptions } from './commands/scenario';
import { EXIT, reportWidth, type ExitCode, type Io } from './io';
import { packageVersion } from '../package-root';
import { confess, refuse } from './printing';
import { NO_SOURCES } from './said';
import { usageProblem } from './usage';

const FILE = 'blueprint; by default the stock one of --tier, else what cdk.json names, else ./blueprint.yaml';

/** The commands. Each action loads what it needs, which no other command waits for, and leaves its exit code with `ends`. */
const programOf = (io: Io, ends: (code: ExitCode) => void): Command => {
  const program = new Command('strata')
    .description('One small blueprint file becomes a deployable platform on AWS: CloudFormation templates and Kubernetes manifests.')
    .version(packageVersion(), '--version')
    .exitOverride()
    // Its own messages become diagnostics like all others: see usageProblem.
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => reportWidth(io.stdout),
    });
  withChoosing(program.command('validate').description('check a blueprint: all problems at once').argument('[file]', FILE)).action(
    async (file: string | undefined, options: ChoosingOptions) =>
      ends((await import('./commands/validate.js')).validate(file, options, io)),
  );
  withChoosing(program.command('plan').description('what would be built, how large, with which engine').argument('[file]', FILE)).action(
    async (file: string | undefined, options: ChoosingOptions) => ends((await import('./commands/plan.js')).plan(file, options, io)),
  );
  withChoosing(
    program
      .command('explain')
      .description('why it is as it is, and which measurement would change it')
      .argument('[file]', FILE)
      .argument('[id]', 'an id of the plan, such as relational/main'),
  ).action(async (file: string | undefined, id: string | undefined, options: ChoosingOptions) =>
    ends((await import('./commands/explain.js')).explain(file, id, options, io)),
  );
  withPricing(
    withChoosing(
      program
        .command('cost')
        .description('what it costs in a month, line by line; of two, the difference')
        .argument('[file]', `${FILE}; a tier stands for its stock blueprint`)
        .argument('[other]', 'another one, a file or a tier: print what it costs more or less'),
    ),
  ).action(async (file: string | undefined, other: string | undefined, options: CostOptions) =>
    ends((await import('./commands/cost.js')).cost(file, other, options, io)),
  );
  withPricing(
    withProfile(
      withPrinting(
        program
          .command('compare')
          .description('what is added, changed, replaced and removed between two, and the money')
          .argument('<a>', 'a file, or a tier, which stands for its stock blueprint')
          .argument('<b>', 'another one'),
      ),
    ),
  ).action(async (a: string, b: string, options: CompareOptions) =>
    ends((await import('./commands/compare.js')).compare(a, b, options, io)),
  );
  withFacts(
    withPricing(
      withPrinting(
        program
          .command('advise')
          .description('your tier, engines, money, and what not to build yet')
          .argument('[file]', 'a blueprint, or a YAML file with the same facts: users, eventsPerDay …'),
      ),
    ),
  ).action(async (file: string | undefined, options: AdviseOptions) =>
    ends(await (await import('./commands/advise.js')).advise(file, options, io)),
  );
  withChoosing(
    program
      .command('quotas')
      .description('what it needs of each quota of AWS, and which raises to ask for')
      .argument('[file]', FILE)
      .option('--account', 'read the quotas of your account with the AWS SDK; changes nothing. Without it the defaults count'),
  ).action(async (file: string | undefined, options: QuotasOptions) =>
    ends(await (await import('./commands/quotas.js')).quotas(file, options, io)),
  );
  withScenario(
    program.command('simulate').description('a day of load: how full each part gets, and what breaks first').argument('[file]', FILE),
  ).action(async (file: string | undefined, options: ScenarioOptions) => {
    const { simulate } = await import('./commands/simulate.js');
    ends(simulate(file, options, io));
  });
  withChoosing(
    program
      .command('render')
      .description('write templates, manifests and reports, as `cdk synth` does')
      .argument('[file]', FILE)
      .requiredOption('--out <folder>', 'where to; replaced whole'),
  ).action(async (file: string | undefined, options: RenderOptions) =>
    ends(await (await import('./commands/render.js')).render(file, options, io)),
  );
  withPrinting(
    program
      .command('check')
      .description('what a deployment would do to what is there, and whether anything would be lost')
      .argument('[assembly]', 'folder of the new assembly; by default cdk.out')
      .option('--deployed <folder>', 'folder of the assembly that stands deployed')
      .option('--account', 'read the stacks of your account with the AWS SDK instead; changes nothing')
      .option('--allow-replace <name...>', 'logical ids, or objects, that may be replaced, lost or changed all the same')
      .addOption(new Option('--markdown', 'print Markdown, as for a comment on a pull request').conflicts('json')),
  ).action(async (folder: string | undefined, options: CheckCommandOptions) =>
    ends(await (await import('./commands/check.js')).check(folder, options, io)),
  );
  withPrinting(
    program
      .command('upgrade')
      .description('whether Kubernetes can be upgraded, what stands in the way, and in which order to go')
      .argument('[assembly]', 'folder of the assembly that stands deployed, or a blueprint; by default cdk.out')
      .requiredOption('--kubernetes <version>', 'minor version to go to, such as 1.37'),
  ).action(async (path: string | undefined, options: UpgradeCommandOptions) =>
    ends((await import('./commands/upgrade.js')).upgrade(path, options, io)),
  );
  withPricing(
    withProfile(
      withPrinting(
        program
          .command('promote')
          .description('move a blueprint to another tier: shows what changes and costs, then rewrites the file')
          .argument('<blueprint>', 'the file')
          .option('--to <tier>', 'the tier to move to; every store says where its data comes from')
          .option(
            '--finish <store>',
            'a store or stream whose data has moved, or all: take migrateFrom out again; may be repeated',
            (name: string, all: string[] = []) => [...all, name],
          )
          .option('--yes', 'write without asking')
          .option('--dry-run', 'show what would be written, and do not ask')
          .option('--allow-down', 'to a lower tier, which has less'),
      ),
    ),
  ).action(async (file: string, options: PromoteOptions) => ends(await (await import('./commands/promote.js')).promote(file, options, io)));
  withPrinting(
    program
      .command('bind')
      .description('put the values of a deployment into manifests')
      .requiredOption('--outputs <file>', 'what `cdk deploy --outputs-file` has written')
      .requiredOption('--out <folder>', 'where to; replaced whole')
      .option('--in <folder>', 'manifests; by default those of the only cluster in cdk.out')
      .option(
        '--tag <tag>',
        'tag or digest of built images; service=tag for one of them; may be repeated',
        (tag: string, all: string[] = []) => [...all, tag],
      ),
  ).action(async (options: BindCommandOptions) => ends((await import('./commands/bind.js')).bind(options, io)));
  withPrinting(
    program
      .command('doctor')
      .argument('[file]', 'a blueprint whose version of Kubernetes is looked at, too')
      .description('how old the facts are, how long Kubernetes is supported, and whether all that is needed is there'),
  ).action(async (file: string | undefined, options: PrintingOptions) =>
    ends((await import('./commands/doctor.js')).doctor(file, options, io)),
  );
  withPrinting(program.command('schema').description('print the JSON schema of the blueprint language')).action(async () =>
    ends((await import('./commands/schema.js')).schema(io)),
  );
  return program;
};

/**
 * The command line.
 * @param argv - arguments behind `strata`
 * @returns the exit code
 */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  let code: ExitCode = EXIT.ok;
  const printing = { json: argv.includes('--json'), color: !argv.includes('--no-color'), debug: argv.includes('--debug') };
  const program = programOf(io, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (fault) {
    if (!(fault instanceof CommanderError)) return confess(io, fault, printing);
    if (fault.exitCode === 0) return EXIT.ok;
    // No command at all: the help, on stderr, is the answer.
    if (fault.code === 'commander.help') return EXIT.badInput;
    return refuse(io, [usageProblem(fault, argv)], NO_SOURCES, printing);
  }
};
