import { join } from 'node:path';
import { didYouMean } from '../../blueprint/shape/suggest';
import type { Diagnostic, Location } from '../../diagnostics';
import type { BindingPlace, Bound } from '../../kubernetes/binding/bind';
import type { Outputs } from '../../kubernetes/binding/tokens';
import { counted } from '../../reports/quantities';
import { cliError, saidError } from '../said';
import { saidTag } from './tags';

/** What was bound with what. */
export interface Bindery {
  /** The folder of the manifests, as it was named. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly outputs: Outputs;
  /** The file of the outputs, as it was named. */
  readonly outputsFile: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The line of the file with the name underlined; in a text of several lines the name stands below the place. */
const locate = ({ name, file, line }: BindingPlace, { folder, files }: Bindery): Location => {
  const token = `\${binding:${name}}`;
  const lines = (files.get(file) ?? '').split('\n');
  const found = lines.findIndex((text, i) => i >= line - 1 && text.includes(token));
  const at = found < 0 ? line - 1 : found;
  const text = lines[at] ?? '';
  const column = Math.max(0, text.indexOf(token));
  return {
    file: join(folder, file),
    line: at + 1,
    column: column + 1,
    length: Math.max(1, Math.min(token.length, text.length - column)),
    text,
  };
};

const hintFor = (name: string, { outputs, outputsFile }: Bindery): string => {
  const [stack = '', output = ''] = name.split('.');
  const known = Object.hasOwn(outputs, stack) ? outputs[stack] : undefined;
  if (!known) return `${outputsFile} does not have that stack: deploy it with --outputs-file`;
  return didYouMean(output, Object.keys(known)) ?? `${outputsFile} is older than these manifests: deploy with --outputs-file again`;
};

/** One problem a name, at its first place: a stack that was not deployed is missing everywhere. */
const byName = (
  places: readonly BindingPlace[],
  bindery: Bindery,
  message: (name: string) => string,
  hint: (name: string) => string,
): Diagnostic[] =>
  [...new Set(places.map((place) => place.name))].map((name) => {
    const [first, ...more] = places.filter((place) => place.name === name) as [BindingPlace, ...BindingPlace[]];
    const others = more.length > 0 ? ` (and in ${counted(more.length, 'more place', 'more places')})` : '';
    return cliError('BP088', message(name) + others, hint(name), locate(first, bindery));
  });

/** All that kept manifests from being bound. */
export const bindingProblems = (bound: Bound, bindery: Bindery): readonly Diagnostic[] => [
  ...byName(
    bound.unresolved,
    bindery,
    (name) => `no output ${name}`,
    (name) => hintFor(name, bindery),
  ),
  ...byName(
    bound.misplaced,
    bindery,
    (name) => `${name} may not stand here`,
    () => 'only ConfigMaps, annotations, images, target groups, secret parameters and Helm values are bound',
  ),
  ...bound.unusedTags.map((service) =>
    saidError(
      'BP088',
      saidTag(`${service}=${bindery.tags[service] ?? ''}`),
      `no image of "${service}" waits for a tag`,
      'an image that the blueprint names, and a placeholder, keep theirs',
    ),
  ),
];
