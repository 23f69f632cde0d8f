import { reportWidth, wantsColour } from '../../lib/cli/io';

const stream = (isTTY: boolean, columns?: number) => ({ isTTY, columns, write: () => undefined });

it.each([
  ['a terminal', true, {}, true],
  ['a file', false, {}, false],
  ['NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
  ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, false],
])('decides on colour for %s', (_, isTTY, env, expected) => expect(wantsColour(stream(isTTY), env)).toBe(expected));

it('obeys --no-color before everything else', () => expect(wantsColour(stream(true), { FORCE_COLOR: '1' }, false)).toBe(false));

it.each([
  [true, 80, 80],
  [true, 20, 60],
  [true, 300, 120],
  [false, 80, 100],
  [true, undefined, 100],
])('lays out for a stream (terminal: %s) of %s columns', (isTTY, columns, expected) =>
  expect(reportWidth(stream(isTTY, columns))).toBe(expected),
);
