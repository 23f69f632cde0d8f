import { pascalCase, statefulId } from '../../naming';
import { problem } from '../codes/problem';
import type { Path } from '../../diagnostics';
import { clashes, DEFAULT_TEAM, type Claim } from './names';
import type { Rule, Scope } from './scope';

/** A queue, or the one for what its consumer cannot handle. */
interface QueueClaim extends Claim {
  readonly team: string;
  readonly stream: string;
}

const consumersIn = ({ draft, names, intact }: Scope) => [
  ...Object.entries(draft.services)
    .filter(([name]) => intact('services', name, 'team'))
    .map(([name, { team, consumes }]) => ({ section: 'services', noun: 'service', team, name, consumes })),
  ...Object.entries(draft.processors)
    .filter(([name]) => names('processors').has(name))
    .map(([name, { consumes }]) => ({ section: 'processors', noun: 'processor', team: DEFAULT_TEAM, name, consumes })),
];

/** The logical ids of docs/interfaces.md: `<Stream>Sqs<Consumer>`, and with `DeadLetters` behind. */
const claimsOf = (scope: Scope): QueueClaim[] =>
  consumersIn(scope).flatMap(({ section, noun, team, name, consumes }) =>
    [...new Set(consumes)].flatMap((stream) => {
      const path: Path = [section, name, 'consumes', consumes.indexOf(stream)];
      const id = statefulId(stream, 'sqs') + pascalCase(name);
      return [id, `${id}DeadLetters`].map((own) => ({ id: own, path, name, noun, team, stream }));
    }),
  );

/** What follows from names that clash by themselves, of which other rules tell. */
const follows = (a: QueueClaim, b: QueueClaim): boolean =>
  (a.stream !== b.stream && pascalCase(a.stream) === pascalCase(b.stream)) ||
  (a.name !== b.name && a.noun === b.noun && pascalCase(a.name) === pascalCase(b.name)) ||
  (a.team === b.team && pascalCase(a.name) === pascalCase(b.name));

/** Every consumer has a queue of its own for each stream: two that shared one would take events from each other. */
export const queueIds: Rule = function* (scope) {
  const told = new Set<string>();
  for (const { first, second, id } of clashes(claimsOf(scope), (first, second, id) => ({ first, second, id }))) {
    const pair = JSON.stringify([first.path, second.path]);
    if (follows(first, second) || told.has(pair)) continue;
    told.add(pair);
    const words = ({ noun, name, stream }: QueueClaim): string => `the ${noun} "${name}" for "${stream}"`;
    yield problem('BP233', second.path, `the queues of ${words(second)} and of ${words(first)} both become "${id}" in CloudFormation`, {
      hint: 'rename one of them',
    });
  }
};
