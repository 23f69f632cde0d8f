import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Cluster, KubernetesObject } from '../../change';
import { isMap } from '../reading';

/** Of no object: what puts manifests together, and the values of charts. */
const NO_OBJECTS = /(^|[\\/])kustomization\.yaml$|\.values\.yaml$/;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((file) => /\.ya?ml$/.test(file) && !NO_OBJECTS.test(file))
    .sort();

const isObject = (value: unknown): value is KubernetesObject =>
  isMap(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string' && isMap(value['metadata']);

const objectsIn = (file: string): readonly KubernetesObject[] =>
  parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document): unknown => document.toJS())
    .filter(isObject);

/** The clusters whose manifests lie in a folder, each in a folder of its name; undefined where there is no such folder. */
export const readClusters = (folder: string): readonly Cluster[] | undefined =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ name, objects: filesIn(join(folder, name)).flatMap(objectsIn) }))
    : undefined;
