import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const TESTS = resolve(__dirname, '..');

/**
 * Compares text with the file that was read by a person and kept. `UPDATE_GOLDEN=1 npx jest <path>` writes the file anew, to be read
 * again before it is committed.
 * @param path - of the file, relative to test/
 */
export const expectGolden = (path: string, text: string): void => {
  const file = join(TESTS, path);
  if (process.env['UPDATE_GOLDEN']) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
};
