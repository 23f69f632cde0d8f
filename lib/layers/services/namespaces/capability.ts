import { error } from '../../../diagnostics';
import { defineCapability, FREE, platformOf, type PlanContext } from '../../../plan/contract';

/** Where jobs of the platform itself run, such as the one that makes database roles. */
export const SYSTEM_NAMESPACE = 'strata-system';

/** Where what the platform watches with runs, such as the collector of metrics. */
export const OBSERVABILITY_NAMESPACE = 'strata-observability';

/** No team may be called so, at any tier: it could not move up. */
const RESERVED: readonly string[] = [SYSTEM_NAMESPACE, OBSERVABILITY_NAMESPACE];

/** Namespaces of the platform itself. All that runs in them is fit for Pod Security "restricted". */
const ownNamespaces = ({ blueprint }: PlanContext): string[] => [
  SYSTEM_NAMESPACE,
  ...(platformOf(blueprint).metrics === 'cloudwatch' ? [] : [OBSERVABILITY_NAMESPACE]),
];

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
  plan: (context) => {
    const { blueprint, graph, region, regions, report } = context;
    const { teams } = graph;
    if (region === regions[0]) {
      const taken = RESERVED.find((name) => teams.includes(name));
      if (taken !== undefined) {
        const service = Object.entries(blueprint.services).find(([, s]) => s.team === taken)?.[0] ?? '';
        report(
          error('BP314', ['services', service, 'team'], `the namespace "${taken}" belongs to the platform`, {
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
          namespaces: [...teams.map((team) => ({ name: team, team })), ...ownNamespaces(context).map((name) => ({ name }))].sort((a, b) =>
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
  // Objects of Kubernetes.
  usage: FREE,
});
