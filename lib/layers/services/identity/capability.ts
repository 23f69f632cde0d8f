import { error } from '../../../diagnostics';
import { pascalCase } from '../../../naming';
import { defineCapability, FREE, leavingHomes, type PlanContext, type PlanId, type Workload } from '../../../plan/contract';
import { roleNameOf } from '../roles/capability';
import { teamStack } from '../shards';
import { connectionsOf } from '../workload/connections';
import { packPolicies, type Policy } from './policies';

/** What one workload may do in one region. */
export interface Grant {
  readonly workload: string;
  /** Suffix of its stack. */
  readonly stack: string;
  /** First part of the logical ids. */
  readonly prefix: string;
  readonly roleName: string;
  readonly policies: readonly Policy[];
}
export interface IdentitySpec {
  readonly team: string;
  readonly grants: readonly Grant[];
  /** What all data that lives in it moves away from: gone with the last `migrateFrom`. */
  readonly leaving?: readonly PlanId[];
}

const SECTION = { service: 'services', processor: 'processors', flow: 'flows' } as const;

const grantOf = (workload: Workload, context: PlanContext): { grant?: Grant; needs: readonly PlanId[] } => {
  const { blueprint, names, regions, region, report } = context;
  const { statements, needs } = connectionsOf(workload, context);
  if (statements.length === 0) return { needs: [] };
  const policies = packPolicies(statements, regions.length);
  if (!policies && region === regions[0])
    report(
      error(
        'BP402',
        [SECTION[workload.origin], workload.name],
        `the policies of its role would be longer than IAM takes: ${statements.length} grants in ${regions.length} region(s)`,
        {
          at: 'key',
          hint: 'divide it in two, or let it use fewer stores and streams',
        },
      ),
    );
  return {
    needs: [...needs, ...statements.flatMap((s) => s.resources.map((r) => r.of))],
    grant: {
      workload: workload.name,
      stack: teamStack('Identity', workload.team, workload.name, blueprint),
      prefix: pascalCase(workload.name),
      roleName: roleNameOf(names, workload),
      policies: policies ?? [],
    },
  };
};

export const identity = defineCapability<'identity', object, IdentitySpec>({
  kind: 'identity',
  layer: 'services',
  scope: 'region',
  systems: [],
  plan: (context) =>
    context.graph.teams.flatMap((team) => {
      const found = context.graph.workloads.filter((w) => w.team === team).map((w) => grantOf(w, context));
      const grants = found.flatMap(({ grant }) => (grant ? [grant] : []));
      if (grants.length === 0) return [];
      const named = grants.flatMap((g) => g.policies.flatMap((p) => p.statements.flatMap((s) => s.resources.map((r) => r.of))));
      const leaving = leavingHomes(context.engines).filter((id) => named.includes(id));
      return [
        {
          id: `identity/${team}` as const,
          engine: 'eks-pod-identity',
          size: {},
          spec: { team, grants, ...(leaving.length > 0 ? { leaving } : {}) },
          reason:
            'what a workload may do stands beside the data that it does it to, one statement for each edge of the graph; pods get the role by Pod Identity, without a secret',
          alternatives: [
            {
              engine: 'irsa',
              verdict: 'works on any Kubernetes, but needs an OIDC provider, and a trust policy that grows with every cluster',
            },
          ],
          needs: [...new Set<PlanId>([`roles/${team}`, 'cluster/main', ...found.flatMap((f) => f.needs)])],
        },
      ];
    }),
  // EKS Pod Identity asks nothing.
  usage: FREE,
  quotas: ({ spec }) => [{ quota: 'eks.pod-identity-associations', amount: spec.grants.length }],
});
