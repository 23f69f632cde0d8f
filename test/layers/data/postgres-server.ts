import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folder with the programs of a PostgreSQL server: the one that POSTGRES_BIN names, else the newest where Debian and Alpine put them, else the PATH. */
export const postgresPrograms = (): string | undefined => {
  const newest = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => join(folder, version, 'bin'))
      : [];
  const places = [process.env['POSTGRES_BIN'] ?? '', ...newest('/usr/lib/postgresql'), ...(process.env['PATH'] ?? '').split(':')];
  return places.find(
    (folder) => folder !== '' && ['initdb', 'pg_ctl', 'psql', 'pg_dumpall'].every((program) => existsSync(join(folder, program))),
  );
};

export interface Answer {
  readonly ok: boolean;
  readonly output: string;
}

/** The server refuses to run as root, so root hands it to somebody who exists everywhere. */
const owner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

/** A PostgreSQL server on a socket in a temporary folder, with users and roles as on RDS: `rdsadmin` owns it, `strata` is its master user. */
export class PostgresServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pg-'));
  private readonly as = owner();

  constructor(
    private readonly bin: string,
    service: 'rds' | 'aurora' = 'rds',
  ) {
    const { uid, gid } = this.as;
    if (uid !== undefined && gid !== undefined) chownSync(this.folder, uid, gid);
    this.program('initdb', [
      '-D',
      join(this.folder, 'data'),
      '-U',
      'rdsadmin',
      '--auth=trust',
      '--no-sync',
      '--no-instructions',
      '-E',
      'UTF8',
    ]);
    const options = `-c listen_addresses= -c unix_socket_directories=${this.folder} -c fsync=off -c shared_buffers=16MB -c max_connections=30`;
    this.program('pg_ctl', ['-D', join(this.folder, 'data'), '-w', '-l', join(this.folder, 'log'), '-o', options, 'start']);
    this.must('rdsadmin', 'postgres', service === 'rds' ? RDS : AURORA);
  }

  /** Folder of its socket: what a client calls the host. */
  get host(): string {
    return this.folder;
  }

  /** What psql says to some SQL. */
  ask(user: string, database: string, sql: string): Answer {
    return this.psql(user, database, ['-c', sql]);
  }

  /** The same, where an error fails the test. */
  must(user: string, database: string, sql: string): string {
    const { ok, output } = this.ask(user, database, sql);
    if (!ok) throw new Error(`${user} in ${database}: ${sql}\n${output}`);
    return output;
  }

  /** Runs files as the bootstrap does: psql with the entry file. */
  run(user: string, files: Readonly<Record<string, string>>, entry: string): Answer {
    const scripts = join(this.folder, 'scripts');
    mkdirSync(scripts, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(scripts, name), text);
    return this.psql(user, 'postgres', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', join(scripts, entry)]);
  }

  /** Opens a session and leaves it idle. Asked afterwards, it says what became of it. */
  session(user: string, database: string): () => string {
    const pipe = join(this.folder, 'session');
    execFileSync('mkfifo', [pipe]);
    const child = spawn(
      'sh',
      ['-c', `exec "${join(this.bin, 'psql')}" -X -At -h "${this.folder}" -U "${user}" -d "${database}" < "${pipe}" > "${pipe}.out" 2>&1`],
      { stdio: 'ignore' },
    );
    const input = openSync(pipe, 'w');
    writeSync(input, "SELECT 'open';\n");
    const until = (holds: () => boolean): void => {
      for (let tries = 0; !holds() && tries < 200; tries += 1) spawnSync('sleep', ['0.02']);
    };
    const said = (): string => readFileSync(`${pipe}.out`, 'utf8');
    until(() => existsSync(`${pipe}.out`) && said().includes('open'));
    return () => {
      writeSync(input, 'SELECT 1;\n');
      closeSync(input);
      until(() => said().length > 'open\n'.length);
      child.kill();
      return said();
    };
  }

  /** Everything in the server but rows: roles, memberships, databases, settings, tables, rights. */
  schema(): string {
    const dump = execFileSync(join(this.bin, 'pg_dumpall'), ['-h', this.folder, '-U', 'rdsadmin', '-s'], { encoding: 'utf8' });
    return dump
      .split('\n')
      .filter((line) => !/^(--|\\(un)?restrict|$)/.test(line))
      .join('\n');
  }

  stop(): void {
    spawnSync(join(this.bin, 'pg_ctl'), ['-D', join(this.folder, 'data'), '-m', 'immediate', 'stop'], this.as);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private psql(user: string, database: string, args: readonly string[]): Answer {
    const { status, stdout, stderr } = spawnSync(
      join(this.bin, 'psql'),
      ['-X', '-At', '-h', this.folder, '-U', user, '-d', database, ...args],
      { encoding: 'utf8' },
    );
    return { ok: status === 0, output: `${stdout}${stderr}`.trim() };
  }

  private program(name: string, args: readonly string[]): void {
    const { status, stdout, stderr } = spawnSync(join(this.bin, name), args, {
      encoding: 'utf8',
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...this.as,
    });
    if (status !== 0) throw new Error(`${name}: ${stdout}${stderr}`);
  }
}

/** RDS user guide, "Understanding the rds_superuser role": the master user is no superuser, but may make roles and databases, and hand on rds_iam; here it logs in with IAM itself. */
const RDS = `
CREATE ROLE rds_superuser NOLOGIN IN ROLE pg_signal_backend, pg_monitor;
CREATE ROLE rds_iam NOLOGIN;
CREATE ROLE strata LOGIN CREATEROLE CREATEDB IN ROLE rds_superuser;
GRANT rds_iam TO strata WITH ADMIN OPTION;
ALTER DATABASE postgres OWNER TO strata;`;

/**
 * The same where the master user has a password (Aurora user guide, "Understanding the rds_superuser role"): it may hand on rds_iam without
 * being a member. Before PostgreSQL 16 CREATEROLE says as much; since then it takes ADMIN, which lends it none of the role's rights.
 */
const AURORA = `
CREATE ROLE rds_superuser NOLOGIN IN ROLE pg_signal_backend, pg_monitor;
CREATE ROLE rds_iam NOLOGIN;
CREATE ROLE strata LOGIN CREATEROLE CREATEDB IN ROLE rds_superuser;
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT rds_iam TO strata WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END IF;
END $$;
ALTER DATABASE postgres OWNER TO strata;`;
