import type { KubernetesObject } from '../../assembly';
import { workloadOf } from '../clusters';
import { kindOf } from '../kinds';
import { heldBy } from './holding';

/**
 * The namespace that takes the place of one that goes: everything that runs in the one is made anew in the other, and nothing in it holds
 * data. Undefined where there is none, or where nobody knows what is in it.
 * @param added - everything that is new
 */
export const renamedTo = (
  namespace: KubernetesObject,
  before: readonly KubernetesObject[],
  added: readonly KubernetesObject[],
): string | undefined => {
  const inside = before.filter(({ metadata }) => metadata.namespace === namespace.metadata.name);
  const running = inside.filter((object) => workloadOf(object) !== undefined);
  if (running.length === 0 || inside.some((object) => heldBy(object, []) !== undefined)) return undefined;
  const homes = added.filter((object) => kindOf(object) === 'Namespace').map(({ metadata }) => metadata.name);
  return homes.find((home) =>
    running.every((object) =>
      added.some((one) => kindOf(one) === kindOf(object) && one.metadata.name === object.metadata.name && one.metadata.namespace === home),
    ),
  );
};
