import { printable } from '../../diagnostics/printable';

const entity = (character: string): string => `&#${character.codePointAt(0) ?? 0};`;

/** Everything that Markdown or HTML could take for markup. */
const MARKUP = /[&<>"'`*_[\]{}()~|\\!$]/g;

/** The same, and the signs in front of people and of issues. */
const MARKUP_AND_REFERENCES = new RegExp(`${MARKUP.source}|[@#](?=\\w)`, 'g');

/** GitHub finds people and issues in what is rendered: a comment between the sign and the name keeps them apart. */
const plain = (text: string): string =>
  printable(text).replace(MARKUP_AND_REFERENCES, (character) => (/[@#]/.test(character) ? `${character}<!-- -->` : entity(character)));

/** A name, a path or a command, exactly as it is written. */
export const code = (text: string): string => `<code>${printable(text).replace(MARKUP, entity)}</code>`;

/** One line of text that reads as it is written, in a table of GitHub too; what stands between backticks is code. */
export const prose = (text: string): string => {
  const parts = text.replace(/\s+/g, ' ').trim().split('`');
  // A backtick without another one begins nothing.
  if (parts.length % 2 === 0) return plain(parts.join('`'));
  return parts.map((part, i) => (i % 2 === 1 ? code(part) : plain(part))).join('');
};

/** A page of the web under a name; any other source as text. */
export const link = (name: string, target: string): string =>
  /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(target) ? `[${plain(name)}](${target})` : prose(target);

/** Lines of code, which nothing in them can end. */
export const fenced = (lines: readonly string[], language: string): readonly string[] => {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
};
