import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Manifest {
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly main: string;
  readonly types: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const manifest = read('package.json') as Manifest;
const locked = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages);

/** The source of a compiled file: dist mirrors the repository. */
const sourceOf = (path: string): string => path.replace(/^(\.\/)?dist\//, '').replace(/(\.d\.ts|\.js)$/, '.ts');

const subpaths = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'string' ? [] : [{ subpath, ...target }],
);

describe('package.json', () => {
  test.each(subpaths)('exports $subpath from a file that is there', ({ subpath, types, default: code }) => {
    const folder = subpath === '.' ? 'lib' : existsSync(join(ROOT, 'lib', subpath)) ? join('lib', subpath) : join('lib/layers', subpath);
    expect(code).toBe(`./${join('dist', folder, 'index.js')}`);
    expect(types).toBe(`./${join('dist', folder, 'index.d.ts')}`);
    expect(existsSync(join(ROOT, sourceOf(code)))).toBe(true);
  });

  test('exports the subpaths that docs/interfaces.md promises', () => {
    const promised = /^Export subpaths: (.*)\.$/m.exec(readFileSync(join(ROOT, 'docs/interfaces.md'), 'utf8'))?.[1] ?? '';
    const names = [...promised.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(manifest.exports)).toEqual(expect.arrayContaining(names));
  });

  test('has the same types for TypeScript that looks only at typesVersions (moduleResolution node10)', () => {
    const expected = subpaths.filter(({ subpath }) => subpath !== '.').map(({ subpath, types }) => [subpath.slice(2), [types.slice(2)]]);
    expect(manifest.typesVersions['*']).toEqual(Object.fromEntries(expected));
  });

  test('names entry points that are there', () => {
    for (const path of [manifest.main, manifest.types, ...Object.values(manifest.bin)])
      expect([path, existsSync(join(ROOT, sourceOf(path)))]).toEqual([path, true]);
  });

  test('starts its programs with node', () => {
    for (const path of Object.values(manifest.bin))
      expect(readFileSync(join(ROOT, sourceOf(path)), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('tests with a version of every peer that users may have', () => {
    expect(Object.keys(manifest.devDependencies)).toEqual(expect.arrayContaining(Object.keys(manifest.peerDependencies)));
  });
});

describe('package-lock.json', () => {
  test('names no registry', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('has the package of every platform that an optional dependency asks for, without which `npm ci` refuses it', () => {
    const present = new Set(locked.map(([path]) => path.split('node_modules/').at(-1)));
    const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !present.has(name))
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('holds no package whose install script has not been decided on', () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path.split('node_modules/').at(-1));
    expect(scripts.sort()).toEqual(Object.keys(manifest.allowScripts).sort());
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });
});
