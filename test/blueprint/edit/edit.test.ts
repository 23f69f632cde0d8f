import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { editBlueprint, writes, type Edit } from '../../../lib/blueprint/edit';

const ROOT = join(__dirname, '../../..');

const MOVE: Edit = { set: { entries: { tier: 'growth', stores: { entries: { catalog: { entries: { migrateFrom: 'postgres' } } } } } } };
const BACK: Edit = { remove: [['stores', 'catalog', 'migrateFrom']], set: { entries: { tier: 'startup' } } };
const SIZE: Edit = {
  set: { entries: { overrides: { entries: { 'relational/main': { note: 'as it was', entries: { instanceClass: 'db.t4g.micro' } } } } } },
};
const UNSIZED: Edit = { remove: [['overrides', 'relational/main']] };

const forms: Record<string, string> = {
  lines:
    'version: 1\nname: x\ntier: startup # now\nstores:\n  catalog:\n    kind: relational # the truth\n    # dataGiB: 20\n\n  posters: { kind: object }\n',
  'lines with CRLF': 'version: 1\r\nname: x\r\ntier: startup\r\nstores:\r\n  catalog:\r\n    kind: relational # the truth\r\n',
  'lines that end with CR': 'version: 1\rname: x\rtier: startup\rstores:\r  catalog:\r    kind: relational # the truth\r',
  'a byte order mark': '\ufeffversion: 1\nname: x\ntier: startup\nstores:\n  catalog: { kind: relational }\n',
  'no line break at the end': 'version: 1\nname: x\ntier: startup\nstores:\n  catalog:\n    kind: relational',
  quotes: 'version: 1\nname: "x"\ntier: "startup"   # q\nstores:\n    \'catalog\':\n        kind: \'relational\'\n',
  'single quotes': "version: 1\nname: x\ntier: 'startup'\nstores:\n  catalog: {kind: relational}\n",
  braces:
    'version: 1\nname: x\ntier: startup\nstores: {catalog: {kind: relational, pain: {metric: dataGiB, value: 200}}, a: {kind: object}}\n',
  'braces over lines':
    'version: 1\nname: x\ntier: startup\nstores: {\n  catalog: {\n    kind: relational, # one\n    dataGiB: 1 # two\n  }, # three\n}\n',
  'braces over lines with a last comma':
    'version: 1\nname: x\ntier: startup\nstores: {\n  catalog: {\n    kind: relational, # one\n  },\n}\n',
  'text in lines':
    'version: 1\nname: x\ntier: startup\nstores:\n  catalog:\n    kind: relational\n    because: |\n      it was\n      so\n\n  a: { kind: object }\n',
  'an anchor': 'version: 1\nname: x\ntier: &t startup\nstores:\n  catalog: &c # c\n    kind: relational\n  b: *c\n',
  'maps in maps':
    'version: 1\nname: x\ntier: startup\nstores:\n  catalog:\n    kind: relational\n    pain:\n      metric: dataGiB\n      value: 200 # GiB\n# the end\n',
  JSON: `${JSON.stringify({ version: 1, name: 'x', tier: 'startup', stores: { catalog: { kind: 'relational' } } }, undefined, 2)}\n`,
  'JSON in one line': JSON.stringify({ version: 1, name: 'x', tier: 'startup', stores: { catalog: { kind: 'relational' } } }),
  'the stock blueprint': readFileSync(join(ROOT, 'blueprints/startup.yaml'), 'utf8'),
};

const lines = (text: string): string[] => text.split(/\r\n|\n|\r/);

