import { addonVersion, eksAddons } from '../facts/eks-addons';
import { componentSupport } from '../facts/kubernetes-components';
import type { Estate, Installed } from './estate';
import type { UpgradeFinding } from './finding';
import { isAtLeast, minorOf } from './minor';

/** What becomes of an EKS add-on. */
export interface AddonMove {
  readonly name: string;
  /** Absent: EKS chose it. */
  readonly from?: string;
  /** The version that the templates are going to name. Absent: none is known for the new Kubernetes, and the add-on stays as it is. */
  readonly to?: string;
}

/** What becomes of each add-on of the platform. */
export const addonMoves = (estate: Estate, to: string): readonly AddonMove[] =>
  estate.addons.map(({ name, version }) => {
    const addon = eksAddons.find((one) => one.name === name);
    const next = addon && addonVersion(addon, to);
    return { name, ...(version === undefined ? {} : { from: version }), ...(next === undefined ? {} : { to: next }) };
  });

/** The command that tells which versions of an add-on EKS offers for a version. */
export const versionsCommand = (name: string, to: string, region: string): string =>
  `aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${to} --region ${region}`;

/** What its project says of the version that stays, where it says something. */
const said = ({ name, version }: Installed, to: string): string => {
  const support = componentSupport[name];
  if (!support?.tested || version === undefined || minorOf(version) !== support.of) return '';
  const { first, last } = support.tested;
  const inside = isAtLeast(to, first) && (last === undefined || isAtLeast(last, to));
  return inside ? `; its project supports ${support.of} on Kubernetes ${first}${last === undefined ? ' and later' : ` to ${last}`}` : '';
};

/** Add-ons of which nobody here knows the version for the new Kubernetes. */
export const addonFindings = (estate: Estate, to: string): readonly UpgradeFinding[] =>
  addonMoves(estate, to)
    .filter((move) => move.to === undefined)
    .map((move) => ({
      status: 'look',
      subject: `add-on ${move.name}`,
      message: `not known: no public source names its version for Kubernetes ${to}. ${move.from ?? 'What EKS chose'} stays until somebody changes it${said({ name: move.name, ...(move.from === undefined ? {} : { version: move.from }) }, to)}`,
      remedy: versionsCommand(move.name, to, estate.clusters[0]?.region ?? 'us-east-1'),
    }));
