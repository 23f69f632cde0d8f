import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, KubernetesObject, Resource } from '../../lib/change';
import { ROOT } from '../../scripts/program';
import { ACCEPTED } from '../../scripts/releases/accepted';
import { breaks, notAccepted } from '../../scripts/releases/gate';
import { filesOf, keptIn, keptReleases } from '../../scripts/releases/kept';
import { keptUpgrades } from '../../scripts/releases/upgrades';

/** The whole matrix is a step of `npm run verify`: here is what differs most. */
const HERE = ['startup-production', 'growth-production', '11-existing-cluster'];

const releases = keptReleases();
const newest = releases.at(-1);

const kept = (name: string) => keptIn(newest?.folder ?? '', name);

type Edit = (resource: Resource) => Resource | undefined;

/** An assembly in which one resource is another one, or gone. */
const withResource = (assembly: Assembly, stack: string, logicalId: string, edit: Edit): Assembly => ({
  ...assembly,
  stacks: assembly.stacks.map((one) => {
    if (!one.name.endsWith(`-${stack}`)) return one;
    const was = one.template.Resources[logicalId];
    if (!was) throw new Error(`no ${logicalId} in ${one.name}`);
    const { [logicalId]: _, ...others } = one.template.Resources;
    const is = edit(was);
    return { ...one, template: { ...one.template, Resources: is ? { ...others, [logicalId]: is } : others } };
  }),
});

it('keeps no release that is newer than this version, and of each what is upgraded here', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect((newest?.version ?? '').localeCompare(version, 'en', { numeric: true })).toBeLessThanOrEqual(0);
  expect(releases.length).toBeGreaterThan(0);
  for (const { names } of releases) for (const name of HERE) expect(names).toContain(name);
});

it('breaks nothing that the newest kept release has deployed', () => {
  const upgrades = [...keptUpgrades((release, name) => release === newest?.version && HERE.includes(name))];
  expect(upgrades.map(({ name }) => name)).toContain('startup-production to growth-production');
  expect(upgrades.filter(({ broken }) => broken.length > 0)).toEqual([]);
});

it('reads what was kept as it was written', () => {
  const [first] = newest?.names ?? [];
  const one = kept(first ?? '');
  for (const [file, text] of filesOf(one)) expect(readFileSync(join(newest?.folder ?? '', first ?? '', file), 'utf8')).toBe(text);
  expect(one.assembly.stacks.length).toBeGreaterThan(5);
  expect(one.assembly.clusters?.[0]?.objects.length).toBeGreaterThan(10);
});

describe('a release that would break something', () => {
  const was = kept('startup-production');
  const codes = (now: Assembly): readonly string[] => [...new Set(breaks(was, now).map(({ code }) => code))].sort();

  it('is told from one that does not', () => expect(codes(was.assembly)).toEqual([]));

  it('loses a database', () => {
    const now = withResource(was.assembly, 'Data', 'MainPostgres', () => undefined);
    expect(codes(now)).toEqual(expect.arrayContaining(['BP503', 'LOST']));
  });

  it('makes another database of it', () => {
    const now = withResource(was.assembly, 'Data', 'MainPostgres', (r) => ({ ...r, Type: 'AWS::RDS::DBCluster' }));
    expect(codes(now)).toContain('LOST');
  });

  it('changes an export that others read', () => {
    const stacks = was.assembly.stacks.map((stack) =>
      stack.name.endsWith('-Network')
        ? {
            ...stack,
            template: {
              ...stack.template,
              Outputs: Object.fromEntries(
                Object.entries(stack.template.Outputs ?? {}).map(([id, o]) => [id, { ...o, Value: { Ref: 'Another' } }]),
              ),
            },
          }
        : stack,
    );
    expect(codes({ ...was.assembly, stacks })).toContain('EXPORT');
  });
});

describe('what is accepted', () => {
  it('has a reason and a decision, and is of a release that is kept', () => {
    for (const { release, reason, decision } of ACCEPTED) {
      expect(reason).toMatch(/\w+ \w+/);
      expect(existsSync(join(ROOT, 'docs/decisions', decision))).toBe(true);
      expect(releases.map(({ version }) => version)).toContain(release);
    }
  });

  it('is that place alone', () => {
    const found = { code: 'LOST', place: 'shop-us-east-1-Data.MainPostgres', message: 'AWS::RDS::DBInstance is gone' };
    const one = { release: '0.1.0', code: 'LOST', place: found.place, reason: 'for a test', decision: '0001-size-and-spec.md' };
    expect(notAccepted([found], '0.1.0', [one])).toEqual([]);
    expect(notAccepted([found], '0.2.0', [one])).toEqual([found]);
    expect(notAccepted([{ ...found, place: 'other' }], '0.1.0', [one])).toHaveLength(1);
  });
});

it('keeps objects in an order that does not follow the order of files', () => {
  const objects = kept('growth-production').assembly.clusters?.[0]?.objects ?? [];
  const key = ({ apiVersion, kind, metadata }: KubernetesObject): string =>
    [apiVersion, kind, metadata.namespace ?? '', metadata.name].join(' ');
  expect(objects.map(key)).toEqual(objects.map(key).sort());
});
