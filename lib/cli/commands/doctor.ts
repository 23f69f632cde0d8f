import { factAges, oldSources, TOO_OLD_AFTER_YEARS, type FactAge } from '../../facts/age';
import { factFiles } from '../../facts/registry';
import { packageVersion } from '../../package-root';
import { doctorText, type Examination } from '../../reports/doctor-text';
import { kubernetesCalendar, supportOfUse, type KubernetesUse } from '../../reports/kubernetes-support';
import { fits, peers, wantedNode, type Peer } from '../installed';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { stockUses, usesAtHand } from '../kubernetes-uses';
import { printJson, refuse } from '../printing';
import { printingOf, type PrintingOptions } from './options';

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

const UNREADABLE =
  'the blueprint of this folder has mistakes, so that its version of Kubernetes is not judged: `strata validate` tells them';

/** What is found at a day. @param uses - versions of Kubernetes that blueprints have */
export const examine = (today: string, uses: readonly KubernetesUse[]): Examination => {
  const [version, wanted] = [process.versions.node, wantedNode()];
  const node = { version, wanted, fits: fits(version, wanted) };
  const packages = peers();
  const facts = factAges(factFiles(), today);
  const blueprints = uses.map((use) => supportOfUse(use, today));
  return {
    version: packageVersion(),
    node,
    packages,
    today,
    facts,
    oldSources: oldSources(factFiles(), today),
    kubernetes: { calendar: kubernetesCalendar(uses, today), blueprints },
    attention: [
      ...(node.fits ? [] : [`Node.js ${version} is older than this version needs, ${wanted}`]),
      ...packages.flatMap(peerProblem),
      ...facts.flatMap(factProblem),
      ...blueprints.flatMap(({ attention = [] }) => attention),
    ],
  };
};

/**
 * `strata doctor`: whether the program finds what it needs, how old its facts are, and how long EKS supports the versions of Kubernetes that
 * the stock blueprints and the one at hand have. 1 when something needs attention.
 */
export const doctor = (file: string | undefined, options: PrintingOptions, io: Io): ExitCode => {
  const atHand = usesAtHand(file, io.cwd);
  if (file !== undefined && atHand.problems.length > 0) return refuse(io, atHand.problems, atHand.sources, printingOf(options));
  const examined = examine(io.today(), [...stockUses(io.cwd), ...atHand.uses]);
  const attention = [...examined.attention, ...(atHand.problems.length > 0 ? [UNREADABLE] : [])];
  const found = { ...examined, attention };
  const isWell = attention.length === 0;
  if (options.json) printJson(io, { ok: isWell, ...found });
  else io.stdout.write(`${doctorText(found, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  return isWell ? EXIT.ok : EXIT.different;
};
