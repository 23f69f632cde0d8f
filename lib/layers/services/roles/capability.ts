import { pascalCase } from '../../../naming';
import { defineCapability, FREE, namesOf, type Names, type Workload } from '../../../plan/contract';
import { teamStack } from '../shards';
import { connectionsOf } from '../workload/connections';

/** The role of one workload. */
export interface WorkloadRole {
  readonly workload: string;
  /** Suffix of its stack. */
  readonly stack: string;
  readonly logicalId: string;
  readonly roleName: string;
}
export interface RolesSpec {
  readonly team: string;
  readonly roles: readonly WorkloadRole[];
  /** Clusters whose pods may assume them, one a region. */
  readonly clusters: readonly string[];
}

/** Name of a workload's role: told from its team and name alone, so that the stacks of every region know it without asking. */
export const roleNameOf = (names: Names, { team, name }: Pick<Workload, 'team' | 'name'>): string => names.physical('role', team, name);

export const roles = defineCapability<'roles', object, RolesSpec>({
  kind: 'roles',
  layer: 'services',
  scope: 'blueprint',
  systems: [],
  plan: (context) => {
    const { blueprint, graph, names, regions } = context;
    return graph.teams.flatMap((team) => {
      const withAccess = graph.workloads.filter((w) => w.team === team && connectionsOf(w, context).statements.length > 0);
      if (withAccess.length === 0) return [];
      return [
        {
          id: `roles/${team}` as const,
          engine: 'iam',
          size: {},
          spec: {
            team,
            roles: withAccess.map((w) => ({
              workload: w.name,
              stack: teamStack('GlobalIdentity', team, w.name, blueprint),
              logicalId: `${pascalCase(w.name)}Role`,
              roleName: roleNameOf(names, w),
            })),
            clusters: regions.map((region) => namesOf(blueprint.name, region, blueprint.cluster?.existing.name).cluster),
          },
          reason:
            'one role for each workload that uses something of AWS, the same in all regions; only pods of its own service account in these clusters can assume it, and without an edge it may do nothing',
          alternatives: [
            { engine: 'role of the node', verdict: 'needs no roles, but every pod on a node could then do what any of them may' },
          ],
        },
      ];
    });
  },
  // IAM asks nothing. Roles count for the account, whatever the region.
  usage: FREE,
  quotas: ({ spec }) => [{ quota: 'iam.roles', amount: spec.roles.length }],
});
