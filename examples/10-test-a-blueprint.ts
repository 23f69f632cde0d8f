// A test of a blueprint, for any test runner: hold it to what always holds, and to what it was when you last read it.
import assert from 'node:assert/strict';
import { assertInvariants, snapshotOf, synthBlueprint, type BlueprintObject } from 'strata-blueprints/testing';

const blueprint: BlueprintObject = {
  name: 'hello',
  services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['posters'] } },
  stores: { posters: { kind: 'object' } },
};
const before = synthBlueprint(blueprint);

// Encrypted, closed, least privilege, no replacement by accident: with a list of what and where, when something is not.
assertInvariants(before);

// With jest or vitest: expect(snapshotOf(before)).toMatchSnapshot(). Texts do not change with versions, hashes or dates.
const texts = snapshotOf(before);
assert.match(texts['stack hello-us-east-1-Identity-apps'] ?? '', /- s3:GetObject\n/);

// The same blueprint with one store more, as an upgrade of what stands deployed: refused if data were lost, and only that store is new.
const after = synthBlueprint({ ...blueprint, stores: { ...blueprint.stores, letters: { kind: 'object' } } }, { from: blueprint });
export const changed = Object.entries(snapshotOf(after)).flatMap(([name, text]) => (texts[name] === text ? [] : [name]));
assert.deepEqual(changed, ['stack hello-us-east-1-Data']);
