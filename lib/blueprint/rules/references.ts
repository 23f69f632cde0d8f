import { pathText, type Diagnostic, type Path } from '../../diagnostics';
import { problem } from '../codes/problem';
import { listens, type Draft } from '../model';
import { quote } from '../shape/describe';
import { didYouMean } from '../shape/suggest';
import type { Rule, Scope, Section } from './scope';

/** What the lists of references point at, and what one of it is called. */
const TARGETS = {
  calls: { section: 'services', noun: 'service' },
  reads: { section: 'stores', noun: 'store' },
  writes: { section: 'stores', noun: 'store' },
  publishes: { section: 'streams', noun: 'stream' },
  consumes: { section: 'streams', noun: 'stream' },
} as const satisfies Record<string, { section: Section; noun: string }>;

type List = keyof typeof TARGETS;
const LISTS = Object.keys(TARGETS) as List[];

const NOUNS: readonly (readonly [Section, string])[] = [
  ['services', 'service'],
  ['stores', 'store'],
  ['streams', 'stream'],
  ['processors', 'processor'],
  ['flows', 'flow'],
];

/** What to do about a name that is not there: it may be another kind of thing, or misspelt. */
const absentHint = (scope: Scope, name: string, section: Section): string => {
  const known = [...scope.names(section)];
  const elsewhere = NOUNS.find(([other]) => other !== section && scope.names(other).has(name));
  const near = didYouMean(name, known);
  if (elsewhere) return `"${name}" is a ${elsewhere[1]}${near ? `; ${near}` : ''}`;
  if (near) return near;
  return known.length === 0 ? `there are no ${section} in this blueprint` : `add it under ${section}, or name one that is there`;
};

const checkList = function* (scope: Scope, path: Path, list: List, names: readonly string[]): Generator<Diagnostic> {
  const { section, noun } = TARGETS[list];
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    const at = [...path, list, i];
    if (seen.has(name)) yield problem('BP205', at, `${quote(name)} is there twice`, { hint: 'remove one of them' });
    else if (!scope.names(section).has(name)) {
      if (scope.complete(section))
        yield problem('BP204', at, `no ${noun} named ${quote(name)}`, { hint: absentHint(scope, name, section) });
    } else if (list === 'calls' && path[1] === name) yield problem('BP206', at, 'a service does not call itself', { hint: 'remove it' });
    seen.add(name);
  }
};

/** Everything that has lists of references. */
const referrers = ({ services, processors, flows }: Draft): { path: Path; lists: Partial<Record<List, string[]>> }[] => [
  ...Object.entries(services).map(([name, lists]) => ({ path: ['services', name], lists })),
  ...Object.entries(processors).map(([name, lists]) => ({ path: ['processors', name], lists })),
  ...Object.entries(flows).map(([name, lists]) => ({ path: ['flows', name], lists })),
];

/** Every reference points at something that is there, once, and not at itself. */
export const references: Rule = function* (scope) {
  for (const { path, lists } of referrers(scope.draft)) for (const list of LISTS) yield* checkList(scope, path, list, lists[list] ?? []);
};

/** Only what listens can be called. */
export const callees: Rule = function* ({ draft, intact }) {
  for (const [name, service] of Object.entries(draft.services))
    for (const [i, callee] of service.calls.entries()) {
      const called = draft.services[callee];
      if (!called || callee === name || listens(called) || !intact('services', callee, 'role') || !intact('services', callee, 'port'))
        continue;
      yield problem('BP207', ['services', name, 'calls', i], `${quote(callee)} is a ${called.role} and does not listen`, {
        hint: `give ${pathText(['services', callee])} a port, or publish to a stream that it consumes`,
      });
    }
};
