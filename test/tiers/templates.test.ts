import { basename } from 'node:path';
import { templateInvariants, type Synthesized } from '../../lib/testing';
import { estates, synthesizeFile } from '../support/estates';

// That each of them can fail is what test/testing/invariants.test.ts is about.
describe.each(estates().map(([file, profile]) => [basename(file), profile, file] as const))('%s as %s', (_, profile, file) => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesizeFile(file, profile);
  });

  it.each(templateInvariants)('$name', ({ check }) => {
    expect(check(s)).toEqual([]);
  });
});
