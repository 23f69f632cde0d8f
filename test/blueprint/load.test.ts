import { listens, loadBlueprint, parseBlueprint, type Blueprint, type LoadResult, type ParseOptions } from '../../lib/blueprint';
import { formatDiagnostics } from '../../lib/diagnostics';
import { head } from './damaged/damage';

const parse = (body: string, options: ParseOptions = {}): LoadResult => parseBlueprint(head() + body, options);
const valid = (body: string, options: ParseOptions = {}): Blueprint => {
  const { blueprint, diagnostics, sources } = parse(body, options);
  if (!blueprint) throw new Error(formatDiagnostics(diagnostics, sources));
  return blueprint;
};
const errorsOf = (body: string, options: ParseOptions = {}): string[] =>
  parse(body, options).diagnostics.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('what a valid blueprint becomes', () => {
  it('has every default that does not depend on the tier, and no other', () => {
    expect(valid('')).toEqual({
      version: 1,
      name: 'demo',
      tier: 'startup',
      profile: 'production',
      choose: 'tier',
      load: {},
      assumptions: {},
      services: {},
      stores: {},
      streams: {},
      processors: {},
      flows: {},
      platform: {
        delivery: { gitops: 'none', freeze: [] },
        kubernetes: '1.36',
        extendedSupport: false,
        arch: 'arm64',
        access: { admins: [], cidrs: [] },
      },
      resilience: { enabled: false, hours: 'MON-FRI 10:00-16:00' },
      images: 'built',
      network: { cidr: '10.0.0.0/16' },
      teams: {},
      tags: {},
      overrides: {},
      extensions: {},
    });
  });

  it('gives a port to what listens and to nothing else', () => {
    const roles = ['site', 'gateway', 'bff', 'subgraph', 'service', 'ingest', 'model', 'worker'];
    const { services } = valid(
      `services:\n${roles.map((role) => `  ${role}: { runtime: node, role: ${role} }\n`).join('')}  other: { runtime: node, role: worker, port: 9000 }\n`,
    );
    expect(Object.entries(services).map(([name, { port }]) => [name, port])).toEqual(
      [...roles, 'other'].sort().map((name) => [name, name === 'other' ? 9000 : name === 'worker' ? undefined : 8080]),
    );
    for (const service of Object.values(services)) expect(listens(service)).toBe(service.port !== undefined);
    expect(services['worker']).not.toHaveProperty('port');
  });

  it('knows where to probe', () => {
    const { services } = valid(`services:
  a1: { runtime: node }
  a2: { runtime: node, port: 80, health: { path: /ready } }
  a3: { runtime: node, health: { port: 9090 } }
  a4: { runtime: node, health: none }
  a5: { runtime: node, role: worker }
  a6: { runtime: node, role: worker, health: { port: 9090 } }
`);
    expect(Object.values(services).map(({ health }) => health)).toEqual([
      { path: '/healthz', port: 8080 },
      { path: '/ready', port: 80 },
      { path: '/healthz', port: 9090 },
      'none',
      undefined,
      { path: '/healthz', port: 9090 },
    ]);
  });

  it.each([
    ['0.5', '500m'],
    ['"0.25"', '250m'],
    ['2', '2'],
    ['"1.0"', '1'],
    ['1500m', '1500m'],
    ['2000m', '2'],
    ['96', '96'],
  ])('writes %s cores as %s', (written, normal) => {
    expect(valid(`services:\n  web: { runtime: node, scale: { cpu: ${written} } }\n`).services['web']?.scale?.cpu).toBe(normal);
  });

  it.each([
    ['1_000_000', 1_000_000],
    ['1_0', 10],
    ['1_000.5', 1_000.5],
    ['1e6', 1e6],
    ['0x10', 16],
  ])('reads the number %s', (written, number) => {
    expect(valid(`load: { subscribers: ${written} }\n`).load.subscribers).toBe(number);
  });

  it('takes a number with underscores for a number only without quotes and only where one is expected', () => {
    expect(errorsOf('load: { subscribers: "1_000" }\n')).toEqual(['BP102 load.subscribers']);
    expect(errorsOf('load: { subscribers: 1__000 }\n')).toEqual(['BP102 load.subscribers']);
    expect(errorsOf('load: { readShare: 1_000 }\n')).toEqual(['BP106 load.readShare']);
    expect(valid('services:\n  web: { runtime: node, config: { LIMIT: 1_000 } }\n').services['web']?.config).toEqual({ LIMIT: '1_000' });
  });

  it('keeps words of YAML 1.1 as text', () => {
    expect(
      valid('services:\n  web: { runtime: node, config: { A: on, B: no, C: 12:30, D: 2026-01-01 } }\n').services['web']?.config,
    ).toEqual({
      A: 'on',
      B: 'no',
      C: '12:30',
      D: '2026-01-01',
    });
  });

  it('is sorted by key, references too; other lists keep their order', () => {
    const { services, regions, platform } = valid(`regions: [eu-west-1]
platform: { access: { admins: ["arn:aws:iam::111122223333:role/z", "arn:aws:iam::111122223333:role/a"] } }
services:
  z1: { runtime: node, calls: [b1, a1], config: { Z: "1", A: "2" }, expose: public, routes: [{ path: /z }, { path: /a }] }
  b1: { runtime: node }
  a1: { runtime: node }
`);
    expect(Object.keys(services)).toEqual(['a1', 'b1', 'z1']);
    expect(services['z1']?.calls).toEqual(['a1', 'b1']);
    expect(Object.keys(services['z1']?.config ?? {})).toEqual(['A', 'Z']);
    expect(services['z1']?.routes?.map(({ path }) => path)).toEqual(['/z', '/a']);
    expect(platform.access.admins[0]).toMatch(/z$/);
    expect(regions).toEqual(['eu-west-1']);
  });

  it('is frozen all the way down', () => {
    const blueprint = valid('services:\n  web: { runtime: node, scale: { min: 2 } }\nextensions: { x: { y: [1] } }\n');
    const open: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) open.push(at);
      Object.entries(value).forEach(([k, v]) => walk(v, `${at}.${k}`));
    };
    walk(blueprint, '');
    expect(open).toEqual([]);
  });

  it('takes the profile that is asked for', () => {
    expect(valid('profile: production\n', { profile: 'sandbox' }).profile).toBe('sandbox');
    const single = 'services:\n  web: { runtime: node, expose: public, scale: { min: 1 } }\n';
    expect(errorsOf(`profile: sandbox\n${single}`)).toEqual([]);
    expect(errorsOf(`profile: sandbox\n${single}`, { profile: 'production' })).toEqual(['BP219 services.web.scale.min']);
  });
});

