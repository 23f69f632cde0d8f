import { loadBlueprint } from '../../lib/blueprint';
import { locationOf } from '../../lib/diagnostics';
import { head } from './damaged/damage';
import { FILE_DAMAGE } from './damaged/files';
import { folderWith } from './folder';

describe('what is wrong with files', () => {
  it.each(FILE_DAMAGE.map((damage) => [`${damage.code} ${damage.name}`, damage] as const))('%s', (_, damage) => {
    const cwd = folderWith(damage.files, damage.links);
    const { blueprint, diagnostics, sources } = loadBlueprint(damage.load ?? 'main.yaml', { cwd });
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found).toMatchObject({ code: damage.code, severity: 'error', message: expect.stringContaining(damage.says) });
    expect(found?.hint).toBeTruthy();
    const { file, line, column, length } = found ? locationOf(found, sources) : { file: '', line: 0, column: 0, length: 0 };
    expect(length === 0 ? file : `${file}:${line}:${column}`).toBe(damage.at);
    expect(blueprint).toBeUndefined();
  });
});

describe('what is fine with files', () => {
  const load = (content: string | Buffer) => loadBlueprint('main.yaml', { cwd: folderWith({ 'main.yaml': content }) });
  const json = JSON.stringify({ version: 1, name: 'demo', tier: 'startup', load: { subscribers: 5 } }, null, '\t');

  it.each([
    ['a byte order mark', `\ufeff${head()}`],
    ['Windows line ends', head().replaceAll('\n', '\r\n')],
    ['line ends of an old Mac', head().replaceAll('\n', '\r')],
    ['no line end at the end', head().trimEnd()],
    ['JSON, indented with tabs', json],
    ['comments and a document start', `# demo\n---\n${head()}...\n`],
    ['anchors', `${head()}services:\n  a1: &a { runtime: node, expose: public }\n  b1: *a\n`],
    ['a tab inside text and comments', `${head()}tags: { owner: "me" }\t# a\tcomment\n`.replace('}\t#', '} #')],
  ])('%s', (_, content) => {
    const { blueprint, diagnostics } = load(content);
    expect(diagnostics).toEqual([]);
    expect(blueprint?.name).toBe('demo');
  });

  it('names the file relative to the working folder, and absolute outside of it', () => {
    const cwd = folderWith({ 'sub/main.yaml': 'x: 1\n' });
    expect(loadBlueprint('sub/main.yaml', { cwd }).sources.files).toEqual(['sub/main.yaml']);
    expect(loadBlueprint(`${cwd}/sub/main.yaml`, { cwd: '/' }).sources.files).toEqual([`${cwd}/sub/main.yaml`.slice(1)]);
    expect(loadBlueprint(`${cwd}/sub/main.yaml`, { cwd: folderWith({}) }).sources.files).toEqual([`${cwd}/sub/main.yaml`]);
  });
});
