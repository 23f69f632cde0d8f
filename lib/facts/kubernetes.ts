import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'release and end dates of 1.31 to 1.36',
    source:
      'github.com/endoflife-date/endoflife.date a70eca33 products/amazon-eks.md (read by it from https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html)',
    asOf: '2026-08-22',
  },
  {
    covers: 'release date of 1.37',
    source: 'https://aws.amazon.com/about-aws/whats-new/2026/10/amazon-eks-distro-kubernetes-version-1-37/',
    asOf: '2026-10-02',
    note: 'read through several public digests of that announcement',
  },
  {
    covers: 'length of support; which versions a new cluster may have; what the upgrade policy defaults to',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    asOf: '2026-11-23',
    note: 'undated page',
  },
];

/** When EKS supports a minor version of Kubernetes. Dates are days in UTC, YYYY-MM-DD. */
export interface KubernetesVersionSupport {
  /** When EKS first offered it. */
  readonly released: string;
  /** From this day on the control plane costs the extended-support price, or is upgraded when the upgrade policy is STANDARD. */
  readonly endOfStandardSupport: string;
  /** From this day on no cluster can be made with it, and EKS upgrades those that exist. */
  readonly endOfExtendedSupport: string;
  /** Set where AWS's date was not to be had, and the rule was applied: 14 months of standard support and 12 of extended. */
  readonly derived?: true;
}

/** The support calendar of EKS, oldest first. */
export const kubernetesVersions: Readonly<Record<string, KubernetesVersionSupport>> = {
  '1.31': { released: '2024-09-26', endOfStandardSupport: '2025-11-26', endOfExtendedSupport: '2026-11-26' },
  '1.32': { released: '2025-01-23', endOfStandardSupport: '2026-03-23', endOfExtendedSupport: '2027-03-23' },
  '1.33': { released: '2025-05-29', endOfStandardSupport: '2026-07-29', endOfExtendedSupport: '2027-07-29' },
  '1.34': { released: '2025-10-02', endOfStandardSupport: '2026-12-02', endOfExtendedSupport: '2027-12-02' },
  '1.35': { released: '2026-01-27', endOfStandardSupport: '2027-03-27', endOfExtendedSupport: '2028-03-27' },
  '1.36': { released: '2026-06-02', endOfStandardSupport: '2027-08-02', endOfExtendedSupport: '2028-08-02' },
  '1.37': { released: '2026-10-02', endOfStandardSupport: '2027-12-02', endOfExtendedSupport: '2028-12-02', derived: true },
};

/** The day that the calendar was last looked at: synthesis, which has no clock, judges versions by it unless it is told a day. */
export const calendarDay: string = provenance.map((p) => p.asOf).reduce((a, b) => (a > b ? a : b));

/** Days before the end of support from which on it is said: an upgrade wants to be tried, and three months hold a quiet week for it. Ours. */
export const NOTICE_DAYS = 90;

/** What a cluster gets when the blueprint names none: in standard support until August 2027, and not the newest, so that add-ons have caught up. */
export const defaultKubernetesVersion = '1.36';

export type SupportPhase = 'standard' | 'extended' | 'ended' | 'unknown';

/**
 * Which support a version has on a day. The day is a parameter, since synthesis has no clock.
 *
 * @param version minor version, as `1.36`
 * @param day YYYY-MM-DD
 * @returns `unknown` for a version that is not in the calendar or not released by then
 */
export const supportPhase = (version: string, day: string): SupportPhase => {
  const dates = kubernetesVersions[version];
  if (dates === undefined || day < dates.released) return 'unknown';
  if (day < dates.endOfStandardSupport) return 'standard';
  return day < dates.endOfExtendedSupport ? 'extended' : 'ended';
};

const MILLISECONDS_PER_DAY = 86_400_000;

/** Days from one day to another, both YYYY-MM-DD; negative where the second is the earlier one. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);

/** Versions that EKS accepts for a new cluster on a day: those in standard or extended support, oldest first. */
export const creatableKubernetesVersions = (day: string): readonly string[] =>
  Object.keys(kubernetesVersions).filter((version) => ['standard', 'extended'].includes(supportPhase(version, day)));
