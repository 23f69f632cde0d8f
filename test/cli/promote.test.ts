import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadBlueprint } from '../../lib/blueprint';
import { plan, planUpgrade, type Plan } from '../../lib/plan';
import type { CompletionReport } from '../../lib/reports/completion';
import type { PromotionReport } from '../../lib/reports/promotion';
import { inFolder, ROOT, strata, type TerminalOptions } from './terminal';

const typed = (text: string) => Object.assign(new PassThrough(), { isTTY: true }).end(text);

const SMALL = `version: 1
name: small
tier: startup # for now
services:
  web: { runtime: node, role: site, expose: public, reads: [books], writes: [books], publishes: [news] }
  reader: { runtime: node, role: worker, consumes: [news], reads: [notes], writes: [notes] }
stores:
  books:
    kind: relational
  notes: { kind: key-value } # short ones
streams:
  news: {}
`;

/** A folder with blueprints in it, and runs of the command there. */
const withFiles = (
  files: Readonly<Record<string, string>>,
  work: (run: Run, read: (name: string) => string, folder: string) => Promise<void>,
) =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'package.json'), '{}');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const run: Run = (args, options) => strata(['promote', ...args], { cwd: folder, ...options });
    await work(run, (name) => readFileSync(join(folder, name), 'utf8'), folder);
  });

type Run = (args: readonly string[], options?: TerminalOptions) => ReturnType<typeof strata>;

const EXAMPLES = readdirSync(join(ROOT, 'blueprints/examples')).filter((name) => name.endsWith('.yaml'));
const STARTUPS = ['startup.yaml', ...EXAMPLES.map((name) => `examples/${name}`)].filter(
  (name) => loadBlueprint(join(ROOT, 'blueprints', name)).blueprint?.tier === 'startup',
);

it('knows all blueprints at startup', () => expect(STARTUPS.length).toBeGreaterThan(8));

