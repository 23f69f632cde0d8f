import fc from 'fast-check';
import { loadBlueprint, parseBlueprint, type LoadResult } from '../../lib/blueprint';
import { locationOf } from '../../lib/diagnostics';
import { blueprintArbitrary, renderBlueprint } from '../arbitraries/blueprint';
import { head } from './damaged/damage';
import { apart, type Json } from './damaged/random';
import { folderWith } from './folder';

const load = (files: Record<string, string>, file = 'main.yaml'): LoadResult => loadBlueprint(file, { cwd: folderWith(files) });
const BASE = `regions: [us-east-1]
tags: { owner: platform, stage: test }
services:
  web: { runtime: node, role: site, expose: public, config: { LEVEL: info, MODE: fast }, scale: { min: 2, max: 8 } }
  mailer: { runtime: node, role: worker }
`;

describe('extends', () => {
  it('merges maps by key, replaces lists and values, removes with null', () => {
    const { blueprint, diagnostics } = load({
      'base.yaml': BASE,
      'main.yaml': `extends: base.yaml
${head()}regions: [eu-west-1]
tags: { stage: null, team: web }
services:
  web: { config: { LEVEL: debug }, scale: { max: 4 } }
  mailer: null
`,
    });
    expect(diagnostics).toEqual([]);
    expect(blueprint).toMatchObject({ regions: ['eu-west-1'], tags: { owner: 'platform', team: 'web' } });
    expect(blueprint?.tags).not.toHaveProperty('stage');
    expect(Object.keys(blueprint?.services ?? {})).toEqual(['web']);
    expect(blueprint?.services['web']).toMatchObject({ role: 'site', config: { LEVEL: 'debug', MODE: 'fast' }, scale: { min: 2, max: 4 } });
  });

  it('finds bases relative to the file that names them, eight levels deep, and lets them leave version, name and tier out', () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`${'d/'.repeat(i + 1)}b.yaml`, i < 7 ? `extends: d/b.yaml\ntags: { l${i}: x }\n` : `${BASE}`]),
    );
    const { blueprint, diagnostics, sources } = load({ ...files, 'main.yaml': `extends: d/b.yaml\n${head()}` });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(blueprint?.tags ?? {})).toHaveLength(2 + 7);
    expect(sources.files).toHaveLength(9);
  });

  it('remembers the file of every value, and falls back to the nearest ancestor', () => {
    const { sources } = load({
      'base.yaml': BASE,
      'main.yaml': `extends: base.yaml\n${head()}services:\n  web:\n    port: 80\n`,
    });
    const at = (...path: (string | number)[]) => {
      const { file, line, column } = sources.locate(path);
      return `${file}:${line}:${column}`;
    };
    expect(at('services', 'web', 'port')).toBe('main.yaml:7:11');
    expect(at('services', 'web', 'role')).toBe('base.yaml:4:31');
    expect(at('services', 'web', 'scale', 'max')).toBe('base.yaml:4:112');
    expect(at('services', 'web', 'scale', 'memory', 'x')).toBe('base.yaml:4:90');
    expect(at('regions', 0)).toBe('base.yaml:1:11');
    expect(at('streams', 'plays')).toBe('main.yaml:2:1');
    expect(sources.locate(['services', 'web', 'port'], 'key')).toMatchObject({ file: 'main.yaml', line: 7, column: 5, length: 4 });
  });

  it('checks what is merged: a mistake of two files is reported where it shows', () => {
    const { diagnostics, sources } = load({
      'base.yaml': BASE,
      'main.yaml': `extends: base.yaml\n${head()}services:\n  mailer: null\n  web: { calls: [mailer] }\n`,
    });
    expect(diagnostics.map((d) => [d.code, d.message, locationOf(d, sources).file])).toEqual([
      ['BP204', 'no service named "mailer"', 'main.yaml'],
    ]);
  });

  it('orders the problems of several files: the named one first', () => {
    const { diagnostics, sources } = load({
      'base.yaml': 'tiers: 1\nimages: frozen\n',
      'main.yaml': `extends: base.yaml\n${head()}profle: sandbox\n`,
    });
    expect(diagnostics.map((d) => `${locationOf(d, sources).file} ${d.code}`)).toEqual([
      'main.yaml BP101',
      'base.yaml BP101',
      'base.yaml BP103',
    ]);
  });

  it('takes the folder of package.json, cdk.json or .git as the project, and stays inside', () => {
    const files = { 'base.yaml': BASE, 'app/blueprints/main.yaml': `extends: ../../base.yaml\n${head()}` };
    expect(load(files, 'app/blueprints/main.yaml').diagnostics).toEqual([]);
    for (const marker of ['package.json', 'cdk.json', '.git/HEAD'])
      expect(load({ ...files, [`app/${marker}`]: '{}' }, 'app/blueprints/main.yaml').diagnostics.map(({ code }) => code)).toEqual([
        'BP031',
      ]);
    expect(load({ ...files, 'package.json': '{}' }, 'app/blueprints/main.yaml').diagnostics).toEqual([]);
  });

  it('works for text, relative to a folder', () => {
    const directory = folderWith({ 'base.yaml': BASE });
    expect(parseBlueprint(`extends: base.yaml\n${head()}`, { directory }).diagnostics).toEqual([]);
  });

  it('gives back what was taken apart, wherever the cut goes', () => {
    const cut = blueprintArbitrary({ services: 4 }).chain((input) =>
      fc.tuple(fc.constant(input), apart(JSON.parse(JSON.stringify(input)) as Json)),
    );
    fc.assert(
      fc.property(cut, ([whole, { base, over }]) => {
        const { blueprint, diagnostics } = load(
          {
            'base.json': JSON.stringify(base),
            'main.json': JSON.stringify({ extends: './base.json', ...over }),
          },
          'main.json',
        );
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(blueprint).toEqual(parseBlueprint(renderBlueprint(whole)).blueprint);
      }),
      { numRuns: 20 },
    );
  });
});
