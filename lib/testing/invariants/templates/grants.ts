import { namesOf } from '../../../plan/contract';
import type { PlanEntry } from '../../../plan';
import type { Statement } from '../../../plan/contract';
import type { Synthesized } from '../../synth';
import { list, property, resourcesOf, statementsIn, type Placed, type PolicyStatement } from './reading';

/** What the plan grants to a workload in one region. */
export interface PlannedGrant {
  readonly workload: string;
  readonly team: string;
  readonly region: string;
  /** Name of its stack. */
  readonly stack: string;
  readonly roleName: string;
  readonly statements: readonly Statement[];
  /** Plan ids that its edges lead to, and what they stand on. */
  readonly needs: readonly string[];
}

interface IdentitySpec {
  readonly team: string;
  readonly grants: readonly {
    readonly workload: string;
    readonly stack: string;
    readonly roleName: string;
    readonly policies: readonly { readonly statements: readonly Statement[] }[];
  }[];
}

const WORKLOADS = ['service', 'processor', 'flow'];

const needsOf = (entries: readonly PlanEntry[], region: string, team: string, workload: string): readonly string[] =>
  entries
    .filter((e) => WORKLOADS.includes(e.kind) && e.region === region)
    .filter(({ spec }) => (spec as { name?: string }).name === workload && (spec as { team?: string }).team === team)
    .flatMap((e) => e.needs);

export const plannedGrants = ({ plan }: Synthesized): readonly PlannedGrant[] =>
  plan.entries
    .filter((e) => e.kind === 'identity')
    .flatMap((entry) => {
      const { team, grants } = entry.spec as IdentitySpec;
      return grants.map(({ workload, stack, roleName, policies }) => ({
        workload,
        team,
        region: entry.region,
        stack: namesOf(plan.name, entry.region).stack(stack),
        roleName,
        statements: policies.flatMap((p) => p.statements),
        needs: needsOf(plan.entries, entry.region, team, workload),
      }));
    });

const POLICIES = ['AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'];

/** Policies of a role by its name, in any stack. */
export const policiesOf = (s: Synthesized, roleName: string): readonly Placed[] =>
  resourcesOf(s, ...POLICIES).filter(
    ({ resource }) => property(resource, 'RoleName') === roleName || list(property(resource, 'Roles') as readonly unknown[]).includes(roleName),
  );

export const statementsOf = (policies: readonly Placed[]): readonly PolicyStatement[] =>
  policies.flatMap(({ resource }) => statementsIn(resource.Properties).map(([, statement]) => statement));
