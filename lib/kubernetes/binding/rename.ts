import { isMap, isScalar, isSeq, Scalar, type Document, type YAMLMap } from 'yaml';
import { CONTENT_HASH, contentHash } from '../content-address';

/** Keys under which an object names a ConfigMap, as `{ name }`. */
const REFERENCES = ['configMap', 'configMapRef', 'configMapKeyRef'];

interface Identity {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly hash: string | undefined;
}

const textAt = (document: Document, path: readonly string[]): string | undefined => {
  const value = document.getIn(path);
  return typeof value === 'string' ? value : undefined;
};

const identityOf = (document: Document): Identity => ({
  kind: textAt(document, ['kind']) ?? '',
  namespace: textAt(document, ['metadata', 'namespace']) ?? '',
  name: textAt(document, ['metadata', 'name']) ?? '',
  hash: textAt(document, ['metadata', 'annotations', CONTENT_HASH]),
});

/** Gives an object the name that its content has now. Returns that name, if it is another one. */
const readdress = (document: Document, { name, hash }: Identity): string | undefined => {
  if (hash === undefined || !name.endsWith(`-${hash}`)) return undefined;
  const now = contentHash(document.toJS() as object);
  if (now === hash) return undefined;
  const renamed = name.slice(0, -hash.length) + now;
  document.setIn(['metadata', 'name'], renamed);
  document.setIn(['metadata', 'annotations', CONTENT_HASH], quoted(now));
  return renamed;
};

/** A hash may look like a number. */
const quoted = (text: string): Scalar => Object.assign(new Scalar(text), { type: Scalar.QUOTE_DOUBLE });

const follow = (map: YAMLMap, names: ReadonlyMap<string, string>): boolean => {
  let changed = false;
  for (const { key, value } of map.items) {
    if (isScalar(key) && REFERENCES.includes(String(key.value)) && isMap(value)) {
      const renamed = names.get(String(value.get('name')));
      if (renamed !== undefined) value.set('name', renamed);
      changed ||= renamed !== undefined;
    }
    changed = followAll(value, names) || changed;
  }
  return changed;
};

const followAll = (node: unknown, names: ReadonlyMap<string, string>): boolean => {
  if (isMap(node)) return follow(node, names);
  return isSeq(node) ? node.items.map((item) => followAll(item, names)).some(Boolean) : false;
};

/**
 * Renames what is named after its content, since binding changed the content: first ConfigMaps and what refers to them in their
 * namespace, then Jobs, whose content includes such references.
 * @param changed - told of every document that is no longer what it was
 */
export const renameByContent = (documents: readonly Document[], changed: (document: Document) => void): void => {
  const byNamespace = new Map<string, Map<string, string>>();
  const named = documents.map((document) => [document, identityOf(document)] as const);
  for (const [document, identity] of named) {
    const renamed = identity.kind === 'ConfigMap' ? readdress(document, identity) : undefined;
    if (renamed === undefined) continue;
    const names = byNamespace.get(identity.namespace) ?? new Map<string, string>();
    byNamespace.set(identity.namespace, names.set(identity.name, renamed));
    changed(document);
  }
  for (const [document, identity] of named) {
    if (followAll(document.contents, byNamespace.get(identity.namespace) ?? new Map())) changed(document);
    if (identity.kind === 'Job' && readdress(document, identity) !== undefined) changed(document);
  }
};
