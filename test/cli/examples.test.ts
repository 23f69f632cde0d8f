import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { loadBlueprint, PROFILES } from '../../lib/blueprint';
import { plan } from '../../lib/plan';
import { blueprintFiles } from '../support/estates';
import { ROOT } from './terminal';

// That each of them synthesizes into valid templates and manifests is what test/tiers is about.
describe.each(blueprintFiles().map((file) => [relative(ROOT, file), file]))('%s', (_, file) => {
  it.each(PROFILES)('is in order in %s, without a warning', (profile) => {
    const { blueprint, diagnostics } = loadBlueprint(file, { profile, cwd: ROOT });
    expect(diagnostics).toEqual([]);
    expect(plan(blueprint!).diagnostics).toEqual([]);
  });

  it('completes in an editor, and begins by saying what it shows', () => {
    const [modeline = '', second = ''] = readFileSync(file, 'utf8').split('\n');
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(modeline) ?? [];
    expect(resolve(file, '..', schema)).toBe(join(ROOT, 'blueprints/blueprint.schema.json'));
    expect(second).toMatch(/^#/);
  });
});

it('numbers the examples without a gap, and names each product differently', () => {
  const folder = join(ROOT, 'blueprints/examples');
  const names = readdirSync(folder).sort();
  expect(names.map((name) => name.slice(0, 3))).toEqual(names.map((_, i) => `${String(i + 1).padStart(2, '0')}-`));
  const products = names.map((name) => loadBlueprint(join(folder, name)).blueprint?.name ?? basename(name));
  expect(new Set(products).size).toBe(names.length);
});
