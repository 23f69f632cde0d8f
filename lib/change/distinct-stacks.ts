import type { Assembly, Stack } from './assembly';

/** Names that stand in more than one region of an assembly. */
const repeated = ({ stacks }: Assembly): readonly string[] =>
  stacks.filter(({ name, region }) => stacks.some((other) => other.name === name && other.region !== region)).map(({ name }) => name);

/**
 * Assemblies in which the name of a stack says which stack it is: where one name stands in several regions, the region is a part of it, as in
 * `shop (eu-west-1)`.
 */
export const withDistinctStacks = (...assemblies: readonly [before: Assembly, after: Assembly]): readonly [Assembly, Assembly] => {
  const names = new Set(assemblies.flatMap(repeated));
  const named = (name: string, region: string): string => (names.has(name) ? `${name} (${region})` : name);
  const parent = ({ nestedIn, region }: Stack): Pick<Stack, 'nestedIn'> => {
    if (nestedIn === undefined) return {};
    const dot = nestedIn.lastIndexOf('.');
    return { nestedIn: `${named(nestedIn.slice(0, dot), region)}${nestedIn.slice(dot)}` };
  };
  const distinct = (assembly: Assembly): Assembly => ({
    ...assembly,
    stacks: assembly.stacks.map((stack) => ({ ...stack, name: named(stack.name, stack.region), ...parent(stack) })),
  });
  const [before, after] = assemblies;
  return names.size === 0 ? assemblies : [distinct(before), distinct(after)];
};
