import assert from 'node:assert/strict';
import { snapshotOf, synthBlueprint, type Synthesized, type Template } from '../../lib/testing';

const whole = synthBlueprint({
  name: 'whole',
  profile: 'sandbox',
  images: 'placeholder',
  services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['catalog'], writes: ['catalog'] } },
  stores: { catalog: { kind: 'relational' } },
});
const texts = snapshotOf(whole);

/** The same estate as another release of this package, of the CDK, or of AWS would write it. */
const later = (changes: readonly (readonly [RegExp, string])[]): Synthesized => {
  const change = <T>(value: T): T => JSON.parse(changes.reduce((text, [from, to]) => text.replace(from, to), JSON.stringify(value))) as T;
  const mapped = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...map].map(([key, value]) => [key, change(value)]));
  return { ...whole, templates: mapped(whole.templates), objects: mapped(whole.objects), manifests: mapped(whole.manifests) };
};

const otherWords = (words: Iterable<string>): (readonly [RegExp, string])[] =>
  [...words].map((word) => [new RegExp(word, 'g'), [...word].reverse().join('')]);

/** Hashes in names of objects, as another content would have them. */
const otherContents = () => {
  const hashes = [...whole.manifests.values()]
    .flat()
    .map(({ metadata }) => JSON.stringify(metadata).match(/"strata\/content-hash":"([^"]+)"/)?.[1] ?? '');
  return otherWords(new Set(hashes.filter((hash) => hash !== '')));
};

/** Every hash in a logical id, as another path of its construct would have it. */
const otherHashes = () => {
  const ids = [...whole.templates.values()].flatMap((t) => [...Object.keys(t.Resources), ...Object.keys(t.Outputs ?? {})]);
  return otherWords(new Set(ids.flatMap((id) => /[0-9A-F]{8}$/.exec(id)?.[0] ?? [])));
};

describe('snapshotOf', () => {
  it('gives one text for each stack and each wave, sorted', () => {
    const names = Object.keys(texts);
    expect(names).toEqual([...names].sort());
    expect(names.filter((n) => n.startsWith('stack ')).map((n) => n.slice(6))).toEqual([...whole.templates.keys()].sort());
    expect(names).toContain('manifests whole-us-east-1/20-services');
  });

  it('is small enough to be read', () => {
    for (const [name, text] of Object.entries(texts)) expect([name, text.length < 100_000]).toEqual([name, true]);
  });

  it('keeps the ids of what is stateful, and leaves out the hashes of the rest', () => {
    expect(texts['stack whole-us-east-1-Data']).toContain('\n  MainPostgres:\n');
    for (const [name, text] of Object.entries(texts)) expect([name, /[A-Za-z][0-9A-F]{8}\b/.exec(text)?.[0]]).toEqual([name, undefined]);
  });

  it.each([
    ['hashes of logical ids', otherHashes()],
    ['hashes of contents', otherContents()],
    ['the partition', [[/\{"Ref":"AWS::Partition"\}/g, '"aws-cn"']]],
    ['versions', [[/"EngineVersion":"\d+"/g, '"EngineVersion":"99"']]],
    ['the certificates of RDS', [[/BEGIN CERTIFICATE-----\\\\n[^-]+/g, 'BEGIN CERTIFICATE-----\\\\nMIIE']]],
  ] as const)('does not change with %s', (_, changes) => {
    expect(snapshotOf(later(changes))).toEqual(texts);
  });

  it('does not change with the order of keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([k, v]) => [k, reversed(v)]),
      );
    };
    const templates = new Map([...whole.templates].map(([stack, t]) => [stack, reversed(t) as Template]));
    expect(snapshotOf({ ...whole, templates })).toEqual(texts);
  });

  it.each([
    ['the size of a database', /"DBInstanceClass":"[^"]+"/g, '"DBInstanceClass":"db.r8g.large"'],
    ['an action', /"rds-db:connect"/g, '"rds-db:*"'],
    ['the id of what is stateful', /MainPostgres"/g, 'OtherPostgres"'],
    ['a port', /"port":443/g, '"port":8443'],
  ])('changes with %s', (_, from, to) => {
    expect(snapshotOf(later([[from, to]]))).not.toEqual(texts);
  });

  it('can be compared without a test framework', () => {
    assert.deepEqual(snapshotOf(whole), texts);
  });
});
