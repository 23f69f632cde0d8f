import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../cli/terminal';

/** Rooms, files and names of files in which a number is a decision about sizes, money or limits. */
const ROOMS = ['lib/capacity', 'lib/pricing', 'lib/quotas', 'lib/advise', 'lib/simulation'];
const FILES = [
  ...['sizing', 'workload-sizing', 'demand', 'object-demand', 'run-demand', 'load', 'traffic'].map((name) => `lib/plan/${name}.ts`),
  'lib/layers/platform/node-pool/nodes.ts',
];
const NAMES = /^(usage|quota-use)\.ts$/;

/** Numbers that say nothing about the world: none, one, both, and what a language wants. */
const INNOCENT = new Set([0, 1, 2]);

/** Constants that convert units, that say how exact is exact enough, or that make a published algorithm: what they are called, and their values. */
const NAMED: Readonly<Record<string, number>> = {
  MILLI: 1_000,
  KILO: 1_000,
  THOUSAND: 1_000,
  TEN_THOUSAND: 10_000,
  MILLION: 1_000_000,
  TEN_MILLION: 10_000_000,
  BILLION: 1_000_000_000,
  PERCENT: 100,
  BYTES_PER_GB: 1_000_000_000,
  BINARY_STEP: 1_024,
  BITS_PER_BYTE: 8,
  IPV4_BITS: 32,
  KIB: 1_024,
  MIB: 1_048_576,
  GIB: 1_024,
  SECONDS_PER_MINUTE: 60,
  SECONDS_PER_HOUR: 3_600,
  SECONDS_PER_DAY: 86_400,
  MINUTES_PER_HOUR: 60,
  HOURS_PER_DAY: 24,
  DAYS_PER_WEEK: 7,
  DAYS_PER_YEAR: 365,
  MONTHS_PER_YEAR: 12,
  ROUNDING: 1e-9,
  NEGLIGIBLE: 0.01,
  PRECISION: 5e-3,
  MOST_DOUBLINGS: 64,
  MOST_NEWTON_STEPS: 64,
  UINT32_BITS: 32,
  GOLDEN: 0x9e3779b9,
  MULBERRY_INCREMENT: 0x6d2b79f5,
  MULBERRY_FIRST_SHIFT: 15,
  MULBERRY_SECOND_SHIFT: 7,
  MULBERRY_LAST_SHIFT: 14,
  MULBERRY_OR: 61,
};

const under = (folder: string): string[] => {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? under(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  } catch {
    return [];
  }
};

const files = [...ROOMS.flatMap(under), ...FILES, ...under('lib/layers').filter((file) => NAMES.test(file.split('/').at(-1) ?? ''))].filter(
  (file) => file.endsWith('.ts'),
);

/** Names of constants whose initializer is nothing but this literal. */
const constantOf = (node: ts.NumericLiteral): string | undefined => {
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
};

/** Numbers of a source text that are none of these, each with its place. */
const strangers = (file: string, text: string): string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) {
      const value = Number(node.text.replaceAll('_', ''));
      const name = constantOf(node);
      const conversion = name !== undefined && NAMED[name] === value;
      if (!INNOCENT.has(value) && !conversion)
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

it('looks at the rooms where sizes, money and limits are decided', () => {
  expect(files.length).toBeGreaterThan(7);
  expect(files).toContain('lib/plan/sizing.ts');
});

it.each(files)('%s has no number but facts, named assumptions and conversions of units', (file) =>
  expect(strangers(file, readFileSync(join(ROOT, file), 'utf8'))).toEqual([]),
);

it('sees a number wherever it stands, and constants that are called like a conversion and are none', () => {
  expect(strangers('x.ts', 'const price = (hours: number) => hours * 0.045;')).toEqual(['x.ts:1: 0.045']);
  expect(strangers('x.ts', 'const MIB = 1_000;')).toEqual(['x.ts:1: 1_000']);
  expect(strangers('x.ts', 'const MIB = 1_048_576;\nconst none = [0, 1, 2];')).toEqual([]);
});
