import type { BindOptions } from '../../kubernetes/binding/bind';
import { saidError, type Said } from '../said';
import { refusal } from '../reading';

/** A tag as registries take it (OCI distribution specification, `reference`), or a digest. */
const TAG = /^(\w[\w.-]{0,127}|sha256:[a-f0-9]{64})$/;

export const saidTag = (value: string): Said => ({ value, prefix: '--tag ', origin: 'command line' });

const pairOf = (text: string): readonly [service: string | undefined, tag: string] => {
  const at = text.indexOf('=');
  const [service, tag] = at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
  if (service === '' || !TAG.test(tag))
    throw refusal(
      saidError(
        'BP082',
        saidTag(text),
        'this is not the tag of an image',
        'expected --tag 1.4.2 for all, or --tag web=1.4.2 for one service',
      ),
    );
  return [service, tag];
};

/**
 * `--tag 1.4.2 --tag web=2.0.0`: one tag for all, and others by service; the last one wins.
 * @throws BlueprintError when one is not a tag
 */
export const tagsOf = (texts: readonly string[]): BindOptions => {
  const pairs = texts.map(pairOf);
  return {
    tags: Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => pair[0] !== undefined)),
    defaultTag: pairs.findLast(([service]) => service === undefined)?.[1],
  };
};
