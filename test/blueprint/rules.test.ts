import fc from 'fast-check';
import { parseBlueprint, type Tier } from '../../lib/blueprint';
import { knots, shortestCycle } from '../../lib/blueprint/rules/components';
import { runsPerDay, scheduleProblem } from '../../lib/blueprint/rules/schedule';
import { head } from './damaged/damage';

/** Codes of all errors and warnings, in order. */
const codes = (body: string, tier: Tier = 'startup'): string[] => parseBlueprint(head(tier) + body).diagnostics.map(({ code }) => code);

const EDGE = 'edge: { domain: example.com, hostedZoneId: Z0123456789 }\n';

describe('what rules let pass', () => {
  const cases: [name: string, body: string, tier?: Tier][] = [
    [
      'a service and a store of one name',
      'services:\n  plays: { runtime: node, expose: public, reads: [plays], consumes: [plays] }\nstores: { plays: { kind: object } }\nstreams: { plays: {} }\n',
    ],
    [
      'a processor with the name of a service of another team',
      'services:\n  trends: { runtime: node, expose: public, team: one }\nstreams: { plays: {} }\nprocessors:\n  trends: { consumes: [plays] }\n',
    ],
    [
      'a worker with a port that is called',
      'services:\n  web: { runtime: node, expose: public, calls: [mailer] }\n  mailer: { runtime: node, role: worker, port: 9000 }\n',
    ],
    ['one worker in production', 'services:\n  mailer: { runtime: node, role: worker, scale: { min: 1, max: 1 } }\n'],
    [
      'two sites, neither of which has /*',
      'services:\n  a1: { runtime: node, role: site, expose: public }\n  b1: { runtime: node, role: site, expose: public }\n',
    ],
    [
      'one path for two hosts',
      `services:\n  a1: { runtime: node, expose: public, routes: [{ host: a.example.com, path: /* }] }\n  b1: { runtime: node, expose: public, routes: [{ host: b.example.com, path: /* }] }\n${EDGE}`,
    ],
    ['java at growth', 'services:\n  web: { runtime: java, expose: public }\n', 'growth'],
    ['canaries at growth', 'platform: { delivery: { strategy: canary } }\n', 'growth'],
    ['a scale factor of one', 'scaleFactor: 1\n'],
    ['a scale factor at netflix', `scaleFactor: 100\n${EDGE}`, 'netflix'],
    ['two regions at scale', `regions: [us-east-1, eu-west-1]\n${EDGE}`, 'scale'],
    [
      'a certificate where the load balancer is',
      'regions: [eu-west-1]\nedge: { domain: example.com, hostedZoneId: Z0123456789, certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0f1e" }\n',
    ],
    ['countries without a domain', 'edge: { allowCountries: [DE, FR] }\n'],
    ['the last block before the end of its range', 'network: { cidr: 192.168.240.0/20 }\n'],
    ['carrier-grade addresses', 'network: { cidr: 100.64.0.0/16 }\n'],
    ['blocks beside the addresses of services', 'network: { cidr: 172.21.0.0/16 }\n'],
    ['a freeze of one day', 'platform: { delivery: { freeze: [{ from: 2026-12-24, to: 2026-12-24, reason: holiday }] } }\n'],
    ['an ingest that nobody calls', 'services:\n  beacon: { runtime: node, role: ingest }\n'],
    ['a service that works off a stream', 'services:\n  index: { runtime: node, consumes: [plays] }\nstreams: { plays: {} }\n'],
    [
      'a store that only a flow reads',
      'flows:\n  train: { framework: keras, schedule: weekly, reads: [titles] }\nstores: { titles: { kind: object } }\n',
    ],
    ['settings of the default team', 'services:\n  web: { runtime: node, expose: public }\nteams: { apps: { shards: 2 } }\n'],
  ];
  it.each(cases.map(([name, body, tier]) => [name, { body, tier }] as const))('%s', (_, { body, tier }) =>
    expect(codes(body, tier)).toEqual([]),
  );
});

