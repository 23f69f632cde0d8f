import type { Cluster } from '../change';
import { ARGO_CD_LOOK_AT, argoCdTested, AUTO_MODE_GROUPS, componentSupport, type ComponentSupport } from '../facts/kubernetes-components';
import { foreignGroups } from './apis';
import type { Estate, Installed } from './estate';
import type { UpgradeFinding } from './finding';
import { isAtLeast, minorOf } from './minor';

type Verdict = Pick<UpgradeFinding, 'status' | 'message' | 'remedy'>;

const range = ({ first, last }: NonNullable<ComponentSupport['tested']>): string =>
  last === undefined ? `${first} and later` : `${first} to ${last}`;

/** What its makers say of a component on a version; undefined where they stand up for it. */
const verdictOn = (support: ComponentSupport, version: string | undefined, to: string): Verdict | undefined => {
  const { name, of, tested, least, lookAt } = support;
  const remedy = `look at ${lookAt}`;
  const minor = version === undefined ? undefined : minorOf(version);
  if (!tested || (of !== undefined && minor !== of))
    return { status: 'look', message: `not known: nothing was found that says which Kubernetes ${name} supports in this version`, remedy };
  if (least !== undefined && !isAtLeast(to, least))
    return { status: 'blocked', message: `it needs Kubernetes ${least} or later`, remedy: `take an older ${name}, or a newer Kubernetes` };
  const inside = isAtLeast(to, tested.first) && (tested.last === undefined || isAtLeast(tested.last, to));
  if (inside) return undefined;
  return {
    status: 'look',
    message: `its makers test it with Kubernetes ${range(tested)}, not with ${to}`,
    remedy: `${remedy} for a version that is tested with it, and try this one on a sandbox first`,
  };
};

const subjectOf = ({ name, version, chart }: Installed): string =>
  `${componentSupport[name]?.name ?? name}${version === undefined ? '' : ` ${version}`}${chart === undefined ? '' : ` (chart ${chart})`}`;

const findingOf = (component: Installed, to: string): readonly UpgradeFinding[] => {
  const support = componentSupport[component.name];
  const verdict: Verdict | undefined = support
    ? verdictOn(support, component.version, to)
    : {
        status: 'look',
        message: 'not known: nothing is written down here of the versions of Kubernetes that it supports',
        remedy: `look at what its makers say of Kubernetes ${to}`,
      };
  return verdict ? [{ subject: subjectOf(component), ...verdict }] : [];
};

const argoCdFindings = (to: string): readonly UpgradeFinding[] => {
  const first = argoCdTested.find((row) => isAtLeast(to, row.first) && isAtLeast(row.last, to));
  return [
    {
      status: 'look',
      subject: 'Argo CD',
      message: `not known: it is installed by others. ${first ? `${first.argoCd} is the first that is tested with Kubernetes ${to}` : `No version of it is known here that is tested with Kubernetes ${to}`}`,
      remedy: `argocd version, then look at ${ARGO_CD_LOOK_AT}`,
    },
  ];
};

/** Groups that are accounted for: by what is installed here, by Argo CD, by Auto Mode. */
const knownGroups = (estate: Estate): ReadonlySet<string> =>
  new Set([
    ...estate.components.flatMap(({ name }) => componentSupport[name]?.groups ?? []),
    ...(estate.argoCd ? ['argoproj.io'] : []),
    ...(estate.clusters.some((c) => c.autoMode) ? AUTO_MODE_GROUPS : []),
  ]);

const strangers = (estate: Estate, manifests: readonly Cluster[], to: string): readonly UpgradeFinding[] => {
  const known = knownGroups(estate);
  return [...foreignGroups(manifests)]
    .filter(([group]) => !known.has(group))
    .map(([group, kinds]) => {
      const owner = Object.values(componentSupport).find(({ groups }) => groups.includes(group));
      return {
        status: 'look' as const,
        subject: `${kinds.join(', ')} of ${group}`,
        message: `not known: ${owner ? owner.name : 'what defines these kinds'} is installed by others, in a version that nobody here knows`,
        remedy: owner ? `look at ${owner.lookAt}` : `look at what the operator behind them says of Kubernetes ${to}`,
      };
    });
};

/** What is installed beside Kubernetes, and whether its makers stand up for it on the new version. */
export const componentFindings = (estate: Estate, to: string): readonly UpgradeFinding[] => [
  ...estate.components.flatMap((component) => findingOf(component, to)),
  ...(estate.argoCd ? argoCdFindings(to) : []),
  ...strangers(estate, estate.manifests ?? [], to),
];
