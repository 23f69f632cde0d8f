import { isDeepStrictEqual } from 'node:util';
import { resolverOf } from '../access/resolved';
import type { Assembly, Output, Stack } from '../assembly';
import type { Changes, Rule } from '../changes';
import type { Finding, Place } from '../finding';
import { outputFates, type OutputFate } from './outputs';
import { weakReadsIn, type WeakRead } from './references';

const SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html';

/** Something in a stack that reads weakly. */
interface Reader {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly section: 'Resources' | 'Outputs';
  readonly value: unknown;
}

const readersIn = (stack: Stack): readonly Reader[] =>
  (['Resources', 'Outputs'] as const).flatMap((section) =>
    Object.entries(stack.template[section] ?? {}).map(([logicalId, value]) => ({ stack, logicalId, section, value })),
  );

/** What the finding says of a reader, for each thing that can become of what it reads. */
const findingOf = ({ stack, logicalId }: Reader, producer: string, { outputName }: WeakRead, { fate, why }: OutputFate): Finding => {
  const place: Place = { stack: stack.name, logicalId };
  const read = `the output ${outputName} of ${producer}`;
  return fate === 'gone'
    ? {
        code: 'BP508',
        verdict: 'refused',
        place,
        message: `${logicalId} reads ${read}, which would be gone: the next deployment of ${stack.name} would fail`,
        remedy: `keep the output, or let ${logicalId} read something else`,
        source: SOURCE,
      }
    : {
        code: 'BP508',
        verdict: 'attention',
        place,
        message: `${logicalId} reads ${read}, and ${why}: it keeps the old value, since nothing in it changes`,
        remedy: `update ${stack.name} after ${producer}, with a change of ${logicalId} itself: CloudFormation reads the output again only then`,
        source: SOURCE,
      };
};

const byName = ({ stacks }: Assembly): ReadonlyMap<string, Stack> => new Map(stacks.map((stack) => [stack.name, stack]));

const findingsOf = (changes: Changes): readonly Finding[] => {
  const [before, after] = [byName(changes.before), byName(changes.after)];
  const resolver = resolverOf(changes.after);
  const fateOf = outputFates(changes);
  const outputOf = (stack: Stack | undefined, name: string): Output | undefined => stack?.template.Outputs?.[name];
  const producerOf = ({ stack }: Reader, { stackName, region }: WeakRead): Stack | undefined => {
    const producer = before.get(resolver.text(stack, stackName) ?? '');
    return producer?.region === (region === undefined ? stack.region : resolver.text(stack, region)) ? producer : undefined;
  };
  const unchanged = ({ stack, section, logicalId, value }: Reader): boolean =>
    isDeepStrictEqual(before.get(stack.name)?.template[section]?.[logicalId], value);
  const judge = (reader: Reader): readonly Finding[] =>
    weakReadsIn(reader.value).flatMap((read) => {
      const producer = producerOf(reader, read);
      const output = outputOf(producer, read.outputName);
      if (!producer || !output) return [];
      const fate = fateOf(producer, output, outputOf(after.get(producer.name), read.outputName));
      const told = fate.fate === 'gone' || (fate.fate === 'changed' && unchanged(reader));
      return told ? [findingOf(reader, producer.name, read, fate)] : [];
    });
  const seen = new Set<string>();
  return changes.after.stacks
    .flatMap(readersIn)
    .flatMap(judge)
    .filter(({ message }) => !seen.has(message) && seen.add(message));
};

/** Whoever reads an output weakly hears of its change, and is never left without it. */
export const weakReferenceRule: Rule = findingsOf;