describe.each(Object.entries(forms))('%s', (_, text) => {
  const moved = editBlueprint(text, MOVE);
  const readable = (of: string): string => of.replace(/^\ufeff/, '').replace(/\r(?!\n)/g, '\n');

  it('says what was meant', () => {
    const before = parse(readable(text)) as { stores: { catalog: object } };
    const after = parse(readable(moved)) as { tier: string; stores: { catalog: object } };
    expect(after).toEqual({
      ...before,
      tier: 'growth',
      stores: { ...after.stores, catalog: { ...before.stores.catalog, migrateFrom: 'postgres' } },
    });
    expect(Object.keys(after.stores)).toEqual(Object.keys(before.stores));
  });

  it('keeps each other line, byte for byte, in its order', () => {
    const kept = lines(moved).filter((line) => !/migrateFrom|tier/.test(line));
    const expected = lines(text).filter((line) => !line.includes('tier'));
    // A last item between braces gets the comma that its follower needs.
    expect(kept.map((line) => line.replace(/,(\s*#.*)?$/, '$1'))).toEqual(
      expected
        .filter((line) => kept.length === expected.length || !line.includes('relational'))
        .map((line) => line.replace(/,(\s*#.*)?$/, '$1')),
    );
  });

  it('goes back to what it was, to the byte', () => expect(editBlueprint(moved, BACK)).toBe(text));

  it('takes a new section, and gives it back', () => {
    const sized = editBlueprint(text, SIZE);
    expect((parse(readable(sized)) as { overrides: unknown }).overrides).toEqual({ 'relational/main': { instanceClass: 'db.t4g.micro' } });
    expect(editBlueprint(sized, UNSIZED)).toBe(text);
  });
});

it('writes as the file is written', () => {
  expect(editBlueprint(forms['lines'] ?? '', MOVE)).toBe(
    'version: 1\nname: x\ntier: growth # now\nstores:\n  catalog:\n    kind: relational # the truth\n    migrateFrom: postgres\n    # dataGiB: 20\n\n  posters: { kind: object }\n',
  );
  expect(editBlueprint(forms['quotes'] ?? '', MOVE)).toBe(
    'version: 1\nname: "x"\ntier: "growth"   # q\nstores:\n    \'catalog\':\n        kind: \'relational\'\n        migrateFrom: postgres\n',
  );
  expect(editBlueprint(forms['braces over lines'] ?? '', MOVE)).toContain(
    '    dataGiB: 1, # two\n    migrateFrom: postgres\n  }, # three\n',
  );
  expect(editBlueprint(forms['the stock blueprint'] ?? '', SIZE)).toContain(
    'budget: 250 # US dollars a month: an alarm before the bill\n\noverrides:\n  relational/main: # as it was\n    instanceClass: db.t4g.micro\n\n# Who hears',
  );
});

it('writes into a map that an anchor names, and leaves what an alias repeats', () => {
  const text = 'tier: startup\nstores:\n  a: &a { kind: relational }\n  catalog: *a\n';
  expect(editBlueprint(text, MOVE)).toBe(text.replace('startup', 'growth'));
});

it('adds several to one pair of braces, and takes several out', () => {
  const text = 'streams: { a: {}, b: { key: x } }\n';
  const both: Edit = {
    set: {
      entries: { streams: { entries: { a: { entries: { migrateFrom: 'sqs' } }, b: { entries: { migrateFrom: 'sqs', engine: 'msk' } } } } },
    },
  };
  const after = editBlueprint(text, both);
  expect(after).toBe('streams: { a: { migrateFrom: sqs }, b: { key: x, migrateFrom: sqs, engine: msk } }\n');
  const out = editBlueprint(after, {
    remove: [
      ['streams', 'b', 'migrateFrom'],
      ['streams', 'b', 'engine'],
    ],
  });
  expect(out).toBe('streams: { a: { migrateFrom: sqs }, b: { key: x } }\n');
});

it('keeps a line of comment, and what else an emptied section held goes with it', () => {
  const text = 'name: x\n\n# sizes\noverrides:\n  a/b:\n    c: 1 # one\n\nbudget: 1\n';
  expect(editBlueprint(text, { remove: [['overrides', 'a/b', 'c']] })).toBe('name: x\n\n# sizes\n\nbudget: 1\n');
});

it('knows what a file itself writes', () => {
  const text = 'stores:\n  a: &a { kind: object }\n  b: *a\n';
  expect(writes(text, ['stores', 'a', 'kind'])).toBe(true);
  expect(writes(text, ['stores', 'b'])).toBe(true);
  expect(writes(text, ['stores', 'b', 'kind'])).toBe(false);
  expect(writes('', ['stores'])).toBe(false);
});
