import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CREDENTIALS, MAKE_TOKEN } from '../../../lib/layers/data/database-bootstrap/credentials';
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
