export { estateOf, type EksCluster, type Estate, type Installed } from './estate';
export { STATUSES, type Status, type UpgradeFinding, type UpgradeStep } from './finding';
export { isMinor, minorsBetween } from './minor';
export { isOffered } from './support';
export { upgradeOf, type Upgrade } from './upgrade';
