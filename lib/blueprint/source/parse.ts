import { Composer, Parser, isMap, isScalar, visit, type Document, type ParsedNode } from 'yaml';
import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { treeOf } from './convert';
import { locationOfSpan, wholeFile, type SourceFile } from './source-file';
import { syntaxProblems } from './syntax';
import { tabProblem } from './tabs';
import type { Branch } from './tree';

export interface Parsed {
  /** Absent when the file is too broken to be read on. */
  readonly root?: Branch;
  readonly diagnostics: readonly Diagnostic[];
}

type Parse = Document.Parsed<ParsedNode>;

/** YAML 1.2 as LANGUAGE restricts it. Duplicate and merge keys are let through here and reported with their places. */
const OPTIONS = { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, logLevel: 'silent' } as const;

const documents = (text: string): [first: Parse | undefined, second: Parse | undefined] => {
  const all = new Composer<ParsedNode>(OPTIONS).compose(new Parser().parse(text), true, text.length);
  const first = all.next();
  const second = first.done ? first : all.next();
  return [first.done ? undefined : (first.value as Parse), second.done ? undefined : (second.value as Parse)];
};

/** Where the quoted text or the brackets begin that run up to an offset without being closed. */
const openerIn =
  (document: Parse, text: string) =>
  (end: number): number => {
    let start = end;
    const keep = (range: readonly number[] | null | undefined): void => {
      if (range?.[0] !== undefined) start = range[0];
    };
    visit(document, {
      Scalar: (_, { type, range }) => {
        if (type?.startsWith('QUOTE') && range && range[1] >= end) keep(range);
      },
      Collection: (_, { flow, range }) => {
        if (flow && range?.[1] === end && !/[\]}]/.test(text.charAt(end - 1))) keep(range);
      },
    });
    return start;
  };

const directiveProblems = (file: SourceFile, { directives, warnings }: Parse): Diagnostic[] => {
  const unknown = warnings.find(({ code }) => code === 'BAD_DIRECTIVE');
  const old = directives.yaml.explicit === true && directives.yaml.version !== '1.2';
  if (!unknown && !old) return [];
  const start = Math.max(0, file.text.search(/^%/m));
  const end = start + (/^.*/.exec(file.text.slice(start))?.[0].length ?? 1);
  return [
    problem('BP022', [], old ? `this is YAML ${directives.yaml.version}, not 1.2` : 'an unknown YAML directive', {
      hint: 'remove this line',
      location: locationOfSpan({ file, start, end }),
    }),
  ];
};

/** Whether the root names a file to extend; null then removes keys of that file. */
const extendsSomething = (root: ParsedNode): boolean =>
  isMap(root) && root.items.some(({ key, value }) => isScalar(key) && key.value === 'extends' && isScalar(value) && value.value !== null);

/** Nothing at all, or nothing behind the line that begins a document. */
const isNothing = (root: ParsedNode | null): boolean => !root || (isScalar(root) && root.value === null && !root.source);

/** Text to tree. Everything that is wrong is reported; the root is there if the rest can be trusted nevertheless. */
export const parseSource = (file: SourceFile): Parsed => {
  const [document, second] = documents(file.text);
  const empty = problem('BP007', [], 'the file is empty', {
    hint: 'it needs at least version, name and tier',
    location: wholeFile(file.label),
  });
  if (!document || (document.errors.length === 0 && isNothing(document.contents))) return { diagnostics: [empty] };

  const tab = tabProblem(file);
  if (tab && document.errors.length > 0) return { diagnostics: [tab] };
  const syntax = syntaxProblems(file, document.errors, openerIn(document, file.text));
  const diagnostics = [...(tab ? [tab] : []), ...directiveProblems(file, document), ...syntax.diagnostics];
  if (!syntax.usable || !document.contents) return { diagnostics };
  if (second) {
    const start = document.range[2];
    const location = locationOfSpan({ file, start, end: start + 3 });
    return {
      diagnostics: [
        ...diagnostics,
        problem('BP013', [], 'a second document begins here', {
          hint: 'a blueprint is one document: put it in a file of its own',
          location,
        }),
      ],
    };
  }
  const { tree, diagnostics: found } = treeOf(file, document.contents, {
    spoilt: syntax.spoilt,
    mayRemove: extendsSomething(document.contents),
  });
  const all = [...diagnostics, ...found];
  if (tree.type === 'branch') return { root: tree, diagnostics: all };
  if (tree.type === 'damaged') return { diagnostics: all };
  const got = tree.type === 'items' ? 'a list' : 'a single value';
  const location = locationOfSpan(tree.span);
  return {
    diagnostics: [
      ...all,
      problem('BP008', [], `expected a map of keys and values, got ${got}`, { hint: 'start with "version: 1"', location }),
    ],
  };
};
