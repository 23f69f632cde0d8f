import type { Assembly } from './assembly';

/** A stack within a stack: its template is a file that the resource names. */
export const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** `<stack>.<logicalId>` of every nested stack that a template names. */
const namedIn = ({ stacks }: Assembly): ReadonlySet<string> =>
  new Set(
    stacks.flatMap(({ name, template }) =>
      Object.entries(template.Resources).flatMap(([logicalId, { Type }]) => (Type === NESTED_STACK ? [`${name}.${logicalId}`] : [])),
    ),
  );

const readIn = ({ stacks }: Assembly): ReadonlySet<string> => new Set(stacks.flatMap(({ nestedIn }) => nestedIn ?? []));

/** Nested stacks of which a template is missing on a side that names them: what is in them cannot be compared. */
export const unreadNested = (before: Assembly, after: Assembly): ReadonlySet<string> => {
  const missing = ([named, read]: readonly [ReadonlySet<string>, ReadonlySet<string>]): readonly string[] =>
    [...named].filter((name) => !read.has(name));
  return new Set([before, after].flatMap((side) => missing([namedIn(side), readIn(side)])));
};

/** Assemblies without the nested stacks that only one side knows although both have them. */
export const withComparableNested = (before: Assembly, after: Assembly): readonly [Assembly, Assembly] => {
  const unread = unreadNested(before, after);
  const kept = (assembly: Assembly): Assembly => ({
    ...assembly,
    stacks: assembly.stacks.filter(({ nestedIn }) => nestedIn === undefined || !unread.has(nestedIn)),
  });
  return unread.size === 0 ? [before, after] : [kept(before), kept(after)];
};
