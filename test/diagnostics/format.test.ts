import {
  diagnosticsJson,
  error,
  formatDiagnostics,
  pathText,
  sortDiagnostics,
  warning,
  type Location,
  type SourceIndex,
} from '../../lib/diagnostics';

/** Sources of one text in which every path is at one place. */
const sources = (location: Location): SourceIndex => ({ files: [location.file], locate: () => location });
const place = (text: string, column: number, length: number, line = 31): Location => ({
  file: 'blueprints/growth.yaml',
  line,
  column,
  length,
  text,
});
const print = (
  location: Location,
  hint = 'did you mean "titles"?',
  path: readonly (string | number)[] = ['services', 'catalog', 'reads', 0],
): string => formatDiagnostics([error('BP204', path, 'no store named "title"', { hint })], sources(location));
const ESC = String.fromCharCode(27);

describe('formatDiagnostics', () => {
  it('looks like a compiler', () => {
    expect(print(place('    reads: [title]', 13, 5))).toBe(`error[BP204] services.catalog.reads: no store named "title"
  --> blueprints/growth.yaml:31:13
   31 |     reads: [title]
      |             ^^^^^ did you mean "titles"?`);
  });

  it('says warnings, leaves an empty line between two, and nothing at the end', () => {
    const at = sources(place('plays: {}', 1, 5, 7));
    expect(
      formatDiagnostics(
        [warning('BP281', ['streams', 'plays'], 'nobody consumes this stream'), error('BP105', [], '"tier" is missing')],
        at,
      ),
    ).toBe(
      `warning[BP281] streams.plays: nobody consumes this stream
  --> blueprints/growth.yaml:7:1
    7 | plays: {}
      | ^^^^^

error[BP105] "tier" is missing
  --> blueprints/growth.yaml:7:1
    7 | plays: {}
      | ^^^^^`,
    );
    expect(formatDiagnostics([], at)).toBe('');
  });

  it('names the file alone when the file is the matter', () => {
    expect(print({ file: 'x.yaml', line: 1, column: 1, length: 0, text: '' }, 'check the path', [])).toBe(
      'error[BP204] no store named "title"\n  --> x.yaml\n      = check the path',
    );
  });

  it('makes room for long line numbers', () => {
    expect(
      print(place('x: y', 4, 1, 1_234_567))
        .split('\n')
        .slice(2),
    ).toEqual(['1234567 | x: y', '        |    ^ did you mean "titles"?']);
  });

  it('cuts long lines around the caret', () => {
    const lines = print(place(`${'a'.repeat(300)}TITLE${'b'.repeat(300)}`, 301, 5), 'x').split('\n');
    expect(lines[2]).toBe(`   31 | …${'a'.repeat(40)}TITLE${'b'.repeat(55)}…`);
    expect(lines[3]).toBe(`      | ${' '.repeat(41)}^^^^^ x`);
    const tail = print(place('c'.repeat(300), 1, 300), 'x').split('\n');
    expect(tail[2]).toBe(`   31 | ${'c'.repeat(100)}…`);
    expect(tail[3]).toBe(`      | ${'^'.repeat(100)} x`);
  });

  it('puts a long hint below', () => {
    expect(
      print(place(`${' '.repeat(80)}title`, 81, 5), 'h'.repeat(60))
        .split('\n')
        .slice(3),
    ).toEqual([`      | ${' '.repeat(80)}^^^^^`, `      | ${'h'.repeat(60)}`]);
  });

  it('keeps carets under tabs, wide and combining characters', () => {
    expect(
      print(place('\tx: "タイトル" # e\u0301', 5, 6), '')
        .split('\n')
        .slice(2),
    ).toEqual(['   31 |  x: "タイトル" # e\u0301', '      |     ^^^^^^^^^^']);
    expect(print(place('e\u0301: title', 5, 5), '').split('\n')[3]).toBe('      |    ^^^^^');
  });

  it('lets nothing of a file act on the terminal', () => {
    const nasty = `a: "${ESC}[31m\u202e\u0007"`;
    const printed = formatDiagnostics([error('BP107', ['tags', `x${ESC}`], `got ${nasty}`, { hint: nasty })], sources(place(nasty, 4, 9)));
    expect(printed).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
    expect(printed).toContain('a: "·[31m··"');
  });

  it('has colour only when asked', () => {
    const one = [error('BP204', ['x'], 'no')];
    expect(formatDiagnostics(one, sources(place('x: y', 4, 1)))).not.toContain(ESC);
    const coloured = formatDiagnostics(one, sources(place('x: y', 4, 1)), { color: true });
    expect(coloured).toContain(`${ESC}[31m`);
    expect(coloured.replaceAll(new RegExp(`${ESC}\\[\\d+m`, 'g'), '')).toBe(formatDiagnostics(one, sources(place('x: y', 4, 1))));
  });

  it('prefers the place that the diagnostic knows itself', () => {
    const own = error('BP010', [], 'no', { location: place('own', 1, 3, 2) });
    expect(formatDiagnostics([own], sources(place('other', 1, 5)))).toContain('2 | own');
  });
});

describe('diagnosticsJson', () => {
  it('has every fact and no text to take apart', () => {
    const found = error('BP212', ['services', 'web', 'routes', 1, 'path'], 'taken', { hint: 'change it' });
    expect(diagnosticsJson([found], sources(place('x', 1, 1)))).toEqual([
      {
        code: 'BP212',
        severity: 'error',
        message: 'taken',
        hint: 'change it',
        path: ['services', 'web', 'routes', 1, 'path'],
        pathText: 'services.web.routes[1].path',
        file: 'blueprints/growth.yaml',
        line: 31,
        column: 1,
        length: 1,
      },
    ]);
  });
});

describe('pathText', () => {
  it.each([
    [[], ''],
    [['services', 'web', 'routes', 0], 'services.web.routes[0]'],
    [['overrides', 'store/titles', 'size'], 'overrides.store/titles.size'],
    [['tags', 'a b'], 'tags["a b"]'],
    [['', 'x'], '[""].x'],
  ])('%j is %s', (path, text) => expect(pathText(path)).toBe(text));
});

describe('sortDiagnostics', () => {
  it('goes through the files from top to bottom and says the same only once', () => {
    const at = (file: string, line: number, column: number) => ({ location: { file, line, column, length: 1, text: 'x' } });
    const index: SourceIndex = { files: ['main', 'base'], locate: () => place('', 1, 0) };
    const sorted = sortDiagnostics(
      [
        error('BP101', ['a'], '4', at('base', 1, 1)),
        error('BP101', ['b'], '3', at('main', 10, 1)),
        error('BP101', ['c'], '2', at('main', 9, 3)),
        error('BP101', ['d'], '2', at('main', 9, 3)),
        error('BP101', ['e'], '1', at('main', 9, 2)),
      ],
      index,
    );
    expect(sorted.map(({ message }) => message)).toEqual(['1', '2', '3', '4']);
  });
});
