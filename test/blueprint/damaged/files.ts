import type { BlueprintCode } from '../../../lib/blueprint';
import { head } from './damage';

/** A folder with files in it, and what loading `main.yaml` from there has to say. */
export interface FileDamage {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Link → target. */
  readonly links?: Readonly<Record<string, string>>;
  readonly code: BlueprintCode;
  /** `file` for the file as a whole, `file:line:column` for a place in it. */
  readonly at: string;
  readonly says: string;
  /** @default 'main.yaml' */
  readonly load?: string;
}

const HEAD = head();
const extending = (path: string): string => `extends: ${path}\n${HEAD}`;

/** A chain of files that extend one another: main.yaml, 1.yaml, 2.yaml … */
const chained = (links: number): Record<string, string> =>
  Object.fromEntries([
    ['main.yaml', extending('1.yaml')],
    ...Array.from({ length: links }, (_, i) => [`${i + 1}.yaml`, i + 1 < links ? `extends: ${i + 2}.yaml\n` : 'images: built\n'] as const),
  ]);

export const FILE_DAMAGE: readonly FileDamage[] = [
  { name: 'no file', files: {}, code: 'BP001', at: 'main.yaml', says: 'no such file: main.yaml' },
  { name: 'no folder', files: { other: '' }, load: 'other/main.yaml', code: 'BP001', at: 'other/main.yaml', says: 'no such file' },
  { name: 'a folder', files: { 'sub/x.yaml': '' }, load: 'sub', code: 'BP002', at: 'sub', says: 'is a folder' },
  { name: 'a device', files: {}, load: '/dev/null', code: 'BP003', at: '/dev/null', says: 'is not a regular file' },
  { name: 'a path with a null byte', files: {}, load: 'a\0b', code: 'BP003', at: 'a\0b', says: 'cannot be read' },
  {
    name: 'a megabyte too much',
    files: { 'main.yaml': `${HEAD}# ${'x'.repeat(1024 * 1024)}\n` },
    code: 'BP004',
    at: 'main.yaml',
    says: 'more than 1 MiB',
  },
  {
    name: 'Latin-1',
    files: { 'main.yaml': Buffer.concat([Buffer.from(`${HEAD}tags: { owner: M`), Buffer.from([0xfc]), Buffer.from('ller }\n')]) },
    code: 'BP005',
    at: 'main.yaml:4:17',
    says: 'not UTF-8',
  },
  {
    name: 'UTF-16',
    files: { 'main.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HEAD, 'utf16le')]) },
    code: 'BP006',
    at: 'main.yaml',
    says: 'UTF-16',
  },
  {
    name: 'a picture',
    files: { 'main.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]) },
    code: 'BP006',
    at: 'main.yaml',
    says: 'binary',
  },
  {
    name: 'an escape sequence',
    files: { 'main.yaml': `${HEAD}tags: { owner: "\u001b[31m" }\n` },
    code: 'BP006',
    at: 'main.yaml:4:17',
    says: 'U+001B',
  },
  {
    name: 'five thousand services',
    files: { 'main.yaml': `${HEAD}services:\n${Array.from({ length: 5_001 }, (_, i) => `  s${i}: { runtime: node }`).join('\n')}\n` },
    code: 'BP023',
    at: 'main.yaml:4:1',
    says: '5001 services',
  },
  {
    name: 'a base that is not there',
    files: { 'main.yaml': extending('./base.yaml') },
    code: 'BP030',
    at: 'main.yaml:1:10',
    says: 'no such file: base.yaml',
  },
  {
    name: 'a base that is a folder',
    files: { 'main.yaml': extending('sub'), 'sub/x.yaml': '' },
    code: 'BP002',
    at: 'main.yaml:1:10',
    says: 'sub is a folder',
  },
  {
    name: 'a base that is empty',
    files: { 'main.yaml': extending('base.yaml'), 'base.yaml': '# later\n' },
    code: 'BP007',
    at: 'base.yaml',
    says: 'empty',
  },
  {
    name: 'a base with a mistake',
    files: { 'main.yaml': extending('base.yaml'), 'base.yaml': 'services:\n  web: { runtime: node, expose: pubic }\n' },
    code: 'BP103',
    at: 'base.yaml:2:33',
    says: '"pubic" is not one of',
  },
  {
    name: 'a base with broken YAML',
    files: { 'main.yaml': extending('base.yaml'), 'base.yaml': 'services: [\n' },
    code: 'BP010',
    at: 'base.yaml:1:11',
    says: 'this [ is never closed',
  },
  {
    name: 'a base outside the project',
    files: { 'app/package.json': '{}', 'app/main.yaml': extending('../base.yaml'), 'base.yaml': '' },
    load: 'app/main.yaml',
    code: 'BP031',
    at: 'app/main.yaml:1:10',
    says: '../base.yaml lies outside the project',
  },
  {
    name: 'an absolute base',
    files: { 'main.yaml': extending('/etc/hostname') },
    code: 'BP031',
    at: 'main.yaml:1:10',
    says: '/etc/hostname lies outside the project',
  },
  {
    name: 'an address as base',
    files: { 'main.yaml': extending('https://example.com/base.yaml') },
    code: 'BP034',
    at: 'main.yaml:1:10',
    says: 'an address is not the path of a file',
  },
  {
    name: 'a link out of the project',
    files: { 'app/package.json': '{}', 'app/main.yaml': extending('base.yaml'), 'secret.yaml': 'images: built\n' },
    links: { 'app/base.yaml': '../secret.yaml' },
    load: 'app/main.yaml',
    code: 'BP031',
    at: 'app/main.yaml:1:10',
    says: 'outside the project',
  },
  {
    name: 'itself as base',
    files: { 'main.yaml': extending('main.yaml') },
    code: 'BP032',
    at: 'main.yaml:1:10',
    says: 'main.yaml extends itself',
  },
  {
    name: 'a circle of bases',
    files: { 'main.yaml': extending('a.yaml'), 'a.yaml': 'extends: ./sub/b.yaml\n', 'sub/b.yaml': 'extends: ../main.yaml\n' },
    code: 'BP032',
    at: 'sub/b.yaml:1:10',
    says: '../main.yaml extends itself',
  },
  {
    name: 'a circle through a link',
    files: { 'main.yaml': extending('again.yaml') },
    links: { 'again.yaml': 'main.yaml' },
    code: 'BP032',
    at: 'main.yaml:1:10',
    says: 'extends itself',
  },
  { name: 'nine levels', files: chained(9), code: 'BP033', at: '8.yaml:1:10', says: 'more than 8' },
  {
    name: 'null for what the base has not',
    files: {
      'main.yaml': `${extending('base.yaml')}services: { wbe: null }\n`,
      'base.yaml': 'services: { web: { runtime: node, expose: public } }\n',
    },
    code: 'BP035',
    at: 'main.yaml:5:13',
    says: 'says nothing here',
  },
  {
    name: 'null in a list',
    files: { 'main.yaml': `${extending('base.yaml')}regions: [null]\n`, 'base.yaml': 'images: built\n' },
    code: 'BP020',
    at: 'main.yaml:5:11',
    says: 'has no value',
  },
];

export const FILE_SYSTEM_CODES: readonly BlueprintCode[] = FILE_DAMAGE.map(({ code }) => code);
