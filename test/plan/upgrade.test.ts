import type { BlueprintInput } from '../../lib/blueprint';
import { plan, planOrThrow, type PlanEntry } from '../../lib/plan';
import { residentsOf } from '../../lib/plan/engines';
import { planUpgrade, upgradedFrom } from '../../lib/plan/upgrade';
import { migrationsOf } from '../../lib/reports/migrations';
import { blueprintOf } from '../support/blueprint';

const services = { web: { runtime: 'node' as const, reads: ['notes', 'lookup'], publishes: ['plays'] } };
const startup = blueprintOf({
  services: { ...services, counter: { runtime: 'node', role: 'worker', consumes: ['plays'] } },
  stores: { notes: { kind: 'relational' }, lookup: { kind: 'search' }, hot: { kind: 'cache' }, files: { kind: 'object' } },
  streams: { plays: {} },
});
const growth = (more: Partial<BlueprintInput> = {}) =>
  blueprintOf({
    tier: 'growth',
    services: { ...services, counter: { runtime: 'node', role: 'worker', consumes: ['plays'] } },
    stores: { notes: { kind: 'relational' }, lookup: { kind: 'search' }, hot: { kind: 'cache' }, files: { kind: 'object' } },
    streams: { plays: {} },
    ...more,
  });

describe('the blueprint of an upgrade', () => {
  it('says where the data of each store comes from, and nothing of what stays', () => {
    const { blueprint, diagnostics } = upgradedFrom(growth(), startup);
    expect(diagnostics).toEqual([]);
    const from = Object.entries(blueprint.stores).map(([name, { migrateFrom }]) => [name, migrateFrom]);
    expect(from).toEqual([
      ['files', undefined],
      ['hot', undefined],
      ['lookup', 'postgres'],
      ['notes', 'postgres'],
    ]);
    expect(blueprint.streams['plays']?.migrateFrom).toBeUndefined();
  });

  it('leaves alone what says itself where its data comes from', () => {
    const { blueprint } = upgradedFrom(
      growth({ stores: { notes: { kind: 'relational', engine: 'postgres' }, lookup: { kind: 'search' } } }),
      startup,
    );
    expect(blueprint.stores['notes']?.migrateFrom).toBeUndefined();
  });

  it.each([
    ['another name', { name: 'other' }, 'BP318', ['name']],
    ['another kind', { stores: { notes: { kind: 'object' }, lookup: { kind: 'search' } } }, 'BP319', ['stores', 'notes', 'kind']],
    [
      'a store of its own',
      { stores: { notes: { kind: 'relational', dedicated: true }, lookup: { kind: 'search' } } },
      'BP319',
      ['stores', 'notes'],
    ],
  ] as const)('is refused with %s', (_, more, code, path) =>
    expect(upgradedFrom(growth(more as Partial<BlueprintInput>), startup).diagnostics).toMatchObject([{ code, path }]),
  );
});

it('leaves the size of what all data moves away from as it was, whatever the load of the new tier', () => {
  const grown = growth({ platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } } });
  const { plan: made } = planUpgrade(grown, { blueprint: startup, plan: planOrThrow(startup) }, plan);
  const sizeIn = (entries: readonly PlanEntry[]) => entries.find((e) => e.id === 'relational/main')!.size;
  expect(sizeIn(made!.entries)).toEqual(sizeIn(planOrThrow(startup).entries));
  // Without that it would be sized for the whole growth tier.
  expect(sizeIn(planOrThrow(upgradedFrom(grown, startup).blueprint).entries)).not.toEqual(sizeIn(planOrThrow(startup).entries));
});

it('refuses an upgrade that loses what holds data, each at the place where it would be put back', () => {
  const smaller = blueprintOf({
    services: { web: { runtime: 'node', reads: ['notes'], publishes: ['plays'] } },
    stores: { notes: { kind: 'relational' } },
    streams: { plays: {} },
  });
  const { plan: made, diagnostics } = planUpgrade(smaller, { blueprint: startup, plan: planOrThrow(startup) }, plan);
  expect(made).toBeUndefined();
  const lost = diagnostics.filter((d) => d.code === 'BP319');
  expect(lost.map((d) => [d.path.join('.'), d.message.split(' ')[0]])).toEqual([
    ['stores', 'FilesS3'],
    ['streams.plays', 'PlaysSqsCounter'],
    ['streams.plays', 'PlaysSqsCounterDeadLetters'],
    ['services', 'CounterRepository'],
  ]);
});

it('takes a plan as its own upgrade, without a move', () => {
  const { plan: made, diagnostics } = planUpgrade(startup, { blueprint: startup, plan: planOrThrow(startup) }, plan);
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  expect(made).toEqual(planOrThrow(startup));
  expect(migrationsOf(made!)).toEqual([]);
});

it('finds those who live somewhere, and those who lived there', () =>
  expect(
    residentsOf(
      {
        b: { home: 'aurora-postgres/main', formerHome: 'relational/main' },
        a: { home: 'aurora-postgres/main' },
        c: { home: 'relational/c' },
      },
      'relational',
    ),
  ).toEqual(
    new Map([
      ['c', ['c']],
      ['main', ['b']],
    ]),
  ));

it('refuses to move data to where it is', () =>
  expect(
    plan(
      blueprintOf({
        services,
        stores: { notes: { kind: 'relational', migrateFrom: 'postgres' }, lookup: { kind: 'search' } },
        streams: { plays: {} },
      }),
    ).diagnostics,
  ).toContainEqual(expect.objectContaining({ code: 'BP316', path: ['stores', 'notes', 'migrateFrom'] })));
