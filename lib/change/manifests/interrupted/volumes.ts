import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf } from '../../reading';
import { workloadOf } from '../clusters';

/** The claims that pods mount, by the name of the volume. */
const claimsOf = (object: KubernetesObject): ReadonlyMap<string, string> =>
  new Map(
    mapsOf(at(workloadOf(object)?.pods, 'volumes')).flatMap((volume) => {
      const [name, claim] = [textOf(volume['name']), textOf(at(volume, 'persistentVolumeClaim.claimName'))];
      return name === undefined || claim === undefined ? [] : [[name, claim] as const];
    }),
  );

const mountedAt = (object: KubernetesObject, volume: string): readonly string[] => [
  ...new Set(
    ['containers', 'initContainers']
      .flatMap((list) => mapsOf(at(workloadOf(object)?.pods, list)))
      .flatMap((container) => mapsOf(container['volumeMounts']))
      .filter((mount) => mount['name'] === volume)
      .flatMap((mount) => textOf(mount['mountPath']) ?? []),
  ),
];

/** A claim that pods mount no more. */
export interface LeftClaim {
  readonly claim: string;
  /** Where its data was; elsewhere now, or nowhere. */
  readonly paths: readonly string[];
  /** The claim that is mounted there instead, where there is one. */
  readonly instead?: string;
}

/** The claims whose data the pods would not find any more, where a volume of the same name or a mount of the same path stays. */
export const leftClaims = (before: KubernetesObject, after: KubernetesObject): readonly LeftClaim[] => {
  const now = claimsOf(after);
  const mounted = new Set(now.values());
  return [...claimsOf(before)]
    .filter(([, claim]) => !mounted.has(claim))
    .map(([volume, claim]) => {
      const instead = now.get(volume);
      return { claim, paths: mountedAt(before, volume), ...(instead === undefined ? {} : { instead }) };
    });
};
