-- One line for each table of the store: its name, its rows, and a sum over them that does not depend on their order.
-- Columns in :'ignored' (an array) are left out.
SELECT format(
         'SELECT %L, count(*), coalesce(sum((''x'' || substr(md5((to_jsonb(t) - %L::text[])::text), 1, 15))::bit(60)::bigint::numeric), 0) FROM %I.%I AS t',
         tablename, :'ignored', schemaname, tablename)
  FROM pg_tables
 WHERE schemaname = 'app'
 ORDER BY tablename \gexec
