import { error, warning, type Diagnostic, type Path } from '../../../diagnostics';
import { daysBetween, kubernetesVersions, NOTICE_DAYS, supportPhase, type SupportPhase } from '../../../facts/kubernetes';

const PATH: Path = ['platform', 'kubernetes'];
const inStandardSupport = (day: string, except: string): string[] =>
  Object.keys(kubernetesVersions).filter((v) => v !== except && supportPhase(v, day) === 'standard');

const newer = (version: string, day: string): string => {
  const all = inStandardSupport(day, version);
  return all.length > 0
    ? `in standard support are ${all.map((v) => `"${v}"`).join(', ')}`
    : 'no version is known to be in standard support';
};

const PROBLEMS: Readonly<Record<Exclude<SupportPhase, 'standard'>, (version: string) => string>> = {
  unknown: (version) => `EKS does not offer Kubernetes ${version}`,
  extended: (version) =>
    `standard support of Kubernetes ${version} on EKS ended on ${kubernetesVersions[version]?.endOfStandardSupport ?? ''}; extended support costs six times as much`,
  ended: (version) => `EKS has ended all support of Kubernetes ${version} on ${kubernetesVersions[version]?.endOfExtendedSupport ?? ''}`,
};

/** How a version of Kubernetes is to be judged. */
export interface Judged {
  /** Minor version, as `1.36`. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Whether extended support is wanted and paid for. */
  readonly extended: boolean;
}

/** The day on which the support ends that a cluster is to have, and what happens then. */
const endOf = ({ version, extended }: Judged): { readonly day: string; readonly then: string } | undefined => {
  const dates = kubernetesVersions[version];
  if (!dates) return undefined;
  return extended
    ? { day: dates.endOfExtendedSupport, then: 'EKS upgrades the cluster by itself' }
    : { day: dates.endOfStandardSupport, then: 'EKS upgrades the cluster by itself, and a new one cannot be made' };
};

/**
 * What is wrong with a version of Kubernetes for a cluster: EKS does not offer it, or the support that is wanted has ended (BP310); or it
 * ends within three months (BP341, a warning).
 */
export const versionProblem = (judged: Judged): Diagnostic | undefined => {
  const { version, day, extended } = judged;
  const phase = supportPhase(version, day);
  if (phase === 'unknown' || phase === 'ended' || (phase === 'extended' && !extended))
    return error('BP310', PATH, `${PROBLEMS[phase](version)} (as of ${day})`, {
      hint: phase === 'extended' ? `${newer(version, day)}; or pay for it: platform: { extendedSupport: true }` : newer(version, day),
    });
  const end = endOf(judged);
  const left = end ? daysBetween(day, end.day) : Infinity;
  if (!end || left > NOTICE_DAYS) return undefined;
  return warning(
    'BP341',
    PATH,
    `${extended ? 'extended' : 'standard'} support of Kubernetes ${version} on EKS ends on ${end.day}, in ${left} ${left === 1 ? 'day' : 'days'} (as of ${day}); then ${end.then}`,
    { hint: newer(version, day) },
  );
};

/** Whether the control plane costs the price of extended support on that day. */
export const isExtended = (version: string, day: string): boolean => supportPhase(version, day) === 'extended';

/** The day from which on EKS upgrades a cluster of that version by itself, or bills extended support. */
export const endOfStandardSupport = (version: string): string | undefined => kubernetesVersions[version]?.endOfStandardSupport;
