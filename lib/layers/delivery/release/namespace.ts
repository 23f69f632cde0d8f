import { error } from '../../../diagnostics';
import { componentNamespaces, type ComponentName } from '../../../facts/releases';
import type { PlanContext } from '../../../plan/contract';

/** A team cannot have the namespace of a component (BP314). */
export const reportTakenNamespace = ({ blueprint, graph, region, regions, report }: PlanContext, name: ComponentName): void => {
  const { name: namespace } = componentNamespaces[name];
  if (region !== regions[0] || !graph.teams.includes(namespace)) return;
  const service = Object.entries(blueprint.services).find(([, s]) => s.team === namespace)?.[0] ?? '';
  report(
    error('BP314', ['services', service, 'team'], `the namespace "${namespace}" belongs to the platform at the ${blueprint.tier} tier`, {
      hint: 'choose another name for the team',
    }),
  );
};