/** A plan without the order in which sizes were overridden: a file has its own. */
const settled = (of: Plan | undefined): unknown =>
  JSON.parse(JSON.stringify(of).replace(/; [^;"]* overridden in the blueprint/g, '; overridden in the blueprint'));

describe.each(STARTUPS)('strata promote %s', (name) => {
  const text = readFileSync(join(ROOT, 'blueprints', name), 'utf8');

  it('writes the plan that --from makes, and after --finish all what a fresh file of that tier would be', () =>
    withFiles({ 'b.yaml': text }, async (run, read, folder) => {
      const former = loadBlueprint('b.yaml', { cwd: folder }).blueprint;
      const formerPlan = former && plan(former).plan;
      if (!former || !formerPlan) throw new Error('it cannot be planned');
      expect(await run(['b.yaml', '--to', 'growth', '--yes'])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('b.yaml: written.') as string,
      });
      const moving = loadBlueprint('b.yaml', { cwd: folder }).blueprint;
      if (!moving) throw new Error('it cannot be read');
      const upgrade = planUpgrade({ ...former, tier: 'growth' }, { blueprint: former, plan: formerPlan }, plan);
      expect(settled(plan(moving).plan)).toEqual(settled(upgrade.plan));
      const before = read('b.yaml');
      const { code } = await run(['b.yaml', '--finish', 'all', '--yes']);
      const isMoving = /migrateFrom/.test(before);
      expect(code).toBe(isMoving ? 0 : 2);
      expect(read('b.yaml')).toBe(text.replace(/^tier: startup/m, 'tier: growth'));
    }));
});

describe('what is written', () => {
  it('is nothing without a yes: not by default, not by a dry run, not as JSON, not by a no, not at the end of the input', () =>
    withFiles({ 'b.yaml': SMALL }, async (run, read) => {
      const runs = [
        await run(['b.yaml', '--to', 'growth']),
        await run(['b.yaml', '--to', 'growth', '--dry-run', '--yes']),
        await run(['b.yaml', '--to', 'growth', '--json']),
        await run(['b.yaml', '--to', 'growth'], { stdin: typed('no\n') }),
        await run(['b.yaml', '--to', 'growth'], { stdin: typed('perhaps\n') }),
      ];
      expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
      expect(read('b.yaml')).toBe(SMALL);
      expect(runs[0]?.stdout).toContain('-tier: startup # for now\n+tier: growth # for now\n');
      expect(runs[3]?.stdout).toContain('Write this to b.yaml? (yes/no) ');
      expect(runs[4]?.stdout).toContain('yes or no? ');
    }));

  it('is the file after a yes at the terminal, with all its other lines', () =>
    withFiles({ 'b.yaml': SMALL }, async (run, read) => {
      expect((await run(['b.yaml', '--to', 'growth'], { stdin: typed('maybe\nYES\n') })).code).toBe(0);
      expect(read('b.yaml')).toMatch(/^tier: growth # for now$/m);
      expect(read('b.yaml')).toContain('  books:\n    kind: relational\n    migrateFrom: postgres\n');
      expect(read('b.yaml')).toContain('  notes: { kind: key-value, migrateFrom: postgres } # short ones\n');
      // Without what is said in addition it is the same file.
      expect((await run(['b.yaml', '--finish', 'books', '--finish', 'notes', '--yes'])).code).toBe(0);
      expect(read('b.yaml')).toBe(SMALL.replace('startup', 'growth'));
    }));

  it('keeps the rights of the file, and a link a link', () =>
    withFiles({ 'real/b.yaml': SMALL }, async (run, read, folder) => {
      chmodSync(join(folder, 'real/b.yaml'), 0o600);
      symlinkSync('real/b.yaml', join(folder, 'b.yaml'));
      expect((await run(['b.yaml', '--to', 'growth', '--yes'])).code).toBe(0);
      expect(lstatSync(join(folder, 'b.yaml')).isSymbolicLink()).toBe(true);
      expect(statSync(join(folder, 'real/b.yaml')).mode & 0o777).toBe(0o600);
      expect(read('real/b.yaml')).toContain('tier: growth');
      expect(readdirSync(join(folder, 'real'))).toEqual(['b.yaml']);
    }));

  it('is nothing when somebody else has changed the file while the question stood', () =>
    withFiles({ 'b.yaml': SMALL }, async (run, read, folder) => {
      const stdin = Object.assign(new PassThrough(), { isTTY: true });
      // The question stands as soon as somebody listens.
      stdin.once('newListener', () => {
        writeFileSync(join(folder, 'b.yaml'), `${SMALL}# mine\n`);
        stdin.end('yes\n');
      });
      expect(await run(['b.yaml', '--to', 'growth'], { stdin })).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/BP096.*changed meanwhile/s) as string,
      });
      expect(read('b.yaml')).toBe(`${SMALL}# mine\n`);
    }));

  it('is said in JSON as well', () =>
    withFiles({ 'b.yaml': SMALL }, async (run) => {
      const { code, stdout } = await run(['b.yaml', '--to', 'growth', '--yes', '--json']);
      const report = JSON.parse(stdout) as PromotionReport & { ok: boolean; written: boolean };
      expect({ code, ok: report.ok, written: report.written, from: report.from, to: report.to }).toEqual({
        code: 0,
        ok: true,
        written: true,
        from: 'startup',
        to: 'growth',
      });
      expect(report.moves).toEqual([
        {
          section: 'stores',
          name: 'books',
          from: { engine: 'postgres', id: 'relational/main' },
          to: { engine: 'aurora-postgres', id: 'aurora-postgres/main' },
        },
        {
          section: 'stores',
          name: 'notes',
          from: { engine: 'postgres', id: 'relational/main' },
          to: { engine: 'dynamodb', id: 'dynamodb/notes' },
        },
      ]);
      const { now, moving, moved } = report.monthly;
      expect(now).toBeLessThan(moved);
      expect(moved).toBeLessThan(moving);
      expect(report.comparison.after.monthly).toBe(moving);
    }));
});

