import { relationalRisks } from './data';
import { edgeRisks } from './edge';
import { networkRisks } from './network';
import { observabilityRisks } from './observability';
import { platformRisks } from './platform';
import { resilienceRisks } from './resilience';
import type { RiskGroup } from './row';
import { serviceRisks } from './services';
import { storeRisks } from './stores';
import { streamingRisks } from './streaming';

export { accountRisks } from './account';
export { clusterRisks } from './cluster';
export { destroyRisks } from './destroy';
export { FOREIGN_PERMISSIONS, permissionsProvenance, TOLD_SERVICES } from './permissions';
export type { OtherRisk, ResourceRisk, RiskGroup, RiskTopic } from './row';

/** What could break in a real account, resource type by resource type, in the order of the page. */
export const riskGroups: readonly RiskGroup[] = [
  networkRisks,
  platformRisks,
  relationalRisks,
  storeRisks,
  streamingRisks,
  serviceRisks,
  edgeRisks,
  observabilityRisks,
  resilienceRisks,
];

/** All resource types that a row speaks of, sorted. */
export const knownTypes: readonly string[] = [...new Set(riskGroups.flatMap(({ rows }) => rows.flatMap(({ types }) => types)))].sort();
