import { resolverOf } from '../access/resolved';
import type { Output, Stack } from '../assembly';
import type { Changes } from '../changes';
import { referredIn } from './references';

/** What becomes of an output of a stack that is deployed. */
export interface OutputFate {
  readonly fate: 'same' | 'changed' | 'gone';
  /** Why, as the end of a sentence: `its value changes`. */
  readonly why: string;
}

const GONE: OutputFate = { fate: 'gone', why: 'it goes' };
const SAME: OutputFate = { fate: 'same', why: 'it stays' };

/** Tells what becomes of outputs: of their value, as far as templates say it, and of the resource that it names. */
export const outputFates = ({ before, after, resources }: Changes): ((stack: Stack, output: Output, now: Output | undefined) => OutputFate) => {
  const [was, is] = [resolverOf(before), resolverOf(after)];
  const stacks = new Map(after.stacks.map((stack) => [stack.name, stack]));
  const replaced = new Set(resources.filter(({ action }) => action === 'replace').map(({ stack, logicalId }) => `${stack}.${logicalId}`));
  return (stack, output, now) => {
    const next = stacks.get(stack.name);
    if (!now || !next) return GONE;
    if (was.text(stack, output.Value) !== is.text(next, now.Value)) return { fate: 'changed', why: 'its value changes' };
    const target = referredIn(now.Value).find((logicalId) => replaced.has(`${stack.name}.${logicalId}`));
    return target === undefined ? SAME : { fate: 'changed', why: `${target}, which it names, is replaced` };
  };
};