describe('what stands in the way', () => {
  const refused = (text: string, args: readonly string[], ...expected: readonly RegExp[]) =>
    withFiles({ 'b.yaml': text }, async (run, read) => {
      const { code, stderr } = await run(['b.yaml', ...args]);
      expect(code).toBe(2);
      for (const one of expected) expect(stderr).toMatch(one);
      expect(stderr).toMatch(/nothing was written\n$/);
      expect(read('b.yaml')).toBe(text);
    });

  it('a tier that is not built, by its name', () => refused(SMALL, ['--to', 'scale', '--yes'], /BP305/, /--to scale/));
  it('a tier that does not exist', () => refused(SMALL, ['--to', 'grwth', '--yes'], /BP082/, /did you mean "growth"/));
  it('neither of both, or both', async () => {
    await refused(SMALL, [], /BP080/);
    await refused(SMALL, ['--to', 'growth', '--finish', 'all'], /BP080/);
  });
  it('a move that is not over, by the name of its store', () =>
    refused(
      SMALL.replace('startup # for now', 'growth').replace('kind: relational', 'kind: relational\n    migrateFrom: postgres'),
      ['--to', 'startup', '--allow-down', '--yes'],
      /BP095/,
      /the data of books is still moving from postgres/,
      /strata promote b\.yaml --finish books/,
    ));
  it('a file with mistakes', () => refused(SMALL.replace('kind: relational', 'kind: relation'), ['--to', 'growth', '--yes'], /b\.yaml:9/));
  it('a tier that an alias repeats elsewhere, with what to write by hand', () =>
    refused(
      SMALL.replace('tier: startup # for now', 'tier: &t startup').replace('news: {}', 'news: { key: *t }'),
      ['--to', 'growth', '--yes'],
      /BP096/,
      /write by hand: tier: growth/,
    ));
  it('a store whose data does not move', async () => {
    const moving = SMALL.replace('startup # for now', 'growth').replace('kind: relational', 'kind: relational\n    migrateFrom: postgres');
    await refused(moving, ['--finish', 'boks'], /BP097/, /did you mean "books"/);
    await refused(moving, ['--finish', 'notes'], /BP097/, /moving are books, all/);
    await refused(SMALL, ['--finish', 'all'], /BP097/, /no data of b\.yaml is moving/);
  });
  it('a file that is a tier', () =>
    withFiles({}, async (run) => {
      const { code, stderr } = await run(['startup', '--to', 'growth']);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('a stock blueprint is copied') as string });
    }));
});

it('writes both stores of an anchor when both move', () =>
  withFiles(
    {
      'b.yaml': SMALL.replace('  books:\n    kind: relational', '  books: &s { kind: relational }\n  other: *s').replaceAll(
        '[books]',
        '[books, other]',
      ),
    },
    async (run, read) => {
      expect((await run(['b.yaml', '--to', 'growth', '--yes'])).code).toBe(0);
      expect(read('b.yaml')).toContain('  books: &s { kind: relational, migrateFrom: postgres }\n  other: *s\n');
    },
  ));

describe('a blueprint that extends another', () => {
  const BASE = SMALL;

  it('is moved in the file that says the tier, as an override of stores that stand elsewhere', () =>
    withFiles(
      {
        'base.yaml': BASE.replace('tier: startup # for now\n', 'tier: startup\n'),
        'prod.yaml': 'extends: ./base.yaml\ntier: startup # here\n',
      },
      async (run, read) => {
        expect((await run(['prod.yaml', '--to', 'growth', '--yes'])).code).toBe(0);
        expect(read('base.yaml')).toBe(BASE.replace(' # for now', ''));
        expect(read('prod.yaml')).toMatch(
          /^extends: \.\/base\.yaml\ntier: growth # here\nstores:\n {2}books:\n {4}migrateFrom: postgres\n {2}notes:\n {4}migrateFrom: postgres\n/,
        );
        expect((await run(['prod.yaml', '--finish', 'all', '--yes'])).code).toBe(0);
        expect(read('prod.yaml')).toBe('extends: ./base.yaml\ntier: growth # here\n');
      },
    ));

  it('is moved in what it extends, when the tier stands there, and says that others move with it', () =>
    withFiles(
      {
        'base.yaml': BASE,
        'prod.yaml':
          'extends: ./base.yaml\nprofile: sandbox\nstores:\n  extra: { kind: relational }\nservices:\n  web: { reads: [books, extra], writes: [books, extra] }\n',
      },
      async (run, read) => {
        const { code, stdout } = await run(['prod.yaml', '--to', 'growth', '--yes']);
        expect(code).toBe(0);
        expect(stdout).toContain('base.yaml says the tier: whatever else extends it moves, too.');
        expect(read('base.yaml')).toContain('tier: growth # for now');
        expect(read('base.yaml')).toContain('kind: relational\n    migrateFrom: postgres\n');
        // A store that only this file has is written here: the other one does not know it.
        expect(read('prod.yaml')).toContain('  extra: { kind: relational, migrateFrom: postgres }\n');
        expect((await run(['prod.yaml', '--finish', 'all', '--yes'])).code).toBe(0);
        expect(read('base.yaml')).toBe(BASE.replace('startup', 'growth'));
      },
    ));
});

