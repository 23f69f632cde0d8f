import { HOURS_PER_MONTH } from '../capacity/units';
import {
  daysBetween,
  kubernetesVersions,
  NOTICE_DAYS,
  supportPhase,
  type KubernetesVersionSupport,
  type SupportPhase,
} from '../facts/kubernetes';
import { priceBook, type PriceBook } from '../pricing/price-book';

/** A blueprint with a cluster of its own, as far as the support of its version goes. */
export interface KubernetesUse {
  /** What a reader calls the blueprint: `stock startup`, `blueprint.yaml`. */
  readonly blueprint: string;
  /** Minor version, as `1.36`. */
  readonly version: string;
  /** Regions with a cluster each. */
  readonly regions: readonly string[];
  /** Whether extended support is wanted and paid for. */
  readonly extendedSupport: boolean;
}

/** One line of the support calendar. */
export interface CalendarLine extends KubernetesVersionSupport {
  readonly version: string;
  readonly support: SupportPhase;
  /** Days of standard support that are left; 0 when it has ended. */
  readonly daysLeft: number;
  /** Blueprints with this version. */
  readonly usedBy: readonly string[];
}

/** What the end of support means to one blueprint. */
export interface SupportOfUse extends KubernetesUse {
  readonly support: SupportPhase;
  /** From this day on the control planes cost more, or are upgraded. Absent for a version that is not in the calendar. */
  readonly endOfStandardSupport?: string;
  /** Days of standard support that are left; 0 when it has ended. */
  readonly daysLeft: number;
  /** US dollars a month that all its control planes cost more in extended support, at 730 hours; null where a region has no price. */
  readonly extraPerMonth: number | null;
  /** What wants to be seen to; absent when nothing does. */
  readonly attention?: string;
}

const daysLeft = (version: string, day: string): number =>
  Math.max(0, daysBetween(day, kubernetesVersions[version]?.endOfStandardSupport ?? day));

/** The support calendar of EKS on a day, oldest version first, with who uses which. */
export const kubernetesCalendar = (uses: readonly KubernetesUse[], day: string): readonly CalendarLine[] =>
  Object.entries(kubernetesVersions).map(([version, dates]) => ({
    version,
    ...dates,
    support: supportPhase(version, day),
    daysLeft: daysLeft(version, day),
    usedBy: uses.filter((use) => use.version === version).map(({ blueprint }) => blueprint),
  }));

const extraIn = (region: string, book: PriceBook): number | undefined => {
  const [standard, extended] = ['standard', 'extended'].map((support) => book.priceIn(`eks.controlPlane.${support}`, region)?.value);
  return standard === undefined || extended === undefined ? undefined : (extended - standard) * HOURS_PER_MONTH;
};

const extraOf = ({ regions }: KubernetesUse, book: PriceBook): number | null =>
  regions.reduce<number | null>((sum, region) => {
    const extra = extraIn(region, book);
    return sum === null || extra === undefined ? null : sum + extra;
  }, 0);

/** The day on which the support ends that is wanted, whichever that is. */
const wantedEnd = ({ endOfStandardSupport, endOfExtendedSupport }: KubernetesVersionSupport, extended: boolean): string =>
  extended ? endOfExtendedSupport : endOfStandardSupport;

const attentionFor = ({ blueprint, version, extendedSupport }: KubernetesUse, day: string): string | undefined => {
  const dates = kubernetesVersions[version];
  const of = `Kubernetes ${version} of ${blueprint}`;
  if (!dates || day < dates.released) return `${of} is not offered by EKS`;
  const kind = extendedSupport ? 'extended' : 'standard';
  const end = wantedEnd(dates, extendedSupport);
  const left = daysBetween(day, end);
  if (left <= 0) return `${kind} support of ${of} ended on ${end}: take a newer version`;
  return left > NOTICE_DAYS
    ? undefined
    : `${kind} support of ${of} ends on ${end}, in ${left} ${left === 1 ? 'day' : 'days'}: take a newer version before`;
};

/** What the end of support means to a blueprint on a day. @param book - prices. @default the list prices */
export const supportOfUse = (use: KubernetesUse, day: string, book: PriceBook = priceBook()): SupportOfUse => {
  const dates = kubernetesVersions[use.version];
  const attention = attentionFor(use, day);
  return {
    ...use,
    support: supportPhase(use.version, day),
    ...(dates ? { endOfStandardSupport: dates.endOfStandardSupport } : {}),
    daysLeft: daysLeft(use.version, day),
    extraPerMonth: extraOf(use, book),
    ...(attention === undefined ? {} : { attention }),
  };
};
