import { stringify } from 'yaml';
import { textOfValue } from '../intrinsics';
import type { KubernetesObject, Synthesized, Template } from '../synth';
import { plainIds, plainNames, replaceAll } from './hashes';
import { normaliseText, VERSION_PROPERTIES } from './rules';

/** Texts by name: `stack <name>` for each template, `manifests <cluster>/<wave>` for each wave. Sorted. */
export type Snapshot = Readonly<Record<string, string>>;

/** JSON within a text (the body of a dashboard, a policy) is shown as what it is. */
const opened = (text: string): unknown => {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return plain(JSON.parse(text));
  } catch {
    return text;
  }
};

/** Data with sorted keys, in which functions that stand for text are text, and versions of pinned facts are left open. */
const plain = (value: unknown): unknown => {
  const text = textOfValue(value);
  if (text !== undefined) return opened(text);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, VERSION_PROPERTIES.includes(key) && typeof inner === 'string' ? '<version>' : plain(inner)]),
  );
};

type Words = Parameters<typeof replaceAll>[1];

/** Before keys are sorted: else their order would follow from what is left out. */
const renamed = (value: unknown, words: Words): unknown => JSON.parse(replaceAll(JSON.stringify(value), words), dependenciesInOrder);

/** What a resource waits for is a set; the CDK writes it in the order of ids with their hashes. */
const dependenciesInOrder = (name: string, value: unknown): unknown =>
  name === 'DependsOn' && Array.isArray(value) ? [...value].sort() : value;

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: true });

const waveOf = (path: string): string => path.split('/')[2] ?? '';

/** Objects of a cluster by wave, as its files have them. */
const wavesOf = (s: Synthesized, cluster: string): ReadonlyMap<string, readonly KubernetesObject[]> => {
  const waves = new Map<string, KubernetesObject[]>();
  for (const [path, objects] of s.objects)
    if (path.startsWith(`kubernetes/${cluster}/`)) waves.set(waveOf(path), [...(waves.get(waveOf(path)) ?? []), ...objects]);
  return waves;
};

const key = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

/**
 * What was synthesized, as small texts that change when its meaning does, and not when a version, a hash or a date does: for
 * `toMatchSnapshot`, `assert.deepEqual`, or files that are kept. What is left out is written down in `lib/testing/snapshot/rules.ts`:
 * hashes in logical ids (never in those of what is stateful) and in names of objects, tags of pinned images, versions, certificates,
 * dates, partitions.
 */
export const snapshotOf = (synthesized: Synthesized): Snapshot => {
  const ids = plainIds(synthesized);
  const stacks = [...synthesized.templates].map(
    ([stack, template]: [string, Template]) => [`stack ${stack}`, yaml(renamed(plain(template), ids))] as const,
  );
  const waves = [...synthesized.manifests].flatMap(([cluster, objects]) => {
    const names = plainNames(objects);
    return [...wavesOf(synthesized, cluster)].map(([wave, inWave]) => {
      const byName = Object.fromEntries(inWave.map((o) => [key(o), plain(o)]));
      return [`manifests ${cluster}/${wave}`, yaml(renamed(renamed(byName, names), ids))] as const;
    });
  });
  return Object.fromEntries(
    [...stacks, ...waves].map(([name, text]) => [name, normaliseText(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};