describe('what a person should know', () => {
  const told = async (text: string): Promise<string> => {
    let all = '';
    await withFiles({ 'b.yaml': text }, async (run) => {
      all = (JSON.parse((await run(['b.yaml', '--to', 'growth', '--json'])).stdout) as PromotionReport).notes.join('\n');
    });
    return all;
  };

  it('an engine that the file names stays, and which reasons are needed no longer', async () => {
    expect(await told(SMALL.replace('kind: key-value }', 'kind: key-value, engine: postgres }'))).toContain(
      'stores.notes stays on postgres, since the blueprint names it; growth would take dynamodb.',
    );
    const reasoned = 'kind: key-value, engine: dynamodb, because: it hurt, pain: { metric: dataGiB, value: 200 } }';
    expect(await told(SMALL.replace('kind: key-value }', reasoned))).toContain(
      'stores.notes.engine: dynamodb is what growth takes by itself, and because and pain need not be said any more.',
    );
    expect(await told(SMALL.replace('reader: { runtime: node', 'reader: { runtime: go, because: it is fast'))).toContain(
      'because of services.reader',
    );
  });

  it('a cache begins empty, and what the tier assumes', async () => {
    const notes = await told(SMALL.replace('streams:', '  hot: { kind: cache }\nstreams:').replaceAll('[books]', '[books, hot]'));
    expect(notes).toMatch(/hot: the cache leaves the processes for valkey \(valkey\/main\) and begins empty/);
    expect(notes).toMatch(/load does not say all.*subscribers 1_000 → 1_000_000/);
  });

  it('sizes that stay, and overrides that nothing is planned for', async () => {
    const sized = `${SMALL.replace('streams:', '  hot: { kind: cache }\nstreams:').replaceAll('[books]', '[books, hot]')}overrides:\n  cache/hot: {}\n`;
    const notes = await told(sized);
    expect(notes).toMatch(/relational\/main keeps instanceClass/);
    expect(notes).toContain('overrides.cache/hot goes from the file: at growth nothing is planned under that id.');
  });

  it('another tier in cdk.json', () =>
    withFiles(
      { 'b.yaml': SMALL, 'cdk.json': JSON.stringify({ context: { blueprint: 'b.yaml', tier: 'startup', from: 'startup' } }) },
      async (run) => {
        const { stdout } = await run(['b.yaml', '--to', 'growth']);
        expect(stdout).toContain('cdk.json says tier startup: write growth there, too.');
      },
    ));
});

