-- Every pair of keys with its item, as DynamoDB writes it, but for those whose time is over. Read by batches.sql and listing.sql.
\ir attribute.sql
CREATE TEMPORARY VIEW moving AS
SELECT partition_key || chr(1) || sort_key AS place,
       jsonb_strip_nulls(jsonb_build_object(
         'partition_key', jsonb_build_object('S', partition_key),
         'sort_key', jsonb_build_object('S', sort_key),
         'expires_at', CASE WHEN expires_at IS NOT NULL THEN jsonb_build_object('N', floor(extract(epoch FROM expires_at))::bigint::text) END))
       || jsonb_build_object('value', pg_temp.attribute(value)) AS item
  FROM app.rows
 WHERE expires_at IS NULL OR expires_at > now();
