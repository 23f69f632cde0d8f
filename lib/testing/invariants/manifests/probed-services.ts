import { invariant } from '../invariant';
import { namesOf } from '../../../plan/contract';
import { clustersOf, placeOf, templateOf } from './reading';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

export const probedServices = invariant(
  'probed-services',
  'Every service that says where it can be asked for its health is asked there, in all three ways.',
  (s) =>
    s.plan.entries
      .filter((e) => e.kind === 'service')
      .flatMap(({ spec, region }) => {
        const { name, team, health } = spec as { readonly name: string; readonly team: string; readonly health?: object };
        const cluster = clustersOf(s).find((c) => c.name === namesOf(s.plan.name, region).cluster);
        const deployment = cluster?.of('Deployment').find((d) => d.metadata.name === name && d.metadata.namespace === team);
        if (!cluster || !deployment || !health) return [];
        const [container] = templateOf(deployment).spec.containers;
        return PROBES.filter((probe) => container?.[probe] === undefined).map((probe) => ({
          where: placeOf(cluster, deployment),
          problem: `has no ${probe}`,
        }));
      }),
);
