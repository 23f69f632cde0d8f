import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CREDENTIALS, MAKE_TOKEN, READ_PASSWORD, WITH_PASSWORD_OR_TOKEN } from '../../../lib/layers/data/database-bootstrap/credentials';
import { argument, identifier, literal } from '../../../lib/layers/data/database-bootstrap/quote';
import { bootstrapFiles, ENTRY_FILE } from '../../../lib/layers/data/database-bootstrap/script';
import type { StoreGrants, StoreKind } from '../../../lib/layers/data/relational/edges';
import { databaseName, loginRole, readerRole, writerRole } from '../../../lib/layers/data/relational/names';
import { PostgresServer, postgresPrograms } from './postgres-server';

const WEB = loginRole('apps', 'web');
const WORKER = loginRole('apps', 'worker');
const REPORTER = loginRole('data', 'reporter');

const store = (name: string, kind: StoreKind, writers: readonly string[] = [], readers: readonly string[] = []): StoreGrants => ({
  store: name,
  kind,
  database: databaseName(name),
  writer: writerRole(name),
  reader: readerRole(name),
  writers,
  readers,
});

const before = [
  store('accounts', 'relational', [WEB, WORKER], [REPORTER]),
  store('history', 'wide-column', [WORKER]),
  store('sessions', 'key-value', [WEB]),
  store('titles', 'search', [WORKER], [WEB]),
];

const bin = postgresPrograms();
const describeWithServer = bin === undefined ? describe.skip : describe;

