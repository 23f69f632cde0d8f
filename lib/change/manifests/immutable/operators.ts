import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf } from '../../reading';
import { quantityOf } from '../quantity';
import type { Refusal, Refusing } from './refusing';

const shrunk = (before: unknown, after: unknown, path: string): readonly Refusal[] => {
  const [from, to] = [quantityOf(before), quantityOf(after)];
  return from !== undefined && to !== undefined && to < from
    ? [{ path, why: `may grow only, not shrink from ${textOf(before)} to ${textOf(after)}` }]
    : [];
};

/** What the brokers of a Kafka cluster keep their events on: one disk, or several that have numbers. */
export const kafkaDisks = (object: KubernetesObject): ReadonlyMap<string, unknown> =>
  new Map(
    ['spec.storage', 'spec.kafka.storage'].flatMap((path) => {
      const storage = at(object, path);
      if (storage === undefined) return [];
      if (at(storage, 'type') !== 'jbod') return [[path, storage] as const];
      return mapsOf(at(storage, 'volumes')).map((volume) => [`${path}.volumes (id ${textOf(volume['id']) ?? 0})`, volume] as const);
    }),
  );

const IGNORED = 'cannot be changed: the operator would ignore all changes of the storage';

const typesOf = (object: KubernetesObject): readonly (readonly [path: string, type: unknown])[] =>
  ['spec.storage', 'spec.kafka.storage'].map((path) => [`${path}.type`, at(object, `${path}.type`)]);

/** Disks of brokers may be added, taken out and made larger; whatever else changes in them is ignored, and with it all the rest. */
export const kafka: Refusing = (before, after) => {
  const now = new Map(typesOf(after));
  const types = typesOf(before).filter(([path, type]) => type !== undefined && now.get(path) !== undefined && now.get(path) !== type);
  if (types.length > 0) return types.map(([path]) => ({ path, why: IGNORED }));
  const disks = kafkaDisks(after);
  return [...kafkaDisks(before)].flatMap(([path, from]) => {
    const to = disks.get(path);
    if (to === undefined) return [];
    const other = ['type', 'class'].filter((field) => at(from, field) !== at(to, field));
    return [
      ...other.map((field) => ({ path: `${path}.${field}`, why: IGNORED })),
      ...shrunk(at(from, 'size'), at(to, 'size'), `${path}.size`),
    ];
  });
};

/** A topic may get more partitions, and keeps its name. */
export const kafkaTopic: Refusing = (before, after) => {
  const [from, to] = [before, after].map((side) => at(side, 'spec.partitions'));
  const [was, is] = [before, after].map((side) => textOf(at(side, 'spec.topicName')) ?? side.metadata.name);
  return [
    ...(typeof from === 'number' && typeof to === 'number' && to < from
      ? [{ path: 'spec.partitions', why: `may grow only, not fall from ${from} to ${to}` }]
      : []),
    ...(was === is ? [] : [{ path: 'spec.topicName', why: 'cannot be changed' }]),
  ];
};

/** Disks of a PostgreSQL cluster of CloudNativePG may grow only. */
export const postgres: Refusing = (before, after) =>
  ['spec.storage.size', 'spec.walStorage.size'].flatMap((path) => shrunk(at(before, path), at(after, path), path));
