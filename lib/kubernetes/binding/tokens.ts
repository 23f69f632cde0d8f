/** A value known only after deploy, as it stands in a manifest: `${binding:<stack>.<output>}`. One without its end is one nevertheless, of no form. */
const TOKEN = /\$\{binding:([^}]*)(?:\}|$)/g;

/** Names that a text refers to, `<stack>.<output>` each, in the order in which they stand. */
export const tokensIn = (text: string): string[] => [...text.matchAll(TOKEN)].map(([, name]) => name ?? '');

/** Puts values in the place of names. What the values hold is not looked at again. */
export const replaceTokens = (text: string, valueOf: (name: string) => string): string =>
  text.replace(TOKEN, (_, name: string) => valueOf(name));

/** Outputs by stack: what `cdk deploy --outputs-file` writes. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The value of `<stack>.<output>`; neither has a dot in its name. */
export const outputOf = (outputs: Outputs, name: string): string | undefined => {
  const [stack = '', output = '', ...more] = name.split('.');
  const found = Object.hasOwn(outputs, stack) ? outputs[stack] : undefined;
  const value = found && more.length === 0 && Object.hasOwn(found, output) ? found[output] : undefined;
  return typeof value === 'string' ? value : undefined;
};