describe('--finish', () => {
  const MOVING = SMALL.replace('startup # for now', 'growth')
    .replace('kind: relational', 'kind: relational\n    migrateFrom: postgres')
    .replace('kind: key-value', 'kind: key-value, migrateFrom: postgres');

  const finished = async (args: readonly string[]): Promise<CompletionReport> => {
    let report: CompletionReport | undefined;
    await withFiles({ 'b.yaml': MOVING }, async (run) => {
      report = JSON.parse((await run(['b.yaml', ...args, '--json'])).stdout) as CompletionReport;
    });
    if (!report) throw new Error('no report');
    return report;
  };

  it('says what stays since others still have data there', async () => {
    const { leaves, stays, moves } = await finished(['--finish', 'notes']);
    expect({ leaves, stays, moved: moves.map(({ name }) => name) }).toEqual({
      leaves: [],
      stays: [{ id: 'relational/main', holds: ['books'] }],
      moved: ['notes'],
    });
  });

  it.each([
    ['sandbox', 'deleted'],
    ['production', 'retained'],
  ])('says what becomes of what leaves, in %s', async (profile, fate) => {
    const { leaves, stays, before, next, monthly } = await finished(['--finish', 'all', '--profile', profile]);
    expect(stays).toEqual([]);
    expect(leaves).toEqual([
      { stack: 'small-us-east-1-Data', logicalId: 'MainPostgres', type: 'AWS::RDS::DBInstance', region: 'us-east-1', fate },
    ]);
    expect(before.join('\n')).toContain('small-us-east-1-main');
    expect(next.join('\n')).toContain('--allow-replace MainPostgres');
    expect(monthly.afterwards).toBeLessThan(monthly.now);
  });

  it('finishes a stream', () =>
    withFiles(
      { 'b.yaml': SMALL.replace('startup # for now', 'growth').replace('news: {}', 'news: { engine: msk, migrateFrom: sqs }') },
      async (run, read) => {
        const { code, stdout } = await run(['b.yaml', '--finish', 'news', '--yes']);
        expect(code).toBe(0);
        expect(stdout).toContain('NewsSqsReader (AWS::SQS::Queue) leaves small-us-east-1-Streaming');
        expect(read('b.yaml')).toContain('news: { engine: msk }');
      },
    ));
});

describe('to a lower tier', () => {
  const big = readFileSync(join(ROOT, 'blueprints/growth.yaml'), 'utf8');
  /** With the reasons that startup asks for. */
  const reasoned = big.replace(/^    runtime: (java|python|go)$/gm, '    runtime: $1\n    because: it is there');

  it('says what would be lost and writes nothing, whatever is answered', () =>
    withFiles({ 'b.yaml': big }, async (run, read) => {
      const { code, stdout } = await run(['b.yaml', '--to', 'startup', '--yes']);
      expect(code).toBe(1);
      for (const text of [
        'What startup does not have',
        'MetricsWorkspace (AWS::APS::Workspace in streamflix-us-east-1-Observability) is removed with its data',
        'canaries: a new version reaches everybody at once',
        'streams.plays: reading again from the past',
        'people (store): dynamodb, dynamodb/people → postgres, relational/main',
        'services.titles.runtime: ',
        'not written, since startup is the lower tier',
      ])
        expect(stdout.replace(/\n +/g, ' ')).toContain(text);
      expect(read('b.yaml')).toBe(big);
    }));

  it('is refused by the rules of that tier, allowed or not', () =>
    withFiles({ 'b.yaml': big }, async (run, read) => {
      const { code, stderr } = await run(['b.yaml', '--to', 'startup', '--allow-down', '--yes']);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/BP221.*nothing was written\n$/s) as string });
      expect(read('b.yaml')).toBe(big);
    }));

  it('writes the way back where it is allowed', () =>
    withFiles({ 'b.yaml': reasoned }, async (run, read, folder) => {
      const { code, stdout } = await run(['b.yaml', '--to', 'startup', '--allow-down', '--yes']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('b.yaml: written.') as string });
      expect(stdout).toContain('It refuses what goes for good.');
      const { blueprint } = loadBlueprint('b.yaml', { cwd: folder });
      expect(blueprint?.tier).toBe('startup');
      expect(blueprint?.stores['people']?.migrateFrom).toBe('dynamodb');
      expect(blueprint?.streams['plays']?.migrateFrom).toBe('msk');
      const comments = (text: string): string[] => text.match(/#.*/g) ?? [];
      expect(comments(read('b.yaml'))).toEqual(comments(reasoned));
    }));
});
