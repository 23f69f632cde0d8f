-- Every key with its item, as DynamoDB writes it, but for those whose time is over. Read by batches.sql and listing.sql.
\ir attribute.sql
CREATE TEMPORARY VIEW moving AS
SELECT key AS place,
       jsonb_strip_nulls(jsonb_build_object(
         'key', jsonb_build_object('S', key),
         'expires_at', CASE WHEN expires_at IS NOT NULL THEN jsonb_build_object('N', floor(extract(epoch FROM expires_at))::bigint::text) END))
       || jsonb_build_object('value', pg_temp.attribute(value)) AS item
  FROM app.items
 WHERE expires_at IS NULL OR expires_at > now();