describe('call cycles', () => {
  const graph = (edges: Record<string, string[]>): string =>
    `services:\n${Object.entries(edges)
      .map(([name, calls]) => `  ${name}: { runtime: node, expose: public, calls: [${calls.join(', ')}] }\n`)
      .join('')}`;
  const cycles = (edges: Record<string, string[]>): string[] =>
    parseBlueprint(head() + graph(edges)).diagnostics.map(({ message }) => message.split(': ')[1] ?? '');

  it('are found once per knot, shortest first', () => {
    expect(cycles({ a1: ['b1'], b1: ['c1', 'a1'], c1: ['a1'], d1: ['a1'], e1: ['f1'], f1: ['e1'] })).toEqual([
      'a1 → b1 → a1',
      'e1 → f1 → e1',
    ]);
    expect(cycles({ a1: ['b1', 'c1'], b1: ['d1'], c1: ['d1'], d1: [] })).toEqual([]);
  });

  it('are cut when they are long', () => {
    const ring = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`s${i}`, [`s${(i + 1) % 20}`]]));
    expect(cycles(ring)).toEqual(['s0 → s1 → s2 → s3 → s4 → s5 → … 11 more … → s17 → s18 → s19 → s0']);
  });

  it('are what a search from every service finds', () => {
    const edges = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(edges, (targets) => {
        const net = new Map(targets.map((to, i) => [`${i}`, to.filter((t) => t !== i).map(String)]));
        const reach = (from: string): Set<string> => {
          const seen = new Set<string>();
          const visit = (name: string): void => net.get(name)?.forEach((t) => void (!seen.has(t) && seen.add(t) && visit(t)));
          visit(from);
          return seen;
        };
        const mutual = [...net.keys()].map((a) => [...net.keys()].filter((b) => reach(a).has(b) && reach(b).has(a)).join());
        const expected = [...new Set(mutual.filter((members) => members !== ''))].sort();
        const found = knots(net);
        expect(found.map((knot) => [...knot].sort().join()).sort()).toEqual(expected);
        for (const knot of found) {
          const cycle = shortestCycle(net, [...knot][0] ?? '', knot);
          expect(cycle.slice(1).every((name, i) => net.get(cycle[i] ?? '')?.includes(name))).toBe(true);
          expect(cycle[0]).toBe(cycle.at(-1));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are found in a ring of twenty thousand', () => {
    const ring = new Map(Array.from({ length: 20_000 }, (_, i) => [`${i}`, [`${(i + 1) % 20_000}`]]));
    expect(knots(ring).map(({ size }) => size)).toEqual([20_000]);
  });
});

describe('cron', () => {
  it.each([
    'hourly',
    '* * * * *',
    '*/5 0-6 1,15 JAN-MAR MON-FRI',
    '0 0 29 2 *',
    '59 23 31 12 6',
    '5/15 * ? * sun',
    '0 0 31 2 1',
    '1-10/3 * * * *',
  ])('takes %s', (schedule) => expect(scheduleProblem(schedule)).toBeUndefined());

  it.each([
    ['* 24 * * *', 'hour'],
    ['* * 0 * *', 'day of month'],
    ['* * * 13 *', 'month'],
    ['* * * FOO *', 'month'],
    ['*/0 * * * *', 'minute'],
    ['*/a * * * *', 'minute'],
    ['1/2/3 * * * *', 'minute'],
    ['1-2-3 * * * *', 'minute'],
    [', * * * *', 'minute'],
    ['@daily * * * *', 'minute'],
    ['-1 * * * *', 'minute'],
    ['0 0 L * *', 'day of month'],
    ['0 0 30 2 *', 'never'],
    ['* * * * * *', 'five fields'],
  ])('refuses %s for its %s', (schedule, says) => expect(scheduleProblem(schedule)).toContain(says));

  it.each([
    ['hourly', 24],
    ['daily', 1],
    ['weekly', 1 / 7],
    ['*/15 * * * *', 96],
    ['0 8-18/2 * * MON-FRI', (6 * 5) / 7],
    ['30 4,16 1 * *', (2 * 12) / 366],
    ['0 0 29 2 *', 1 / 366],
    ['0 0 1 1 SUN', (1 + 30 / 7) / 366], // the first of January, and its other Sundays
    ['0 0 */2 1 *', 16 / 366],
  ])('runs %s %d times a day', (schedule, times) => expect(runsPerDay(schedule)).toBeCloseTo(times, 10));
});
