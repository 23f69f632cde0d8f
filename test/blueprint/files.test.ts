import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadBlueprint } from '../../lib/blueprint';
import { locationOf } from '../../lib/diagnostics';
import { FILE_DAMAGE, type FileDamage } from './damaged/files';

const folders: string[] = [];

const folderWith = ({ files, links = {} }: Pick<FileDamage, 'files' | 'links'>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blueprint-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
  return folder;
};

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describe('what is wrong with files', () => {
  it.each(FILE_DAMAGE.map((damage) => [`${damage.code} ${damage.name}`, damage] as const))('%s', (_, damage) => {
    const cwd = folderWith(damage);
    const { blueprint, diagnostics, sources } = loadBlueprint(damage.load ?? 'main.yaml', { cwd });
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found).toMatchObject({ code: damage.code, severity: 'error', message: expect.stringContaining(damage.says) });
    const { file, line, column, length } = found ? locationOf(found, sources) : { file: '', line: 0, column: 0, length: 0 };
    expect(length === 0 ? file : `${file}:${line}:${column}`).toBe(damage.at);
    expect(blueprint).toBeUndefined();
  });
});
