import fc from 'fast-check';
import { blueprintOf } from '../../support/blueprint';
import { literals, overlap } from '../../../lib/layers/edge/load-balancer/patterns';
import { portRanges } from '../../../lib/layers/edge/load-balancer/ports';
import { matchKey, prioritiesOf, specificity, type Match } from '../../../lib/layers/edge/load-balancer/priorities';
import { routeProblems, routesOf } from '../../../lib/layers/edge/load-balancer/routes';

type Services = NonNullable<Parameters<typeof blueprintOf>[0]>['services'];

const routes = (services: Services) =>
  routesOf(Object.entries(blueprintOf({ services }).services).filter(([, s]) => s.expose === 'public'));
const site = { runtime: 'node', role: 'site', expose: 'public' } as const;
const open = { runtime: 'node', expose: 'public' } as const;

/** Whether Elastic Load Balancing would send this path there. */
const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(path);

const segment = fc.stringMatching(/^[a-c*]{1,3}$/);
const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const match: fc.Arbitrary<Match> = fc.record({ paths: pattern.map((p) => [p]) }, { requiredKeys: ['paths'] });
const matchesSet = fc.uniqueArray(match, { maxLength: 60, selector: matchKey });

describe('routes', () => {
  it('gives everything to the only site and /<service> to the others', () => {
    expect(routes({ web: site, api: open, hidden: { runtime: 'node' } }).map((r) => [r.service, r.paths])).toEqual([
      ['api', ['/api', '/api/*']],
      ['web', ['/*']],
    ]);
  });

  it('gives everything to no site when there are two', () => {
    expect(routes({ shop: site, blog: site }).map((r) => r.paths)).toEqual([
      ['/blog', '/blog/*'],
      ['/shop', '/shop/*'],
    ]);
  });

  it('takes the routes that a service states, a rule for each', () => {
    const stated = routes({ api: { ...open, routes: [{ path: '/v1/*' }, { host: 'api.example.com', path: '/*' }] } });
    expect(stated.map(({ host, paths }) => ({ host, paths }))).toEqual([
      { host: undefined, paths: ['/v1/*'] },
      { host: 'api.example.com', paths: ['/*'] },
    ]);
  });

  it('refuses two services for the same requests, and says which', () => {
    const [problem, ...others] = routeProblems(routes({ api: open, other: { ...open, routes: [{ path: '/api*' }, { path: '/ap*i/*' }] } }));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'BP320',
      path: ['services', 'other', 'routes', 1],
      message: expect.stringContaining('api (/api, /api/*)') as string,
    });
  });

  it('accepts what only seems to collide', () => {
    expect(routeProblems(routes({ web: site, api: open, apis: open, deep: { ...open, routes: [{ path: '/api/deep/*' }] } }))).toEqual([]);
  });
});

describe('overlap of patterns', () => {
  it.each([
    ['/a/*', '/*/b', true],
    ['/a*', '/ab', true],
    ['/*', '/anything/at/all', true],
    ['/a/*', '/b/*', false],
    ['/a', '/a/', false],
    ['/*.js', '/static/*', true],
    ['/*.js', '/*.css', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  it('agrees with the paths that both match', () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(fc.constantFrom('a', 'b', 'c', '/'), { maxLength: 6 }), (a, b, rest) => {
        const path = `/${rest.join('')}`;
        if (matches(a, path) && matches(b, path)) expect(overlap(a, b)).toBe(true);
      }),
    );
  });
});

describe('priorities', () => {
  it('are unique and within the range of a listener, whatever the rules', () => {
    fc.assert(
      fc.property(matchesSet, (set) => {
        const found = [...prioritiesOf(set).values()];
        expect(new Set(found).size).toBe(set.length);
        for (const priority of found) expect(priority >= 1 && priority <= 50_000 && Number.isInteger(priority)).toBe(true);
      }),
    );
  });

  it('stay unique when a hundred names are equally long', () => {
    const set = Array.from({ length: 100 }, (_, i) => ({ paths: [`/service-${String(i).padStart(3, '0')}/*`] }));
    expect(new Set(prioritiesOf(set).values()).size).toBe(100);
  });

  it('put the narrower of two rules first', () => {
    const set: Match[] = [
      { paths: ['/*'] },
      { paths: ['/api', '/api/*'] },
      { paths: ['/api/v1/*'] },
      { paths: ['/api/v1/me'] },
      { host: 'a.example.com', paths: ['/*'] },
    ];
    const order = [...prioritiesOf(set)].sort(([, a], [, b]) => a - b).map(([key]) => key);
    expect(order).toEqual(['a.example.com /*', '* /api/v1/me', '* /api/v1/*', '* /api /api/*', '* /*']);
  });

  it('never let a wider pattern before a narrower one', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        // A pattern without wildcards that another one matches is narrower than it.
        const path = a.replaceAll('*', 'b');
        fc.pre(path !== b && matches(b, path) && literals(path) <= 40);
        expect(specificity({ paths: [path] })).toBeLessThan(specificity({ paths: [b] }));
      }),
    );
  });

  it('hand none from one rule to another when a rule comes or goes', () => {
    // Few lengths, so that rules do collide.
    const crowded = fc.uniqueArray(
      fc.integer({ min: 0, max: 9_999 }).map((n) => ({ paths: [`/s${String(n).padStart(4, '0')}/*`] })),
      { minLength: 2, maxLength: 50, selector: matchKey },
    );
    let moved = 0;
    fc.assert(
      fc.property(crowded, ([extra, ...set]) => {
        const before = prioritiesOf(set);
        const after = prioritiesOf([...set, extra as Match]);
        const holders = new Map([...before].map(([key, priority]) => [priority, key]));
        for (const [key, priority] of after) {
          expect(holders.get(priority) ?? key).toBe(key);
          if (before.has(key) && before.get(key) !== priority) moved += 1;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('do not move when something unrelated is added', () => {
    const set: Match[] = [{ paths: ['/*'] }, { paths: ['/api', '/api/*'] }, { paths: ['/search', '/search/*'] }];
    const after = prioritiesOf([...set, { paths: ['/billing', '/billing/*'] }, { paths: ['/v', '/v/*'] }]);
    for (const [key, priority] of prioritiesOf(set)) expect(after.get(key)).toBe(priority);
  });
});

describe('port ranges', () => {
  it('merge neighbours and drop what is there twice', () => {
    expect(portRanges([8081, 8080, 9090, 8080])).toEqual([
      { from: 8080, to: 8081 },
      { from: 9090, to: 9090 },
    ]);
  });
});
