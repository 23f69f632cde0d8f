import type { Diagnostic } from '../../diagnostics';
import { accessBlocks } from './access';
import { endpoints, existingBlocks, existingCluster, existingServices } from './adopted';
import { experimentHours, freezes, tagKeys } from './calendar';
import { configKeys } from './config';
import { callCycles } from './cycles';
import { certificateRegion, domains } from './edge';
import { gitopsRepository } from './gitops';
import { blueprintNames, logicalIds, nameForms, reservedNames, serviceIds, teamNames, workloadNames } from './names';
import { addressBlock, existingVpc } from './network';
import { queueIds } from './queues';
import { callees, references } from './references';
import { canary, sameRegions, scaleFactor, severalRegions } from './regions';
import { routeOwners, sameRoutes } from './routes';
import { schedules } from './schedule';
import type { Rule, Scope } from './scope';
import { probes, publicServices, replicas, roleKeys, runtimes } from './services';
import { storeEngines } from './stores';
import { unused } from './unused';

export { scopeOf } from './scope';

const RULES: readonly Rule[] = [
  nameForms,
  blueprintNames,
  reservedNames,
  teamNames,
  logicalIds,
  serviceIds,
  workloadNames,
  queueIds,
  references,
  callees,
  publicServices,
  roleKeys,
  replicas,
  probes,
  runtimes,
  schedules,
  sameRoutes,
  routeOwners,
  storeEngines,
  sameRegions,
  severalRegions,
  scaleFactor,
  canary,
  domains,
  certificateRegion,
  addressBlock,
  existingVpc,
  existingBlocks,
  endpoints,
  existingCluster,
  existingServices,
  accessBlocks,
  freezes,
  gitopsRepository,
  experimentHours,
  tagKeys,
  configKeys,
  callCycles,
];

/** What would follow from a name that is misspelt or a part that is damaged is not worth saying beside it. */
const SPOILS_USE = new Set(['BP108', 'BP204']);

/**
 * All rules across keys.
 * @param whole - nothing of the file was damaged, so that what is not there was never written
 */
export const checkRules = (scope: Scope, whole: boolean): Diagnostic[] => {
  const found = RULES.flatMap((rule) => [...rule(scope)]);
  return whole && !found.some(({ code }) => SPOILS_USE.has(code)) ? [...found, ...unused(scope)] : found;
};
