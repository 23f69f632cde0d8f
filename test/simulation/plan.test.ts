import { loadBlueprint, parseBlueprint } from '../../lib/blueprint';
import { capabilities } from '../../lib/layers/capabilities';
import { planOrThrow, type Part, type Plan } from '../../lib/plan';
import { fleetOf, simulate, type FleetPart, type Scenario, type Simulation } from '../../lib/simulation';
import { stockBlueprint } from '../../lib/package-root';

const stock = (tier: 'startup' | 'growth', profile: 'sandbox' | 'production'): Plan => {
  const { blueprint } = loadBlueprint(stockBlueprint(tier), { profile });
  if (!blueprint) throw new Error('the stock blueprint is in order');
  return planOrThrow(blueprint);
};

const planned = (input: Readonly<Record<string, unknown>>): Plan => {
  const text = JSON.stringify({ version: 1, name: 'tried', tier: 'growth', profile: 'production', ...input });
  const { blueprint, diagnostics } = parseBlueprint(text);
  if (!blueprint) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return planOrThrow(blueprint);
};

const partOf = (plan: Plan, id: string): FleetPart => {
  const found = fleetOf(plan).parts.find((part) => part.id === id);
  if (!found)
    throw new Error(
      `no part ${id} among ${fleetOf(plan)
        .parts.map((part) => part.id)
        .join()}`,
    );
  return found;
};

const day = (plan: Plan, scenario?: Scenario): Simulation => simulate(fleetOf(plan), scenario).simulation;

describe('the parts of a plan', () => {
  const growth = stock('growth', 'production');
  const startup = stock('startup', 'production');

  it('are those that take load, and what is not is named', () => {
    const fleet = fleetOf(growth);
    expect(fleet.parts.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'network/main NAT',
        'aurora-postgres/main',
        'dynamodb/bookmarks writes',
        'valkey/main',
        'msk/main volumes',
        'service/web',
        'processor/trending',
        'node-pool/general',
      ]),
    );
    expect(fleet.notSimulated).toEqual(['object/posters', 'edge/main', 'distribution/main']);
  });

  it('have the load that the plan says', () => {
    const { requests, stores, streams } = growth.demand;
    expect(partOf(growth, 'dynamodb/bookmarks writes').load).toEqual(stores['bookmarks']?.writes);
    expect(partOf(growth, 'service/bookmarks')).toMatchObject({ unit: 'events/s', load: { average: streams['plays']?.events.average } });
    // Half of the requests reach the site: there are two doors.
    expect(partOf(growth, 'service/web').load.peak).toBeCloseTo(requests.peak / 2, 6);
    expect(partOf(startup, 'service/web').load).toEqual(startup.demand.requests);
  });

  it('count the whole load in a sandbox, too, which is then simulated with its share', () => {
    const sandbox = stock('growth', 'sandbox');
    expect(partOf(sandbox, 'service/web').load).toEqual(partOf(growth, 'service/web').load);
    expect(day(sandbox)).toMatchObject({ load: 0.01, loadShare: 0.01 });
    expect(day(sandbox, { load: 1 })).toMatchObject({ load: 1, loadShare: 0.01 });
    expect(day(sandbox, { load: 1 }).breaks.length).toBeGreaterThan(0);
  });

  it('wait where events can wait, as long as the stream keeps them', () => {
    expect(partOf(growth, 'processor/trending').buffer).toEqual({ seconds: 86_400 });
    expect(partOf(growth, 'service/web').buffer).toBeUndefined();
  });

  it('are sized so that their plan holds its own peak, and a zone less', () => {
    for (const plan of [startup, growth]) expect(day(plan).breaks).toEqual([]);
    expect(day(growth, { loss: { kind: 'zone', zone: 1, hour: 20 } }).breaks).toEqual([]);
    expect(day(growth, { loss: { kind: 'zone', zone: 3, hour: 20 } }).breaks).toEqual([]);
  });

  it('follow overrides', () => {
    const input = {
      services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['things'], writes: ['things'] } },
      stores: { things: { kind: 'relational' } },
    } as const;
    const before = partOf(planned(input), 'aurora-postgres/main');
    const after = partOf(planned({ ...input, overrides: { 'aurora-postgres/main': { maxAcu: 64, readers: 0 } } }), 'aurora-postgres/main');
    expect(before.zones.backSeconds).toBeGreaterThan(0);
    expect(after).toMatchObject({ elastic: { most: 64 }, zones: { of: 1, left: 0 } });
    const web = partOf(planned({ ...input, overrides: { 'service/web': { maxReplicas: 500 } } }), 'service/web');
    expect(web.elastic?.most).toBe(500 * (web.perServer ?? 0));
    const many = partOf(planned({ ...input, overrides: { 'service/web': { maxReplicas: 500 } } }), 'aurora-postgres/main connections');
    expect(many.load.peak).toBeGreaterThan(partOf(planned(input), 'aurora-postgres/main connections').load.peak);
  });

  it('in several regions share the load, and each has what it needs to carry another one', () => {
    // No tier that can be built has a second region yet: the same entries once more.
    const regions = ['us-east-1', 'us-west-2'];
    const twice: Plan = { ...growth, regions, entries: regions.flatMap((region) => growth.entries.map((entry) => ({ ...entry, region }))) };
    const web = day(twice).parts.filter(({ id }) => id === 'service/web');
    expect(web.map(({ region }) => region)).toEqual(regions);
    const half = (partOf(growth, 'service/web').load.average * 86_400) / 2;
    for (const { arrived } of web) expect((arrived ?? 0) / half).toBeCloseTo(1, 2);
    expect(day(twice, { loss: { kind: 'region', region: 'us-west-2', hour: 19 } }).breaks).toEqual([]);
  });

  it('may be those of a capability of somebody else', () => {
    const part: Part = {
      follows: 'requests',
      unit: 'requests/s',
      load: { average: 1, peak: 2 },
      capacity: 1,
      zones: { of: 0 },
      remedy: 'a larger one',
    };
    const { blueprint } = loadBlueprint(stockBlueprint('startup'));
    if (!blueprint) throw new Error('the stock blueprint is in order');
    const mine = {
      kind: 'mine',
      layer: 'edge',
      scope: 'region',
      systems: [],
      plan: () => [{ id: 'mine/one' as const, engine: 'mine', size: {}, spec: {}, reason: 'mine' }],
      capacity: () => [part],
    } as const;
    const plan = planOrThrow(blueprint, { ...capabilities, mine });
    expect(day(plan, { load: 1 }).breaks).toEqual(
      expect.arrayContaining([expect.objectContaining({ part: 'mine/one', remedy: 'a larger one' })]),
    );
  });
});

describe('a sandbox without a zone', () => {
  it('loses what stands in the first one, and nothing with the third', () => {
    const sandbox = stock('growth', 'sandbox');
    const broken = (zone: number): readonly string[] =>
      day(sandbox, { loss: { kind: 'zone', zone, hour: 20 } }).breaks.map(({ part }) => part);
    expect(broken(1)).toEqual(['aurora-postgres/main', 'valkey/main', 'network/main NAT']);
    expect(broken(3)).toEqual([]);
  });
});
