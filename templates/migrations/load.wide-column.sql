-- Puts items of DynamoDB into the table of a wide-column store; what services have written stays.
\ir plain.sql
INSERT INTO app.rows (partition_key, sort_key, value, expires_at)
SELECT item #>> '{partition_key,S}', item #>> '{sort_key,S}', pg_temp.plain(item -> 'value'), to_timestamp((item #>> '{expires_at,N}')::numeric)
  FROM lines
    ON CONFLICT DO NOTHING;
