import type { Assembly, Stack } from '../../../change';
import type { AnsweredStack } from './stack-api';

/** The blueprint that an assembly was made from. */
export interface Origin {
  readonly name: string;
  readonly regions: readonly string[];
}

/** Tag on every stack of ours, with the name of its blueprint. */
const TAG = 'strata:blueprint';

/** A region as AWS writes it. */
const REGION = '[a-z]{2}(?:-[a-z]+)+-[0-9]+';

const ofAnother = ({ Tags = [] }: AnsweredStack, name: string): boolean => Tags.some(({ Key, Value }) => Key === TAG && Value !== name);

/**
 * Whether a stack that stands in a region is one of an assembly: by its name, or, where a blueprint is known, since it begins as all of its
 * stacks do and bears the tag of no other blueprint. One that is nested in another is a part of that one.
 */
export const belongs = (stack: AnsweredStack, region: string, expected: readonly Stack[], origin: Origin | undefined): boolean => {
  const { StackName = '', ParentId } = stack;
  if (ParentId !== undefined) return false;
  if (expected.some(({ name }) => name === StackName)) return true;
  return origin !== undefined && StackName.startsWith(`${origin.name}-${region}-`) && !ofAnother(stack, origin.name);
};

/** Regions that a text names in the names of stacks of the blueprint: a reader of another region's stack tells that there is one. */
export const regionsNamed = (text: string, { name }: Origin): readonly string[] => [
  ...new Set([...text.matchAll(new RegExp(`\\b${name}-(${REGION})-`, 'g'))].flatMap(([, region]) => region ?? [])),
];

/** Whether an assembly names the region of a stack. */
const isKnown = (region: string): boolean => new RegExp(`^${REGION}$`).test(region);

/** The assembly with the region in which each stack is to stand: those that name none go where the surroundings say. */
export const placed = ({ stacks }: Assembly, home: string | undefined): readonly Stack[] =>
  stacks.flatMap((stack) => (isKnown(stack.region) ? [stack] : home === undefined ? [] : [{ ...stack, region: home }]));

export const isUnplaced = ({ stacks }: Assembly): boolean => stacks.some(({ region }) => !isKnown(region));

/**
 * What nobody can see in an account, whatever it answers.
 * @param looked - regions that were looked in
 * @param told - whether somebody named the assembly that is deployed, whose regions are among them
 */
export const blindOf = (origin: Origin | undefined, looked: readonly string[], told: boolean): string =>
  origin
    ? `stacks of ${origin.name} outside of ${looked.join(', ')}${told ? '' : '; --deployed names the assembly that tells where it stood'}`
    : 'stacks that are no longer in the assembly: only those of strata tell by their names whose they are';
