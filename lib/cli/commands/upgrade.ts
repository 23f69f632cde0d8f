import { upgradeText } from '../../reports/upgrade-text';
import { isMinor, isOffered, upgradeOf, type Upgrade } from '../../upgrade';
import { kubernetesVersions } from '../../facts/kubernetes';
import type { Diagnostic } from '../../diagnostics';
import { readEstate } from '../change/read-estate';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printDiagnostics, printJson, refuse } from '../printing';
import { NO_SOURCES, saidError, type Said } from '../said';
import { problemsIn } from '../target';
import { printingOf, type PrintingOptions } from './options';

export interface UpgradeCommandOptions extends PrintingOptions {
  readonly kubernetes: string;
}

/** Where `cdk synth` writes unless it is told otherwise. */
const SYNTHESIZED = 'cdk.out';

const offered = (day: string): string =>
  Object.keys(kubernetesVersions)
    .filter((version) => isOffered(version, day))
    .join(', ');

/** What is wrong with the version that was asked for, before anything is read. */
const versionProblem = (said: Said, day: string): Diagnostic | undefined => {
  const version = said.value;
  if (!isMinor(version)) return saidError('BP098', said, `"${version}" is no minor version of Kubernetes`, 'write it as 1.37');
  if (isOffered(version, day)) return undefined;
  const end = kubernetesVersions[version]?.endOfExtendedSupport;
  const ended = end !== undefined && end <= day;
  return saidError(
    'BP310',
    said,
    ended ? `EKS has ended all support of Kubernetes ${version} on ${end}` : `EKS does not offer Kubernetes ${version} (as of ${day})`,
    `offered are ${offered(day)}`,
  );
};

const print = (upgrade: Upgrade, options: UpgradeCommandOptions, io: Io): ExitCode => {
  if (options.json) printJson(io, upgrade);
  else
    io.stdout.write(`${upgradeText(upgrade, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  return upgrade.ready ? EXIT.ok : EXIT.different;
};

/** `strata upgrade`: whether the platform can go to another version of Kubernetes, and in which order; exit code 1 when something is in the way. */
export const upgrade = (path: string = SYNTHESIZED, options: UpgradeCommandOptions, io: Io): ExitCode => {
  const printing = printingOf(options);
  const said: Said = { value: options.kubernetes, prefix: '--kubernetes ', origin: 'command line' };
  const day = io.today();
  const problem = versionProblem(said, day);
  if (problem) return refuse(io, [problem], NO_SOURCES, printing);
  try {
    const { estate, diagnostics, sources } = readEstate(path, said.value, day, io.cwd);
    if (!estate) return refuse(io, diagnostics, sources, printing);
    if (estate.kubernetes === said.value)
      return refuse(
        io,
        [saidError('BP098', said, `${estate.name} has Kubernetes ${said.value} already`, 'name a newer one')],
        NO_SOURCES,
        printing,
      );
    printDiagnostics(io, diagnostics, sources, printing);
    return print(upgradeOf(estate, said.value, day), options, io);
  } catch (fault) {
    return refuse(io, problemsIn(fault, path), NO_SOURCES, printing);
  }
};
