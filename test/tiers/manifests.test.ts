import { basename } from 'node:path';
import { manifestInvariants, type Synthesized } from '../../lib/testing';
import { blueprintFiles, synthesizeFile } from '../support/estates';

// That each of them can fail is what test/testing/invariants.test.ts is about.
describe.each(blueprintFiles().map((file) => [basename(file), file] as const))('manifests of %s', (_, file) => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesizeFile(file);
  });

  it.each(manifestInvariants)('$name', ({ check }) => {
    expect(check(s)).toEqual([]);
  });
});
