import type { Path } from './diagnostic';

/** `services.site.routes[1].path`; keys that would be misread stand in brackets and quotes. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\w@/:-]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');

/** More of a path than this is cut. */
const LONGEST = 100;

/** As `pathText`, without the index of the last item, since a caret shows which one is meant, and of bearable length. */
export const headingPath = (path: Path): string => {
  const text = pathText(typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
