import { spawnSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import { parseBlueprint } from '../../lib/blueprint';
import { plan as planOf, type Plan } from '../../lib/plan';
import { ENGINES, type EngineKind } from '../../lib/plan/engines';
import { migrationFiles, pageOf } from '../../lib/reports/migration/pages';
import { templateFor } from '../../lib/reports/migration/kinds';
import { migrationsOf } from '../../lib/reports/migrations';
import { runbook } from '../../lib/reports/runbook';

const BLUEPRINT = `version: 1
name: moving
tier: growth
profile: PROFILE
services:
  web: { runtime: node, role: site, expose: public, reads: [catalog, lookup, sessions, rows, big], writes: [catalog, sessions, big], publishes: [news, keyed] }
  indexer: { runtime: node, role: worker, team: search, consumes: [news, keyed], reads: [catalog], writes: [lookup, rows] }
  mailer: { runtime: node, role: worker, consumes: [news] }
stores:
  catalog: { kind: relational, migrateFrom: postgres }
  lookup: { kind: search, engine: opensearch, dataGiB: 20, because: x, pain: { metric: dataGiB, value: 20 }, migrateFrom: postgres }
  sessions: { kind: key-value, migrateFrom: postgres }
  rows: { kind: wide-column, migrateFrom: postgres }
  big: { kind: key-value, engine: postgres, migrateFrom: postgres }
streams:
  news: { engine: msk, migrateFrom: sqs }
  keyed: { engine: msk, migrateFrom: sqs, key: id }
`;

const BACK = `version: 1
name: back
tier: startup
services:
  web: { runtime: node, role: site, expose: public, reads: [aa, bb, cc, dd, ee], writes: [aa, bb, cc, dd, ee], publishes: [ff] }
  worker: { runtime: node, role: worker, consumes: [ff] }
stores:
  aa: { kind: relational, migrateFrom: aurora-postgres }
  bb: { kind: key-value, migrateFrom: dynamodb }
  cc: { kind: wide-column, migrateFrom: dynamodb }
  dd: { kind: search, migrateFrom: opensearch }
  ee: { kind: cache, migrateFrom: valkey }
streams:
  ff: { migrateFrom: msk }
`;

const planned = (text: string): Plan => {
  const { blueprint, diagnostics } = parseBlueprint(text);
  const found = blueprint && planOf(blueprint);
  if (!found?.plan) throw new Error([...diagnostics, ...(found?.diagnostics ?? [])].map(({ message }) => message).join('\n'));
  return found.plan;
};

const PLANS: Readonly<Record<string, Plan>> = {
  production: planned(BLUEPRINT.replace('PROFILE', 'production')),
  sandbox: planned(BLUEPRINT.replace('PROFILE', 'sandbox')),
  back: planned(BACK),
};
const production = PLANS['production'] as Plan;
const pages = Object.entries(PLANS).flatMap(([name, plan]) =>
  [...migrationFiles(plan)].filter(([path]) => path.endsWith('.md')).map(([path, text]) => [`${name}, ${path}`, text] as const),
);
const pageIn = (name: string): string => migrationFiles(production).get(`migrations/${name}.md`) ?? '';

/** Engines whose resource holds the data of a kind: PostgreSQL in place of another kind is the pool of the tier. */
const holders = (kind: EngineKind): string[] => {
  const built = ENGINES[kind].filter((e) => e.built).map((e) => e.engine);
  return built.includes('postgres') ? [...new Set([...built, 'aurora-postgres'])] : built;
};

it.each((Object.keys(ENGINES) as EngineKind[]).filter((kind) => kind !== 'processor'))(
  'has a page for every move of the kind %s that can be built',
  (kind) => {
    const engines = holders(kind).filter((engine) => engine !== 'none');
    for (const from of engines)
      for (const to of engines)
        if (from !== to && kind !== 'cache') expect([from, to, templateFor(from, to)]).toEqual([from, to, expect.any(String)]);
  },
);

it('is nothing where nothing moves', () => {
  const still = planned(BLUEPRINT.replace('PROFILE', 'sandbox').replace(/,? migrateFrom: \w+/g, ''));
  expect(migrationFiles(still).size).toBe(0);
  expect(runbook(still, [])).not.toContain('While data moves');
});

describe.each(pages)('%s', (_, text) => {
  it('has its phases in order, and nothing that was not filled in', () => {
    expect(text.match(/^## \d/gm)?.map((line) => Number(line.slice(3)))).toEqual(
      text.includes('## 0.') ? [0, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6],
    );
    expect(text).toMatch(/too late to go back|would speak to nobody/);
    expect(text).toMatch(/\*\*Go on\*\* when/);
    expect(text).not.toMatch(/undefined|\{\{|\bNaN|\(\)\s*\.|  that|versions of (that|\.)/);
    expect(text).toMatch(/cost about \$[\d,.]+ a month together/);
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .every((line) => !/\|\s+\|/.test(line.slice(1)) || line.startsWith('| | former')),
    ).toBe(true);
  });

  it('has commands that a shell can read', () => {
    const fences = [...text.matchAll(/^( *)```\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', code = '']) =>
      code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    );
    expect(fences.length).toBeGreaterThan(0);
    for (const code of fences) {
      // What a person fills in.
      const { status, stderr } = spawnSync('bash', ['-n'], { input: code.replace(/<[a-z][^<>\n]*>/g, 'x'), encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });
});

describe('the names', () => {
  it('are those of this assembly', () => {
    const page = pageIn('catalog');
    for (const name of [
      '`MainPostgres` in `moving-us-east-1-Data`',
      '`MainAuroraPostgres`',
      '`moving-us-east-1-main-aurora`',
      '`STORE_CATALOG_FROM_…`: DATABASE, ENGINE, HOST',
      'move-catalog',
      '| web | apps | writes |',
      '| indexer | search | reads |',
      'store_catalog',
    ])
      expect(page).toContain(name);
    expect(pageIn('sessions')).toContain('--set table=moving.sessions');
    expect(pageIn('rows')).toContain('`partition_key` and `sort_key`');
    expect(pageIn('lookup')).toContain('https://$OPENSEARCH_HOST/lookup/_bulk');
    expect(pageIn('news')).toContain('"Name=Consumer Group,Value=search.indexer.news"');
    expect(pageIn('news')).toContain('queue_mailer=$(value moving-us-east-1-Streaming NewsSqsMailerUrl)');
    expect(pageIn('news')).toContain('| mailer | apps | consumes |');
    expect(pageIn('keyed')).toContain('wait until the former one is empty');
  });

  it('lead from the runbook to the pages', () => {
    const text = runbook(production, []);
    for (const move of migrationsOf(production)) {
      const page = pageOf(production, move);
      expect(migrationFiles(production).has(page ?? '')).toBe(true);
      expect(text).toContain(`[${page ?? ''}](${page ?? ''})`);
    }
  });

  it('tell a stream from a store that is called alike', () => {
    const same = planned(BLUEPRINT.replace('PROFILE', 'sandbox').replaceAll('sessions', 'news'));
    expect([...migrationFiles(same).keys()].filter((path) => path.includes('news')).sort()).toEqual([
      'migrations/kubernetes/50-moves/news.yaml',
      'migrations/news.md',
      'migrations/news.stream.md',
    ]);
  });
});

describe('the pod', () => {
  const manifests = [...migrationFiles(production)].filter(([path]) => path.endsWith('.yaml'));

  it.each(manifests)('of %s runs as a service that may log in, restricted, and is selected by nothing else', (_, text) => {
    const objects = parseAllDocuments(text).map(
      (document) =>
        document.toJS() as {
          kind: string;
          metadata: { labels: Record<string, string>; namespace: string };
          data?: Record<string, string>;
          spec?: Record<string, unknown>;
        },
    );
    const pod = objects.find(({ kind }) => kind === 'Pod');
    expect(objects.map(({ kind }) => kind)).toEqual(['ConfigMap', 'ConfigMap', 'NetworkPolicy', 'Pod']);
    expect(pod?.metadata.labels['app.kubernetes.io/name']).toMatch(/^move-/);
    expect(pod?.spec).toMatchObject({
      automountServiceAccountToken: false,
      restartPolicy: 'Never',
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    const { PGUSER, PGDATABASE } = objects[0]?.data ?? {};
    expect(PGUSER).toBe(`svc_${pod?.metadata.namespace ?? ''}__${String(pod?.spec?.['serviceAccountName'])}`);
    expect(PGDATABASE).toMatch(/^store_/);
    const scripts = Object.entries(objects[1]?.data ?? {});
    for (const [, script] of scripts)
      for (const [, file = ''] of script.matchAll(/^\\ir (\S+)/gm)) expect(scripts.map(([name]) => name)).toContain(file);
  });

  it('has its scripts read by a shell', () => {
    const { status, stderr } = spawnSync('bash', ['-n', 'templates/migrations/login.sh'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
