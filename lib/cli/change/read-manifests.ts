import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Cluster, KubernetesObject } from '../../change';
import { isMap } from '../reading';
import { plainYaml } from './plain-yaml';

/** Documents that were read, by their text: what both sides have alike is read once, and is then the same object. */
export type KnownDocuments = Map<string, readonly unknown[]>;

/** Of no object: what puts manifests together, and the values of charts. */
const NO_OBJECTS = /(^|[\\/])kustomization\.yaml$|\.values\.yaml$/;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((file) => /\.ya?ml$/.test(file) && !NO_OBJECTS.test(file))
    .sort();

const isObject = (value: unknown): value is KubernetesObject =>
  isMap(value) &&
  typeof value['apiVersion'] === 'string' &&
  typeof value['kind'] === 'string' &&
  isMap(value['metadata']) &&
  typeof value['metadata']['name'] === 'string';

/** The items of a list, as `kubectl get -o yaml` writes it: it is no object itself. */
const unlisted = (value: unknown): readonly unknown[] =>
  isMap(value) && typeof value['kind'] === 'string' && value['kind'].endsWith('List') && Array.isArray(value['items'])
    ? value['items'].flatMap(unlisted)
    : [value];

const read = (text: string): readonly unknown[] => {
  const plain = plainYaml(text);
  return plain ? [plain.value] : parseAllDocuments(text).map((document): unknown => document.toJS());
};

const remembered = (text: string, known: KnownDocuments): readonly unknown[] => {
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
};

/** A line of three dashes ends a document wherever it stands; anything behind the dashes is for the library. */
const documentsIn = (text: string, known: KnownDocuments): readonly unknown[] => {
  if (/^---[ \t]*\S|^%/m.test(text)) return remembered(text, known);
  return text.split(/^---[ \t]*\r?\n?/m).flatMap((document) => remembered(document, known));
};

const objectsIn = (file: string, known: KnownDocuments): readonly KubernetesObject[] =>
  documentsIn(readFileSync(file, 'utf8'), known).flatMap(unlisted).filter(isObject);

/**
 * The clusters whose manifests lie in a folder, each in a folder of its name; undefined where there is no such folder.
 * @param known - documents that were read for another folder, to which those of this one are added
 */
export const readClusters = (folder: string, known: KnownDocuments = new Map()): readonly Cluster[] | undefined =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ name, objects: filesIn(join(folder, name)).flatMap((file) => objectsIn(file, known)) }))
    : undefined;