describe('the stock blueprint', () => {
  it('loads without a word', () => {
    const { blueprint, diagnostics } = loadBlueprint('blueprints/startup.yaml', { tier: 'startup', cwd: `${__dirname}/../..` });
    expect(diagnostics).toEqual([]);
    expect(blueprint?.profile).toBe('sandbox');
  });
});

describe('all problems at once', () => {
  it('reports YAML, shape and rules in one run, in the order of the file', () => {
    expect(
      errorsOf(`regions: [us-east-1, eu-west-1]
tags: { owner: me, owner: you }
services:
  web:
    runtime: nod
    calls: [catalog, web]
    wrtes: []
    port:
  catalog: { runtime: java, reads: [title], scale: { min: 3, max: 2, cpu: 500 } }
  Mailer: { runtime: node, role: job }
stores:
  titles: { kind: relational, engine: s3 }
  main: { kind: object }
network: { cidr: 10.0.0.0/8 }
`),
    ).toEqual([
      'BP240 regions.1',
      'BP012 tags.owner',
      'BP103 services.web.runtime',
      'BP206 services.web.calls.1',
      'BP101 services.web.wrtes',
      'BP020 services.web.port',
      'BP221 services.catalog.runtime',
      'BP204 services.catalog.reads.0',
      'BP218 services.catalog.scale.min',
      'BP107 services.catalog.scale.cpu',
      'BP108 services.Mailer',
      'BP214 services.Mailer',
      'BP230 stores.titles.engine',
      'BP232 stores.main',
      'BP253 network.cidr',
    ]);
  });

  it('lists a thousand of a kind, and says that there are more', () => {
    const { diagnostics, blueprint } = parse(`streams:\n${Array.from({ length: 1_500 }, (_, i) => `  s${i}: { x: 1 }\n`).join('')}`);
    expect(diagnostics).toHaveLength(1_001);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'BP025', severity: 'warning', message: '500 more problems are not listed' });
    expect(blueprint).toBeUndefined();
    const warned = parse(`streams:\n${Array.from({ length: 1_500 }, (_, i) => `  s${i}: {}\n`).join('')}`);
    expect(warned.diagnostics).toHaveLength(1_001);
    expect(warned.blueprint).toBeDefined();
  });

  it('takes its time with a megabyte of mistakes, but not for ever', () => {
    for (const text of ['extensions: ['.padEnd(300_000, '!x 1,') + ']\n', 'tags: {'.padEnd(300_000, 'a: b, ') + '}\n'])
      expect(parse(text).diagnostics.length).toBeGreaterThan(0);
  });

  it('looks below a key that is also there misspelt', () => {
    expect(errorsOf('servces: {}\nservices:\n  web: { runtme: java, runtime: nodejs, expose: public, slo: { latency: 5 } }\n')).toEqual([
      'BP101 servces',
      'BP101 services.web.runtme',
      'BP103 services.web.runtime',
      'BP101 services.web.slo.latency',
    ]);
  });

  it('says once what an anchor brings in twice', () => {
    expect(
      errorsOf(
        'services:\n  a1: { runtime: node, reads: &r [nothing], expose: public }\n  b1: { runtime: node, reads: *r, expose: public }\n',
      ),
    ).toEqual(['BP204 services.a1.reads.0']);
  });

  it('concludes nothing from what is damaged', () => {
    expect(errorsOf('services:\n  web: { runtime: node, role: wrker, expose: public, schedule: daily }\n')).toEqual([
      'BP103 services.web.role',
    ]);
    expect(errorsOf('services:\n  web: { runtime: node, expose: public, reads: [titles] }\nstores: [titles]\n')).toEqual(['BP102 stores']);
    expect(errorsOf('services:\n  web: { runtime: node, expose: public, reads: [titles] }\nstores:\n  titles: { kind: sql }\n')).toEqual([
      'BP103 stores.titles.kind',
    ]);
    expect(errorsOf('services:\n  web: { runtime: node, expose: public, reads: 5 }\nstores:\n  titles: { kind: object }\n')).toEqual([
      'BP102 services.web.reads',
    ]);
    expect(errorsOf('services:\n  web: { runtime: node, expose: public, health: { prt: 80, path: ready } }\n')).toHaveLength(2);
    expect(
      parseBlueprint('version: 1\nname: demo\ntier: huge\nscaleFactor: 5\nregions: [us-east-1, us-west-2]\n').diagnostics.map(
        ({ code }) => code,
      ),
    ).toEqual(['BP103']);
  });
});
