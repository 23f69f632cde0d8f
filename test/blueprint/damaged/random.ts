import fc from 'fast-check';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The same value with the keys of every map, and the references of every list of names, in another order. */
export const shuffled = (value: Json): fc.Arbitrary<Json> =>
  fc.array(fc.nat(), { minLength: 50, maxLength: 50 }).map((seeds) => shuffle(value, seeds));

const REFERENCES = new Set(['calls', 'reads', 'writes', 'publishes', 'consumes']);

const reorder = <T>(items: readonly T[], seeds: readonly number[]): T[] =>
  items
    .map((item, i) => ({ item, by: ((seeds[i % seeds.length] ?? 0) * (i + 1)) % 1_009 }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item);

const shuffle = (value: Json, seeds: readonly number[], key = ''): Json => {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffle(item, seeds));
    return REFERENCES.has(key) ? reorder(items, seeds) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(reorder(Object.entries(value), seeds).map(([k, v]) => [k, shuffle(v, seeds, k)]));
};

/** Paths of all values but the root. */
const paths = (value: Json, path: string[] = []): string[][] => {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([k, v]) => paths(v, [...path, k])) : [];
  return path.length === 0 ? inner : [path, ...inner];
};

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    -1,
    0,
    0.5,
    1e16,
    '',
    ' ',
    'node',
    'latest',
    '__proto__',
    [],
    {},
    [null],
    [[]],
    { a: 1 },
    '10.0.0.0/33',
    '1_000',
    'a'.repeat(3_000),
  ),
  fc.string().map((text): Json => text),
);

type Change = (parent: Record<string, Json>, key: string) => void;

const changes: fc.Arbitrary<Change> = fc.oneof(
  anything.map(
    (value): Change =>
      (parent, key) =>
        void (parent[key] = value),
  ),
  fc.constant<Change>((parent, key) => void delete parent[key]),
  fc
    .constantFrom('Runtime', 'calls', 'x', '', '<<', 'extends', 'main', 'A', 'a-1', '1', 'toString')
    .map((name): Change => (parent, key) => {
      const value = parent[key] ?? null;
      delete parent[key];
      parent[name] = value;
    }),
  fc.constant<Change>((parent, key) => {
    const value = parent[key];
    if (typeof value === 'string') parent[key] = value.slice(0, -1);
    else if (Array.isArray(value)) value.push(...value);
    else parent[key] = [value ?? null];
  }),
);

/** A value in which one to four places are changed, removed or renamed. */
export const damagedValue = (value: Json): fc.Arbitrary<Json> =>
  fc.array(fc.tuple(fc.nat(), changes), { minLength: 1, maxLength: 4 }).map((damages) => {
    const copy = structuredClone(value);
    for (const [at, change] of damages) {
      const all = paths(copy);
      const path = all[at % Math.max(1, all.length)];
      const parent = path?.slice(0, -1).reduce<Json | undefined>((v, k) => (v as Record<string, Json>)[k], copy);
      const key = path?.at(-1);
      if (typeof parent === 'object' && parent !== null && key !== undefined) change(parent as Record<string, Json>, key);
    }
    return copy;
  });

const splinters = fc.constantFrom(
  '\t',
  ': ',
  '- ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '*a',
  '&a ',
  '!x ',
  '#',
  '|\n',
  '>\n',
  '%',
  '\n---\n',
  '\n...\n',
  '@',
  '`',
  '\\',
  '\u0000',
  '\ufeff',
  '\r',
  '\u2028',
  '<<: *a\n',
  '? ',
  'null',
  '~',
  '.inf',
  '😀',
  '\ud800',
  '0x',
  '1e999',
  '!!binary ',
);

/** Text in which one to six stretches are cut out or replaced. */
export const damagedText = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.oneof(splinters, fc.string({ maxLength: 3 }))), { minLength: 1, maxLength: 6 })
    .map((cuts) =>
      cuts.reduce((t, [at, length, splinter]) => {
        const start = at % (t.length + 1);
        return t.slice(0, start) + splinter + t.slice(start + length);
      }, text),
    );

type Map = { [key: string]: Json };

const isMap = (value: Json | undefined): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One part of a map into each file: below, above, in both (a map divided again, a value overwritten), or removed with null. */
const divide = (value: Map, seeds: readonly number[], depth: number): { base: Map; over: Map } => {
  const base: Map = {};
  const over: Map = {};
  for (const [i, [key, part]] of Object.entries(value).entries()) {
    const seed = ((seeds[(i + depth * 7) % seeds.length] ?? 0) >> depth) % 4;
    if (seed === 0) base[key] = part;
    else if (seed === 1) over[key] = part;
    else if (isMap(part) && Object.keys(part).length > 0) {
      const inner = divide(part, seeds, depth + 1);
      base[key] = inner.base;
      over[key] = inner.over;
    } else {
      base[key] = isMap(part) ? {} : ['something', 'else'];
      over[key] = part;
    }
  }
  base[`removed${depth}`] = { anything: 1 };
  over[`removed${depth}`] = null;
  return { base, over };
};

/** Two files of which one extends the other, and together they say what the value says. */
export const apart = (value: Json): fc.Arbitrary<{ base: Map; over: Map }> =>
  fc.array(fc.nat(), { minLength: 13, maxLength: 13 }).map((seeds) => divide(isMap(value) ? value : {}, seeds, 0));
