import type { Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { handle, type Builder, type Handle } from '../../../build/contract';
import { podIdentityTrust } from '../../platform/pod-identity/trust';
import type { RolesSpec } from './capability';

/** The stacks that hold the roles of a team. */
export const ROLES = (team: string): Handle<readonly Stack[]> => handle(`roles/${team}`);

export const buildRoles: Builder<object, RolesSpec> = ({ spec }, context) => {
  const stacks = spec.roles.map(({ workload, stack, logicalId, roleName }) => {
    const home = context.stack(stack);
    new CfnRole(home, logicalId, {
      roleName,
      description: `Pods of ${workload}, team ${spec.team}`,
      assumeRolePolicyDocument: podIdentityTrust({ clusterNames: spec.clusters, namespace: spec.team, serviceAccount: workload }),
    });
    return home;
  });
  context.provide(ROLES(spec.team), [...new Set(stacks)]);
};