describeWithServer(
  bin === undefined ? 'the bootstrap (skipped: no PostgreSQL server is installed here)' : 'the bootstrap on a real server',
  () => {
    let server: PostgresServer;
    beforeAll(() => {
      server = new PostgresServer(bin as string);
      expect(server.run('strata', bootstrapFiles(before), ENTRY_FILE)).toMatchObject({ ok: true });
    });
    afterAll(() => server?.stop());

    it('changes nothing when it runs again', () => {
      const first = server.schema();
      expect(server.run('strata', bootstrapFiles(before), ENTRY_FILE)).toMatchObject({ ok: true });
      expect(server.schema()).toBe(first);
    });

    it('gives a writer a schema of its own making, as the role of the store', () => {
      const answer = server.must(
        WEB,
        'store_accounts',
        'CREATE TABLE people (id int); INSERT INTO people VALUES (1); SELECT current_user, current_schema()',
      );
      expect(answer).toContain('store_accounts_writer|app');
      // What one service made, another that writes may change.
      expect(
        server.ask(WORKER, 'store_accounts', 'ALTER TABLE people ADD COLUMN name text; DELETE FROM people WHERE id = 2'),
      ).toMatchObject({ ok: true });
    });

    it('lets a reader read what comes later, in any schema, and change nothing', () => {
      server.must(WEB, 'store_accounts', 'CREATE TABLE later (id serial); CREATE SCHEMA more; CREATE TABLE more.things (id int)');
      for (const table of ['people', 'later', 'more.things'])
        expect(server.ask(REPORTER, 'store_accounts', `SELECT count(*) FROM ${table}`)).toMatchObject({ ok: true });
      for (const sql of [
        'INSERT INTO people VALUES (3)',
        'DELETE FROM people',
        'CREATE TABLE mine ()',
        'DROP TABLE later',
        'SET ROLE store_accounts_writer',
      ])
        expect([sql, server.ask(REPORTER, 'store_accounts', sql)]).toEqual([
          sql,
          { ok: false, output: expect.stringMatching(/permission denied|must be owner/) as unknown },
        ]);
    });

    it('lets nobody into a store without an edge, nor where the master user works', () => {
      for (const [user, database] of [
        [WEB, 'store_history'],
        [REPORTER, 'store_titles'],
        [WEB, 'postgres'],
        [WORKER, 'store_sessions'],
      ] as const)
        expect([user, database, server.ask(user, database, 'SELECT 1')]).toEqual([
          user,
          database,
          { ok: false, output: expect.stringContaining('permission denied for database') as unknown },
        ]);
    });

    it('gives nobody who logs in for a service a password, more than IAM, or a right of its own', () => {
      const logins = server.must(
        'rdsadmin',
        'postgres',
        `SELECT rolname, rolcreaterole, rolcreatedb, rolsuper, rolpassword IS NULL, pg_has_role(rolname, 'rds_iam', 'MEMBER') FROM pg_authid WHERE rolname LIKE 'svc%' ORDER BY 1`,
      );
      expect(logins.split('\n')).toEqual([WEB, WORKER, REPORTER].sort().map((login) => `${login}|f|f|f|t|t`));
      expect(server.must('rdsadmin', 'store_accounts', `SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) LIKE 'svc%'`)).toBe(
        '0',
      );
    });

    it('never makes the master user inherit from the user of a service', () => {
      const inherited = server.must(
        'rdsadmin',
        'postgres',
        `SELECT rolname FROM pg_roles WHERE rolname LIKE 'svc%' AND pg_has_role('strata', rolname, 'USAGE')`,
      );
      expect(inherited).toBe('');
    });

    it('lays out tables for keys, rows and documents', () => {
      server.must(
        WEB,
        'store_sessions',
        `INSERT INTO items (key, value) VALUES ('a', '{"n": 1}') ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      );
      server.must(
        WORKER,
        'store_history',
        `INSERT INTO rows (partition_key, sort_key, value) VALUES ('ada', '2026', '{}'), ('ada', '2027', '{}')`,
      );
      expect(server.must(WORKER, 'store_history', `SELECT count(*) FROM rows WHERE partition_key = 'ada' AND sort_key > '2026'`)).toBe('1');
      server.must(
        WORKER,
        'store_titles',
        `INSERT INTO documents (id, title, body) VALUES ('1', 'Metropolis', 'a film about a city'), ('2', 'Nosferatu', 'a film')`,
      );
      expect(server.must(WEB, 'store_titles', `SELECT id FROM documents WHERE words @@ websearch_to_tsquery('simple', 'city')`)).toBe('1');
      expect(server.must(WEB, 'store_titles', `SELECT id FROM documents WHERE title % 'Metropolys'`)).toBe('1');
    });

    describe('after edges went', () => {
      const after = [
        store('accounts', 'relational', [WORKER], [WEB]), // web only reads now, reporter has nothing left
        store('sessions', 'key-value', [WEB]),
        store('titles', 'search', [], [WEB]), // history went altogether
      ];
      let session: { state: () => string };
      beforeAll(() => {
        const open = server.session(WEB, 'store_accounts');
        session = { state: () => open() };
        expect(server.run('strata', bootstrapFiles(after), ENTRY_FILE)).toMatchObject({ ok: true });
      });

      it('takes away what they gave, and keeps what others give', () => {
        expect(server.ask(WEB, 'store_accounts', 'SELECT count(*) FROM people')).toMatchObject({ ok: true });
        expect(server.ask(WEB, 'store_accounts', 'INSERT INTO people VALUES (9)')).toMatchObject({
          ok: false,
          output: expect.stringContaining('permission denied') as unknown,
        });
        expect(server.must(WEB, 'store_sessions', 'SELECT current_user')).toBe('store_sessions_writer');
        expect(server.ask(WORKER, 'store_history', 'SELECT 1')).toMatchObject({ ok: false });
        expect(server.ask(WORKER, 'store_titles', 'SELECT 1')).toMatchObject({ ok: false });
      });

      it('keeps out whom no edge is left to, and the data of a store that went', () => {
        expect(server.ask(REPORTER, 'store_accounts', 'SELECT 1').output).toContain('is not permitted to log in');
        expect(server.must('rdsadmin', 'store_history', 'SELECT count(*) FROM app.rows')).toBe('2');
      });

      it('ends the sessions that rested on them', () => expect(session.state()).toContain('terminating connection'));

      it('gives all of it back with the edges', () => {
        expect(server.run('strata', bootstrapFiles(before), ENTRY_FILE)).toMatchObject({ ok: true });
        expect(server.ask(REPORTER, 'store_accounts', 'SELECT count(*) FROM people')).toMatchObject({ ok: true });
        expect(server.ask(WEB, 'store_accounts', 'INSERT INTO people VALUES (9)')).toMatchObject({ ok: true });
        expect(server.ask(WORKER, 'store_history', 'SELECT 1')).toMatchObject({ ok: true });
      });
    });

    it('quotes so that text stays text, whatever it holds', () => {
      const hostile = [`'; DROP DATABASE postgres; --`, `"quoted"`, 'back\\slash', `a'b"c\\'d`, '$$', '%I', ':var', '🎬'];
      for (const text of hostile) {
        expect(server.must('strata', 'postgres', `SELECT ${literal(text)}`)).toBe(text);
        expect(server.must('strata', 'postgres', `SELECT 1 AS ${identifier(text)}`)).toBe('1');
        const script = { 'main.sql': `\\set v ${argument(text)}\nSELECT :'v';\n` };
        expect(server.run('strata', script, 'main.sql')).toEqual({ ok: true, output: text });
      }
    });
  },
);

describeWithServer(
  bin === undefined ? 'the bootstrap on Aurora (skipped: no PostgreSQL server is installed here)' : 'the bootstrap on a stand-in of Aurora',
  () => {
    let server: PostgresServer;
    beforeAll(() => {
      server = new PostgresServer(bin as string, 'aurora');
      expect(server.run('strata', bootstrapFiles(before), ENTRY_FILE)).toMatchObject({ ok: true });
    });
    afterAll(() => server?.stop());

    it('changes nothing when it runs again, and grants what it grants on RDS', () => {
      const first = server.schema();
      expect(server.run('strata', bootstrapFiles(before), ENTRY_FILE)).toMatchObject({ ok: true });
      expect(server.schema()).toBe(first);
      server.must(WEB, 'store_accounts', 'CREATE TABLE people (id int)');
      expect(server.ask(REPORTER, 'store_accounts', 'SELECT count(*) FROM people')).toMatchObject({ ok: true });
      expect(server.ask(WORKER, 'store_accounts', 'INSERT INTO people VALUES (1)')).toMatchObject({ ok: true });
      expect(server.ask(WEB, 'store_history', 'SELECT 1')).toMatchObject({ ok: false });
    });

    it('makes the master user a member of nobody who logs in for a service: what it is beyond that, PostgreSQL itself made it', () => {
      // From 16 on the maker of a role is its member, with ADMIN alone, by grace of the first superuser; before, of nothing.
      const granted = server.must(
        'rdsadmin',
        'postgres',
        `SELECT DISTINCT pg_get_userbyid(grantor) FROM pg_auth_members WHERE member = 'strata'::regrole AND pg_get_userbyid(roleid) LIKE 'svc%'`,
      );
      const version = Number(server.must('rdsadmin', 'postgres', 'SHOW server_version_num'));
      expect(granted).toBe(version < 160_000 ? '' : 'rdsadmin');
    });
  },
);

it('escapes a token so that libpq reads it back, in a file that nobody else can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-'));
  try {
    writeFileSync(join(folder, 'aws'), '#!/bin/sh\nprintf "%s" "$TOKEN"\n');
    chmodSync(join(folder, 'aws'), 0o755);
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{1,40}$/), (token) => {
        const environment = {
          PATH: `${folder}:${process.env['PATH'] ?? ''}`,
          TOKEN: token,
          PGHOST: 'h',
          PGPORT: '1',
          PGUSER: 'u',
          AWS_REGION: 'r',
        };
        const { status, stderr } = spawnSync('bash', ['--norc', '-c', MAKE_TOKEN.replaceAll(CREDENTIALS, folder)], {
          env: environment,
          encoding: 'utf8',
        });
        expect([status, stderr]).toEqual([0, '']);
        const file = join(folder, 'pgpass');
        expect(statSync(file).mode & 0o777).toBe(0o600);
        const [, password = ''] = /^\*:\*:\*:\*:(.*)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
        expect(password.replace(/\\(.)/g, '$1')).toBe(token);
        expect(password.replace(/\\./g, '')).not.toContain(':');
        rmSync(file);
      }),
      { numRuns: 20, examples: [['db.eu-west-1.rds.amazonaws.com:5432/?Action=connect&DBUser=strata&X-Amz-Signature=0f'], ['a\\b:c\\:d']] },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs a script of the Job with stand-ins for the programs that it calls, in a folder in the place of /credentials. */
