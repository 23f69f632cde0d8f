import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

/** A new folder with files and links (link → target) in it; gone after the tests of the file. */
export const folderWith = (files: Readonly<Record<string, string | Buffer>>, links: Readonly<Record<string, string>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blueprint-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
  return folder;
};

afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));
