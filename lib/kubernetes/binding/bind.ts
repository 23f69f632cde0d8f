import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar, type Document } from 'yaml';
import { tagged, type TagOptions } from './image-tags';
import { mayBind, type Place } from './places';
import { renameByContent } from './rename';
import { outputOf, replaceTokens, tokensIn, type Outputs } from './tokens';

/** A name in a file. */
export interface BindingPlace {
  /** `<stack>.<output>` */
  readonly name: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export type BindOptions = TagOptions;

export interface Bound {
  /** The bound tree, by the same paths; empty when something could not be bound. */
  readonly files: ReadonlyMap<string, string>;
  /** Names that the outputs do not have, at every place where they stand. */
  readonly unresolved: readonly BindingPlace[];
  /** Names at places where no value of a deployment may stand. */
  readonly misplaced: readonly BindingPlace[];
  /** Workloads for which a tag was given, and whose image is not among the manifests. */
  readonly unusedTags: readonly string[];
}

/** One file while it is being bound. */
class OpenFile {
  readonly documents: readonly Document[];
  private readonly lines = new LineCounter();
  private readonly touched = new Set<Document>();

  constructor(
    readonly path: string,
    private readonly text: string,
  ) {
    // Numbers and flags as Kubernetes reads them; what is written stays quoted as it was.
    this.documents = parseAllDocuments(text, { lineCounter: this.lines, version: '1.1' }) as Document[];
  }

  touch(document: Document): void {
    this.touched.add(document);
  }

  lineOf(node: Scalar): number {
    return this.lines.linePos(node.range?.[0] ?? 0).line;
  }

  /** The text as it was, if nothing in it was changed. */
  result(): string {
    return this.touched.size === 0 ? this.text : this.documents.map((d) => d.toString({ lineWidth: 0, directives: false })).join('---\n');
  }
}

/** Calls for every text in a document, keys included, with its place. */
const eachText = (node: unknown, place: Place, visit: (scalar: Scalar<string>, place: Place, isKey: boolean) => void): void => {
  if (isMap(node))
    for (const { key, value } of node.items) {
      eachText(key, place, (scalar) => visit(scalar, place, true));
      eachText(value, [...place, isScalar(key) ? String(key.value) : ''], visit);
    }
  else if (isSeq(node)) node.items.forEach((item, i) => eachText(item, [...place, i], visit));
  else if (isScalar(node) && typeof node.value === 'string') visit(node as Scalar<string>, place, false);
};

const kindOf = (document: Document): string | undefined => {
  const kind = document.get('kind', false);
  return typeof kind === 'string' ? kind : undefined;
};

/**
 * Puts the values of a deployment into manifests: every `${binding:<stack>.<output>}` becomes that output, as text, whatever characters
 * it holds. ConfigMaps and Jobs that are named after their content get the name that the bound content has, so that another value rolls
 * the pods; everything that refers to them follows. Pure.
 * @param files - path → YAML
 * @param outputs - content of cdk-outputs.json
 */
export const bindFiles = (files: ReadonlyMap<string, string>, outputs: Outputs, options: BindOptions = {}): Bound => {
  const unresolved: BindingPlace[] = [];
  const misplaced: BindingPlace[] = [];
  const used = new Set<string>();
  const open = [...files].filter(([path]) => /\.ya?ml$/.test(path)).map(([path, text]) => new OpenFile(path, text));

  const bindDocument = (file: OpenFile, document: Document): void => {
    const kind = document.contents === null ? undefined : kindOf(document);
    const workload = String(document.getIn(['metadata', 'labels', 'app.kubernetes.io/name']) ?? '');
    eachText(document.contents, [], (scalar, place, isKey) => {
      const names = tokensIn(scalar.value);
      if (names.length === 0) return;
      const found = names.map((name) => ({ name, file: file.path, line: file.lineOf(scalar) }));
      if (isKey || !mayBind(kind, place)) return void misplaced.push(...found);
      unresolved.push(...found.filter(({ name }) => outputOf(outputs, name) === undefined));
      const image = tagged(scalar.value, workload, options);
      if (image !== scalar.value) used.add(workload);
      scalar.value = replaceTokens(image, (name) => outputOf(outputs, name) ?? '');
      scalar.type = Scalar.QUOTE_DOUBLE;
      file.touch(document);
    });
  };

  for (const file of open) for (const document of file.documents) bindDocument(file, document);
  const owners = new Map(open.flatMap((file) => file.documents.map((document) => [document, file] as const)));
  renameByContent([...owners.keys()], (document) => owners.get(document)?.touch(document));

  const failed = unresolved.length + misplaced.length > 0;
  const results = new Map(open.map((file) => [file.path, file.result()]));
  return {
    files: failed ? new Map() : new Map([...files].map(([path, text]) => [path, results.get(path) ?? text])),
    unresolved,
    misplaced,
    unusedTags: Object.keys(options.tags ?? {})
      .filter((workload) => !used.has(workload))
      .sort(),
  };
};