const inFolder = (
  script: string,
  programs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  look: (result: { readonly status: number | null; readonly output: string; readonly folder: string }) => void,
): void => {
  const folder = mkdtempSync(join(tmpdir(), 'job-'));
  try {
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text, { mode: 0o755 });
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script.replaceAll(CREDENTIALS, folder), 'psql', '--file', 'x'], {
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, FOLDER: folder, ...environment },
      encoding: 'utf8',
    });
    look({ status, output: `${stdout}${stderr}`, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('the password of the master user', () => {
  const aws = `#!/bin/sh
case "$1 $2" in
  'secretsmanager get-secret-value') [ "$4" = arn ] && printf '%s' "$SECRET" ;;
  'rds generate-db-auth-token') printf 'h:1/?Action=connect' ;;
esac
`;
  // jq is in the image of the AWS command line, not everywhere that tests run.
  const jq = `#!/usr/bin/env node
const { password } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
if (process.argv.slice(2).join(' ') !== '--exit-status --raw-output .password' || !password) process.exit(1);
console.log(password);
`;
  const environment = { PGHOST: 'h', PGPORT: '1', PGUSER: 'u', AWS_REGION: 'r', SECRET_ARN: 'arn' };

  it('is left for libpq beside a token, in files that nobody else can read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{1,40}$/), (password) =>
        inFolder(READ_PASSWORD, { aws, jq }, { ...environment, SECRET: JSON.stringify({ username: 'u', password }) }, (result) => {
          expect([result.status, result.output]).toEqual([0, '']);
          for (const [file, secret] of [
            ['pgpass', password],
            ['pgpass-token', 'h:1/?Action=connect'],
          ] as const) {
            expect(statSync(join(result.folder, file)).mode & 0o777).toBe(0o600);
            const [, kept = ''] = /^\*:\*:\*:\*:(.*)\n$/.exec(readFileSync(join(result.folder, file), 'utf8')) ?? [];
            expect(kept.replace(/\\(.)/g, '$1')).toBe(secret);
          }
        }),
      ),
      { numRuns: 10, examples: [['a\\b:c\\:d']] },
    );
  });

  it('ends the container where the secret has none, or cannot be read', () =>
    [JSON.stringify({ username: 'u' }), ''].forEach((secret) =>
      inFolder(READ_PASSWORD, { aws, jq }, { ...environment, SECRET: secret }, ({ status }) => expect(status).not.toBe(0)),
    ));

  /** A server that takes one of the two, and a script that ends with a status of its own. */
  const psql = `#!/bin/sh
echo "$PGPASSFILE $*" >> "$FOLDER/calls"
case "$PGPASSFILE" in *"$TAKES") ;; *) exit 2 ;; esac
case "$*" in *--command*) exit 0 ;; *) exit "$SCRIPT" ;; esac
`;
  it.each([
    ['a password that is taken', 'pgpass', 0, 0, 1],
    ['a script that fails', 'pgpass', 3, 3, 2],
    ['a password that is refused', 'pgpass-token', 0, 0, 3],
    ['a script that fails with the token', 'pgpass-token', 3, 3, 3],
    ['a server that takes neither', 'nothing', 0, 2, 3],
  ])('comes first, and a token where it is refused: %s', (_, takes, script, status, calls) =>
    inFolder(WITH_PASSWORD_OR_TOKEN, { psql }, { TAKES: `/${takes}`, SCRIPT: String(script) }, (result) => {
      expect(result.status).toBe(status);
      const called = readFileSync(join(result.folder, 'calls'), 'utf8').trim().split('\n');
      expect(called).toHaveLength(calls);
      expect(called[0]).toMatch(/pgpass --file x$/);
      if (calls === 3) expect(called[2]).toMatch(/pgpass-token --file x$/);
    }),
  );
});
