import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUILD_CODES, PLAN_CODES } from '../../lib/plan/codes';

const LIB = resolve(__dirname, '../../lib');

const sources = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : []));

/** Every diagnostic of planning and building that the source makes, with its severity. */
const used = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const path of sources(LIB).filter((p) => !p.endsWith('codes.ts')))
    for (const [, severity = '', code = ''] of readFileSync(path, 'utf8').matchAll(/\b(error|warning)\(\s*'(BP[34]\d\d)'/g))
      found.set(code, severity);
  return found;
};

it('lists every code of planning and building, with its severity, and no other', () => {
  const listed = Object.entries({ ...PLAN_CODES, ...BUILD_CODES }).map(([code, { severity }]) => [code, severity]);
  expect([...used()].sort()).toEqual(listed.sort());
});
