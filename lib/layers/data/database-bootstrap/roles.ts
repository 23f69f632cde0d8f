import { LOGIN_PREFIX } from '../relational/names';
import { literal } from './quote';

/** Roles of stores as the catalogue has them; the prefix and the endings are those of ../relational/names. */
const STORE_ROLE = `'^store_.+_(writer|reader)$'`;

/**
 * Run in the database `postgres` by the master user: makes the roles of stores and the users of services, and brings memberships to what
 * is wanted. It reads wanted_store, and changes nothing when run again.
 */
export const ROLES_SQL = `BEGIN;

CREATE TEMPORARY VIEW wanted_membership AS
SELECT writer AS role, unnest(writers) AS login, database, true AS writes FROM wanted_store
UNION ALL
SELECT reader, unnest(readers), database, false FROM wanted_store;

-- The roles of a store. The master user is a member, so that it can make things that belong to the writers.
SELECT format('CREATE ROLE %I NOLOGIN', role)
  FROM (SELECT writer AS role FROM wanted_store UNION SELECT reader FROM wanted_store) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) ORDER BY role \\gexec
SELECT format('GRANT %I TO CURRENT_USER', writer) FROM wanted_store ORDER BY writer \\gexec

-- The users of services: they have no password, IAM says who they are.
SELECT format('CREATE ROLE %I LOGIN', login)
  FROM (SELECT DISTINCT login FROM wanted_membership) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) ORDER BY login \\gexec
SELECT format('ALTER ROLE %I LOGIN', rolname)
  FROM pg_roles WHERE NOT rolcanlogin AND rolname IN (SELECT login FROM wanted_membership) ORDER BY rolname \\gexec
SELECT format('GRANT rds_iam TO %I', login) FROM (SELECT DISTINCT login FROM wanted_membership) AS wanted ORDER BY login \\gexec

-- What edges of the service graph no longer give.
CREATE TEMPORARY TABLE lost ON COMMIT PRESERVE ROWS AS
SELECT held.rolname AS role, member.rolname AS login, regexp_replace(held.rolname, '_(writer|reader)$', '') AS database
  FROM pg_auth_members
  JOIN pg_roles AS held ON held.oid = roleid
  JOIN pg_roles AS member ON member.oid = pg_auth_members.member
 WHERE held.rolname ~ ${STORE_ROLE} AND starts_with(member.rolname, ${literal(LOGIN_PREFIX)})
   AND NOT EXISTS (SELECT FROM wanted_membership AS wanted WHERE wanted.role = held.rolname AND wanted.login = member.rolname);
SELECT format('REVOKE %I FROM %I', role, login) FROM lost ORDER BY role, login \\gexec
SELECT format('REVOKE rds_iam FROM %I', rolname)
  FROM pg_roles WHERE starts_with(rolname, ${literal(LOGIN_PREFIX)}) AND rolcanlogin
   AND rolname NOT IN (SELECT login FROM wanted_membership) ORDER BY rolname \\gexec
SELECT format('ALTER ROLE %I NOLOGIN', rolname)
  FROM pg_roles WHERE starts_with(rolname, ${literal(LOGIN_PREFIX)}) AND rolcanlogin
   AND rolname NOT IN (SELECT login FROM wanted_membership) ORDER BY rolname \\gexec

-- What they give.
SELECT format('GRANT %I TO %I', role, login) FROM wanted_membership ORDER BY role, login \\gexec

COMMIT;
`;

/** Run after ROLES_SQL, outside a transaction, since CREATE DATABASE allows none: makes the databases and says who may enter. */
export const DATABASES_SQL = `SELECT format('CREATE DATABASE %I', database) FROM wanted_store
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = database) ORDER BY database \\gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', database) FROM wanted_store ORDER BY database \\gexec
SELECT format('GRANT CONNECT, TEMPORARY, CREATE ON DATABASE %I TO %I', database, writer) FROM wanted_store ORDER BY database \\gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', database, reader) FROM wanted_store ORDER BY database \\gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname)
  FROM pg_database WHERE datname = 'postgres' AND pg_has_role(datdba, 'USAGE') \\gexec

-- Who writes does so as the role of the store: what one service makes belongs to all that write, and outlives the service.
SELECT format('ALTER ROLE %I IN DATABASE %I RESET role', rolname, datname)
  FROM pg_db_role_setting JOIN pg_roles ON pg_roles.oid = setrole JOIN pg_database ON pg_database.oid = setdatabase
 WHERE starts_with(rolname, ${literal(LOGIN_PREFIX)}) AND EXISTS (SELECT FROM unnest(setconfig) AS setting WHERE setting LIKE 'role=%')
   AND NOT EXISTS (SELECT FROM wanted_membership AS wanted WHERE writes AND wanted.login = rolname AND wanted.database = datname)
 ORDER BY rolname, datname \\gexec
SELECT format('ALTER ROLE %I IN DATABASE %I SET role = %L', login, database, role)
  FROM wanted_membership WHERE writes ORDER BY login, database \\gexec

-- A session keeps the role that it has. Those that lost theirs end now, and come back with what is left to them.
SELECT count(pg_terminate_backend(pid)) AS sessions_ended
  FROM pg_stat_activity JOIN lost ON usename = login AND datname = database
 WHERE pg_has_role('pg_signal_backend', 'USAGE');
`;
