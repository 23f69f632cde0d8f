import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../assembly';
import { at, textOf, withAt } from '../../reading';
import { ofKind } from '../clusters';
import { quantityOf } from '../quantity';
import { claimAsKept } from './defaults';
import type { Refusal, Refusing } from './refusing';

const STORAGE = 'spec.resources.requests.storage';
const CLASS = 'spec.storageClassName';
const ATTRIBUTES = 'spec.volumeAttributesClassName';

/** The class that the server writes into a claim that names none. */
const defaultClass = (classes: readonly KubernetesObject[]): string | undefined =>
  classes.find(({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true')?.metadata.name;

const fixedPart = (claim: KubernetesObject, byDefault: string | undefined): unknown => {
  const rest = [STORAGE, ATTRIBUTES, 'spec.volumeName'].reduce<unknown>((part, path) => withAt(part, path, undefined), claim);
  return claimAsKept(at(withAt(rest, CLASS, at(claim, CLASS) ?? byDefault), 'spec'));
};

const sizes = (before: KubernetesObject, after: KubernetesObject, classes: readonly KubernetesObject[]): readonly Refusal[] => {
  const [from, to] = [before, after].map((side) => quantityOf(at(side, STORAGE)));
  if (from === undefined || to === undefined || from === to) return [];
  if (to < from)
    return [{ path: STORAGE, why: `may grow only, not shrink from ${textOf(at(before, STORAGE))} to ${textOf(at(after, STORAGE))}` }];
  const name = textOf(at(before, CLASS)) ?? defaultClass(classes);
  const storageClass = classes.find(({ metadata }) => metadata.name === name);
  if (!storageClass || at(storageClass, 'allowVolumeExpansion') === true) return [];
  return [
    {
      path: STORAGE,
      why: `cannot grow: its StorageClass ${name} does not allow it`,
      remedy: `set allowVolumeExpansion: true in StorageClass ${name}, which may be changed, and apply that first`,
    },
  ];
};

/** A claim may grow where its class lets it, and take another class of attributes; a volume may be named where none was. */
export const claim: Refusing = (before, after, around) => {
  const classes = ofKind(around, 'storage.k8s.io StorageClass');
  const [was, is] = [before, after].map((side) => fixedPart(side, defaultClass(classes)));
  const renamed = at(before, 'spec.volumeName') !== undefined && at(before, 'spec.volumeName') !== at(after, 'spec.volumeName');
  return [
    ...sizes(before, after, classes),
    ...(isDeepStrictEqual(was, is)
      ? []
      : [{ path: 'spec', why: 'cannot be changed but for a larger request and volumeAttributesClassName' }]),
    ...(renamed ? [{ path: 'spec.volumeName', why: 'cannot be changed once it is set' }] : []),
  ];
};
