/** Keys and indices from an object's root to a value. */
export type Place = readonly (string | number)[];

const within = (place: Place, ...start: Place): boolean => start.every((key, i) => place[i] === key);

/** Kinds of which only some values may be bound, and which. */
const OF_KIND: Readonly<Record<string, (place: Place) => boolean>> = {
  ConfigMap: (place) => within(place, 'data'),
  TargetGroupBinding: (place) => within(place, 'spec', 'targetGroupARN'),
  SecretProviderClass: (place) => within(place, 'spec', 'parameters'),
  // Argo CD's, with the values of a Helm chart in it.
  Application: (place) => place.includes('helm'),
};

const isAnnotation = (place: Place): boolean => place.at(-2) === 'annotations' && place.at(-3) === 'metadata';
const isImage = (place: Place): boolean => place.at(-1) === 'image' && (place.at(-3) === 'containers' || place.at(-3) === 'initContainers');

/**
 * May a value that is known only after deploy stand here? Only where Kubernetes lets it change afterwards, and where nothing is selected
 * or named by it. A document without a kind is a file of Helm values.
 */
export const mayBind = (kind: string | undefined, place: Place): boolean =>
  kind === undefined || isAnnotation(place) || isImage(place) || (OF_KIND[kind]?.(place) ?? false);
