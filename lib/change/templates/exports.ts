import { resolverOf, type Resolver } from '../access/resolved';
import type { Assembly, Output, Stack } from '../assembly';
import type { Changes, Rule } from '../changes';
import type { Finding } from '../finding';
import { outputFates } from './outputs';
import { callsOf, readingParts } from './references';

const SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html';

/** How many readers a message names. */
const NAMED = 3;

const exportName = (resolver: Resolver, stack: Stack, { Export }: Output): string | undefined =>
  Export ? resolver.text(stack, Export.Name) : undefined;

/** Names of the stacks that read each export, by `<region> <name>`: exports are unique within a region of an account. */
const readersIn = ({ stacks }: Assembly, resolver: Resolver): ReadonlyMap<string, ReadonlySet<string>> => {
  const readers = new Map<string, Set<string>>();
  const note = (region: string, name: string, reader: string): void => {
    const key = `${region} ${name}`;
    readers.set(key, (readers.get(key) ?? new Set<string>()).add(reader));
  };
  for (const stack of stacks) {
    for (const call of callsOf('Fn::ImportValue', readingParts(stack))) note(stack.region, resolver.text(stack, call) ?? '', stack.name);
    for (const [name, importers] of Object.entries(stack.importedBy ?? {})) importers.forEach((reader) => note(stack.region, name, reader));
  }
  return readers;
};

const listed = (readers: ReadonlySet<string>): string => {
  const names = [...readers].sort();
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(' and ');
};

const findingsOf = (changes: Changes): readonly Finding[] => {
  const [was, is] = [resolverOf(changes.before), resolverOf(changes.after)];
  const readers = readersIn(changes.before, was);
  const fateOf = outputFates(changes);
  const next = new Map(changes.after.stacks.map((stack) => [stack.name, stack]));
  const counterpart = (stack: Stack, name: string): Output | undefined => {
    const now = next.get(stack.name);
    return now && Object.values(now.template.Outputs ?? {}).find((output) => exportName(is, now, output) === name);
  };
  const judge = (stack: Stack, logicalId: string, output: Output): readonly Finding[] => {
    const name = exportName(was, stack, output);
    const users = name === undefined ? undefined : readers.get(`${stack.region} ${name}`);
    if (name === undefined || !users) return [];
    const { fate, why } = fateOf(stack, output, counterpart(stack, name));
    if (fate === 'same') return [];
    return [
      {
        code: 'BP507',
        verdict: 'refused',
        place: { stack: stack.name, logicalId },
        message: `${listed(users)} would still import the export ${name} while ${stack.name} is deployed, and ${why}: CloudFormation refuses that, even where the reader lets go in the same change, since the stack that exports is deployed first`,
        field: fate === 'gone' ? `Outputs.${logicalId}` : `Outputs.${logicalId}.Value`,
        remedy: `two deployments: first the readers without the import, then this one; or keep the export as it is for a release, with \`this.exportValue(…)\` in the CDK`,
        source: SOURCE,
      },
    ];
  };
  return changes.before.stacks.flatMap((stack) =>
    Object.entries(stack.template.Outputs ?? {}).flatMap(([logicalId, output]) => judge(stack, logicalId, output)),
  );
};

/** No export changes or goes that a deployed stack imports. */
export const exportsRule: Rule = findingsOf;
