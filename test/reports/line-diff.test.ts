import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { lineDiff } from '../../lib/reports/layout/line-diff';

it('is nothing where nothing differs', () => expect(lineDiff('a', 'x\n', 'x\n')).toEqual([]));

it('shows three lines around a change, and says when the last line has no break', () =>
  expect(lineDiff('f', '1\n2\n3\n4\n5\n6', '1\n2\n3\n4\nfive\n6')).toEqual([
    '--- f',
    '+++ f',
    '@@ -2,5 +2,5 @@',
    ' 2',
    ' 3',
    ' 4',
    '-5',
    '+five',
    ' 6',
    '\\ No newline at end of file',
  ]));

it('is what patch makes the one text of the other with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-diff-'));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd: 1 # x', ''), { minLength: 1, maxLength: 30 })
    .map((lines) => `${lines.join('\n')}\n`);
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = lineDiff('f', before, after);
        writeFileSync(join(folder, 'f'), before);
        if (diff.length > 0)
          execFileSync('git', ['apply', '-'], {
            cwd: folder,
            input: `${diff.map((l) => l.replace(/^(---|\+\+\+) f$/, '$1 a/f')).join('\n')}\n`,
          });
        expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after);
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
