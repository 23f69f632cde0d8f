import type { Invariant } from '../invariant';
import { acceptedResources } from './accepted-resources';
import { cacheUsers } from './cache-users';
import { closedBuckets } from './closed-buckets';
import { closedSecurityGroups } from './closed-security-groups';
import { encryption } from './encryption';
import { existingImports } from './existing-imports';
import { firmStateful } from './firm-stateful';
import { keptStateful } from './kept-stateful';
import { narrowStatements } from './narrow-statements';
import { noPasswords } from './no-passwords';
import { plainResources } from './plain-resources';
import { plannedNeeds } from './planned-needs';
import { promisedOutputs } from './promised-outputs';
import { promisedStateful } from './promised-stateful';
import { serviceUsers } from './service-users';
import { servicePermissions } from './service-permissions';

/** What holds for the templates of every plan. */
export const templateInvariants: readonly Invariant[] = [
  plainResources,
  acceptedResources,
  promisedStateful,
  keptStateful,
  firmStateful,
  promisedOutputs,
  plannedNeeds,
  existingImports,
  narrowStatements,
  servicePermissions,
  serviceUsers,
  cacheUsers,
  closedBuckets,
  encryption,
  closedSecurityGroups,
  noPasswords,
];
