import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlueprintInput } from '../../lib/blueprint';
import { emit } from '../../lib/emit';
import { planOrThrow } from '../../lib/plan';
import { synthesize } from '../../lib/testing';
import { blueprintOf } from '../support/blueprint';

const input: Partial<BlueprintInput> = {
  services: {
    web: { runtime: 'node', role: 'site', expose: 'public', calls: ['titles'], reads: ['posters'], publishes: ['plays'] },
    titles: { runtime: 'node', reads: ['catalog'], writes: ['catalog'], team: 'content' },
    counter: { runtime: 'node', role: 'worker', consumes: ['plays'], writes: ['catalog'] },
  },
  stores: { catalog: { kind: 'relational' }, posters: { kind: 'object' } },
  streams: { plays: {} },
};
const reversed = <T>(value: T): T =>
  (typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([k, v]) => [k, reversed(v as unknown)]),
      )) as T;

it('gives the same bytes twice, and with the keys in another order', () => {
  const once = synthesize(planOrThrow(blueprintOf(input))).files;
  expect(synthesize(planOrThrow(blueprintOf(input))).files).toEqual(once);
  expect(synthesize(planOrThrow(blueprintOf(reversed(input)))).files).toEqual(once);
});

(process.platform === 'linux' ? it : it.skip)('ends where no folder can be made, as below /proc', () => {
  // In a process of its own: what does not end cannot be stopped from inside.
  const script = `require(${JSON.stringify(join(__dirname, '../../lib/emit/folder.ts'))}).replaceFolder('/proc/strata/out', () => {})`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { encoding: 'utf8', timeout: 20_000 });
  expect(stderr).toContain('ENOENT');
  expect(status).toBe(1);
});

describe('a folder that is there already', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-emit-'));
    mkdirSync(join(folder, 'cdk.out'));
    writeFileSync(join(folder, 'cdk.out', 'former'), 'assembly');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is replaced as a whole', () => {
    emit(planOrThrow(blueprintOf(input)), join(folder, 'cdk.out'));
    expect(readdirSync(folder)).toEqual(['cdk.out']);
    expect(existsSync(join(folder, 'cdk.out', 'former'))).toBe(false);
    expect(existsSync(join(folder, 'cdk.out', 'manifest.json'))).toBe(true);
  });

  it('is left as it was when building fails', () => {
    expect(() => emit(planOrThrow(blueprintOf(input)), join(folder, 'cdk.out'), { builders: {} })).toThrow('no builder for the capability');
    expect(readdirSync(folder)).toEqual(['cdk.out']);
    expect(readFileSync(join(folder, 'cdk.out', 'former'), 'utf8')).toBe('assembly');
  });
});

it('says nothing of the machine it ran on', () => {
  for (const [path, text] of synthesize(planOrThrow(blueprintOf(input))).files)
    expect([path, text.includes(process.cwd()) || text.includes(join(tmpdir(), 'strata-'))]).toEqual([path, false]);
});
