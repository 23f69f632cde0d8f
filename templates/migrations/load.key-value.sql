-- Puts items of DynamoDB into the table of a key-value store; what services have written stays.
\ir plain.sql
INSERT INTO app.items (key, value, expires_at)
SELECT item #>> '{key,S}', pg_temp.plain(item -> 'value'), to_timestamp((item #>> '{expires_at,N}')::numeric)
  FROM lines
    ON CONFLICT DO NOTHING;
