import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf } from '../../reading';
import { objectName } from '../changes';
import type { Refusing } from './refusing';

interface Version {
  readonly stored: boolean;
  readonly served: boolean;
}

const versionsOf = (definition: KubernetesObject): ReadonlyMap<string, Version> =>
  new Map(
    mapsOf(at(definition, 'spec.versions')).flatMap((version) => {
      const name = textOf(version['name']);
      return name === undefined ? [] : [[name, { stored: version['storage'] === true, served: version['served'] === true }] as const];
    }),
  );

/** An object of the kind that is written in a version of it. */
const writtenIn = (definition: KubernetesObject, version: string, around: readonly KubernetesObject[]): KubernetesObject | undefined =>
  around.find(
    ({ apiVersion, kind }) =>
      apiVersion === `${textOf(at(definition, 'spec.group'))}/${version}` && kind === at(definition, 'spec.names.kind'),
  );

/** A version in which objects are stored stays until all have been written anew in another; one that manifests are written in is served. */
export const definition: Refusing = (before, after, around) => {
  const now = versionsOf(after);
  return [...versionsOf(before)].flatMap(([name, { stored, served }]) => {
    const path = 'spec.versions';
    if (stored && !now.has(name)) return [{ path, why: `must keep ${name}: objects are stored in it` }];
    const writer = served && now.get(name)?.served !== true ? writtenIn(after, name, around) : undefined;
    return writer ? [{ path, why: `must serve ${name}: ${objectName(writer)} is written in it` }] : [];
  });
};
