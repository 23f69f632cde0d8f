import { CONTENT_HASH } from '../../kubernetes/content-address';
import type { KubernetesObject, Synthesized } from '../synth';

/** The CDK ends a logical id in eight hex digits of the path to its construct; an export ends in those of what it exports. */
const HASHED = /^(.*?)([0-9A-F]{8})$/;

/** Longer names first, so that none is taken for the beginning of another. */
const byLength = (names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...names].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

const distinctly = (
  names: readonly string[],
  plain: (name: string) => string | undefined,
  taken: ReadonlySet<string>,
): Map<string, string> => {
  const used = new Map<string, number>();
  const found = new Map<string, string>();
  for (const name of [...names].sort()) {
    const short = plain(name);
    if (short === undefined) continue;
    const before = (used.get(short) ?? 0) + (taken.has(short) ? 1 : 0);
    used.set(short, (used.get(short) ?? 0) + 1);
    found.set(name, before === 0 ? short : `${short}#${before + 1}`);
  }
  return found;
};

/**
 * Logical ids and outputs of all stacks without their hash, but for what is stateful, whose ids are promises. Two that differ in their
 * hash alone are numbered.
 */
export const plainIds = (s: Synthesized): readonly (readonly [string, string])[] => {
  const kept = new Set(s.plan.entries.flatMap((e) => e.stateful.map((r) => r.logicalId)));
  const all = new Set(
    [...s.templates.values()].flatMap(({ Resources, Outputs = {} }) => [...Object.keys(Resources), ...Object.keys(Outputs)]),
  );
  const ids = [...all].filter((id) => !kept.has(id));
  return byLength(distinctly(ids, (id) => HASHED.exec(id)?.[1] || undefined, all));
};

/** Names of objects that end in the hash of their content, without it. */
export const plainNames = (objects: readonly KubernetesObject[]): readonly (readonly [string, string])[] => {
  const found = new Map<string, string>();
  for (const { metadata } of objects) {
    const hash = (metadata as { readonly annotations?: Readonly<Record<string, string>> }).annotations?.[CONTENT_HASH];
    if (hash !== undefined && metadata.name.endsWith(`-${hash}`)) {
      found.set(metadata.name, `${metadata.name.slice(0, -hash.length)}<hash>`);
      found.set(hash, '<hash>');
    }
  }
  return byLength(found);
};

/** Replaces every one of these words wherever it stands in a text. */
export const replaceAll = (text: string, words: readonly (readonly [string, string])[]): string =>
  words.reduce((t, [from, to]) => (t.includes(from) ? t.replaceAll(from, to) : t), text);
