import { isDeepStrictEqual } from 'node:util';
import { resolverOf, type Resolver } from '../access/resolved';
import type { Assembly, Stack } from '../assembly';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { textOf } from '../reading';
import { normalForm } from './normal-form';

const PARAMETER = 'AWS::SSM::Parameter';

const SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html';

/** What reads a parameter store by name: `{{resolve:ssm:/shop/url}}`, with a version or without. */
const DYNAMIC = /\{\{resolve:ssm(?:-secure)?:([^:}]+)(?::(\d+))?\}\}/g;

/** Texts in a value, wherever they stand. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Names of stored parameters that a value reads in its newest version: a named version stays what it is. */
const readBy = (value: unknown): readonly string[] =>
  textsIn(value).flatMap((text) => [...text.matchAll(DYNAMIC)].flatMap(([, name, version]) => (name !== undefined && version === undefined ? [name] : [])));

interface Reader {
  readonly stack: Stack;
  readonly logicalId: string;
}

/** Who reads a stored parameter, by its region and name, and is not changed itself. */
const readersIn = ({ stacks }: Assembly, changed: ReadonlySet<string>): ReadonlyMap<string, readonly Reader[]> => {
  const readers = new Map<string, Reader[]>();
  for (const stack of stacks)
    for (const [logicalId, { Properties }] of Object.entries(normalForm(stack).Resources))
      for (const name of changed.has(`${stack.name}.${logicalId}`) ? [] : readBy(Properties)) {
        const key = `${stack.region} ${name}`;
        readers.set(key, [...(readers.get(key) ?? []), { stack, logicalId }]);
      }
  return readers;
};

const nameOf = (resolver: Resolver, stack: Stack | undefined, change: ResourceChange): string | undefined => {
  const name = change.before?.Properties?.['Name'];
  return stack && name !== undefined ? textOf(resolver.text(stack, name)) : undefined;
};

const fateOf = ({ action, before, after }: ResourceChange): string | undefined => {
  if (action === 'remove') return 'goes';
  return isDeepStrictEqual(before?.Properties?.['Value'], after?.Properties?.['Value']) ? undefined : 'has another value';
};

/** Whoever reads a stored parameter hears of its change: CloudFormation reads it again only when the reader itself changes. */
export const storedParameterRule: Rule = ({ before, after, resources }: Changes): readonly Finding[] => {
  const parameters = resources.filter(({ type, action }) => type === PARAMETER && action !== 'add');
  if (parameters.length === 0) return [];
  const readers = readersIn(after, new Set(resources.map(({ stack, logicalId }) => `${stack}.${logicalId}`)));
  const resolver = resolverOf(before);
  return parameters.flatMap((change) => {
    const fate = fateOf(change);
    const name = nameOf(resolver, change.stackBefore, change);
    if (fate === undefined || name === undefined) return [];
    return (readers.get(`${change.stackBefore?.region ?? ''} ${name}`) ?? []).map(
      ({ stack, logicalId }): Finding => ({
        code: 'BP508',
        verdict: 'attention',
        place: { stack: stack.name, logicalId },
        message: `${logicalId} reads the parameter ${name}, which ${fate}: it keeps the old value, since nothing in it changes`,
        remedy: `update ${stack.name} after ${change.stack}, with a change of ${logicalId} itself`,
        source: SOURCE,
      }),
    );
  });
};
