import { error, type Diagnostic } from '../../../diagnostics';
import { kubernetesVersions, provenance, supportPhase, type SupportPhase } from '../../../facts/kubernetes';

/** The day that the support calendar was last looked at. Versions are judged by it, since planning has no clock. */
export const calendarDay: string = provenance.map((p) => p.asOf).reduce((a, b) => (a > b ? a : b));

const PROBLEMS: Readonly<Record<Exclude<SupportPhase, 'standard'>, (version: string) => string>> = {
  unknown: (version) => `EKS does not offer Kubernetes ${version}`,
  // The control plane is made with the upgrade policy STANDARD, which EKS refuses for a version in extended support.
  extended: (version) =>
    `standard support of Kubernetes ${version} on EKS ended on ${kubernetesVersions[version]?.endOfStandardSupport ?? ''}; extended support costs six times as much`,
  ended: (version) => `EKS has ended all support of Kubernetes ${version} on ${kubernetesVersions[version]?.endOfExtendedSupport ?? ''}`,
};

/**
 * What is wrong with a version of Kubernetes for a cluster (BP310): EKS does not offer it, or its standard support has ended.
 * @param version - minor version, as `1.36`
 * @param day - YYYY-MM-DD. @default the day of the support calendar
 */
export const versionProblem = (version: string, day = calendarDay): Diagnostic | undefined => {
  const phase = supportPhase(version, day);
  if (phase === 'standard') return undefined;
  const supported = Object.keys(kubernetesVersions).filter((v) => supportPhase(v, day) === 'standard');
  return error('BP310', ['platform', 'kubernetes'], `${PROBLEMS[phase](version)} (as of ${day})`, {
    hint: `in standard support are ${supported.map((v) => `"${v}"`).join(', ')}`,
  });
};

/** The day from which on EKS upgrades a cluster of that version by itself. */
export const endOfStandardSupport = (version: string): string | undefined => kubernetesVersions[version]?.endOfStandardSupport;
