import { error } from '../../../diagnostics';
import { defineCapability } from '../../../plan/contract';

/** Where jobs of the platform itself run, such as the one that makes database roles. */
export const SYSTEM_NAMESPACE = 'strata-system';

export interface NamespacesSpec {
  /** Sorted by name. */
  readonly namespaces: readonly { readonly name: string; readonly team?: string }[];
  /** The blueprint's name. */
  readonly partOf: string;
  /** Kubernetes minor version whose Pod Security Standards hold. */
  readonly kubernetes: string;
}

/** Stack names are `<base>-<team>` or `<base>-<team>-<n>`: a team may not be called as a shard of another one. */
const shardProblems = (teams: readonly string[], shardsOf: (team: string) => number) =>
  teams.flatMap((team) => {
    const [, owner, shard] = /^(.+)-([1-9]\d*)$/.exec(team) ?? [];
    return owner !== undefined && teams.includes(owner) && shardsOf(owner) > 1 && Number(shard) <= shardsOf(owner)
      ? [
          error(
            'BP314',
            ['teams', owner, 'shards'],
            `shard ${shard} of the team "${owner}" and the team "${team}" would have the same stacks`,
            { hint: 'rename the team' },
          ),
        ]
      : [];
  });

export const namespaces = defineCapability<'namespaces', object, NamespacesSpec>({
  kind: 'namespaces',
  layer: 'services',
  scope: 'region',
  systems: ['Conformity'],
  plan: ({ blueprint, graph, region, regions, report }) => {
    const { teams } = graph;
    if (region === regions[0]) {
      if (teams.includes(SYSTEM_NAMESPACE)) {
        const service = Object.entries(blueprint.services).find(([, s]) => s.team === SYSTEM_NAMESPACE)?.[0] ?? '';
        report(
          error('BP314', ['services', service, 'team'], `the namespace "${SYSTEM_NAMESPACE}" belongs to the platform`, {
            hint: 'choose another name for the team',
          }),
        );
        return [];
      }
      shardProblems(teams, (team) => blueprint.teams[team]?.shards ?? 1).forEach(report);
    }
    return [
      {
        id: 'namespaces/main',
        engine: 'kubernetes',
        size: {},
        spec: {
          namespaces: [...teams.map((team) => ({ name: team, team })), { name: SYSTEM_NAMESPACE }].sort((a, b) =>
            a.name < b.name ? -1 : 1,
          ),
          partOf: blueprint.name,
          kubernetes: blueprint.platform.kubernetes,
        },
        reason:
          'a namespace per team, since ownership is where access, policies and quotas end; each admits only pods without privileges and denies every connection that no edge of the graph asks for',
        alternatives: [
          { engine: 'cluster per team', verdict: 'keeps teams further apart, for 73 USD a month and an upgrade of its own each' },
        ],
      },
    ];
  },
});
