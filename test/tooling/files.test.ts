import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

const under = (...folders: readonly string[]): string[] =>
  folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts'));

const sources = under('bin', 'lib', 'scripts');
const all = [...sources, ...under('test')];
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const lengthOf = (path: string): number => text(path).split('\n').length - 1;

describe('source files', () => {
  test('have names in kebab case that say what is in them', () => {
    const odd = all.filter((path) => path.split('/').some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?(\.ts)?$/.test(part)));
    const vague = all.filter((path) => /^(utils?|helpers?|common|misc|stuff)\b/.test(basename(path)));
    expect([...odd, ...vague]).toEqual([]);
  });

  test('are short: the median has at most 100 lines, and none more than 400', () => {
    const lengths = sources.map(lengthOf).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
    expect(all.filter((path) => lengthOf(path) > 400)).toEqual([]);
  });

  test('know nothing of the proving ground: only .ci/run does', () => {
    const path = ['shared', 'proving'].join('/'); // put together, or this file would find itself
    expect(all.filter((file) => text(file).includes(path))).toEqual([]);
  });

  test('hold no path of the machine they were written on', () => {
    const homes = ['home', 'Users', 'root'].map((name) => `/${name}/`);
    expect(all.filter((file) => homes.some((home) => text(file).includes(home)))).toEqual([]);
  });
});
