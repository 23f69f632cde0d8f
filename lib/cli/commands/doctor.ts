import { factAges, oldSources, TOO_OLD_AFTER_YEARS, type FactAge } from '../../facts/age';
import { factFiles } from '../../facts/registry';
import { packageVersion } from '../../package-root';
import { doctorText, type Examination } from '../../reports/doctor-text';
import { fits, peers, wantedNode, type Peer } from '../installed';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson } from '../printing';
import type { PrintingOptions } from './options';

const peerProblem = ({ name, version, wanted, optional, fits: suits }: Peer): string[] => {
  if (version === undefined) return optional ? [] : [`${name} is not installed, and \`strata render\` needs it: npm install ${name}`];
  return suits ? [] : [`${name} ${version} is not in the range that this version is made for, ${wanted}`];
};

const factProblem = ({ file, tooOld }: FactAge): string[] =>
  tooOld
    ? [
        `most prices of ${file} are older than ${TOO_OLD_AFTER_YEARS} years: take a newer version of this package, or bring your own with --prices`,
      ]
    : [];

/** What is found at a day. */
export const examine = (today: string): Examination => {
  const [version, wanted] = [process.versions.node, wantedNode()];
  const node = { version, wanted, fits: fits(version, wanted) };
  const packages = peers();
  const facts = factAges(factFiles(), today);
  return {
    version: packageVersion(),
    node,
    packages,
    today,
    facts,
    oldSources: oldSources(factFiles(), today),
    attention: [
      ...(node.fits ? [] : [`Node.js ${version} is older than this version needs, ${wanted}`]),
      ...packages.flatMap(peerProblem),
      ...facts.flatMap(factProblem),
    ],
  };
};

/** `strata doctor`: whether the program finds what it needs, and how old its facts are. 1 when something needs attention. */
export const doctor = (options: PrintingOptions, io: Io): ExitCode => {
  const found = examine(io.today());
  const isWell = found.attention.length === 0;
  if (options.json) printJson(io, { ok: isWell, ...found });
  else io.stdout.write(`${doctorText(found, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  return isWell ? EXIT.ok : EXIT.different;
};
