-- A value of DynamoDB as JSON: the other way round. Sets become lists; bytes stay as base64.
CREATE FUNCTION pg_temp.plain(value jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  kind text := (SELECT key FROM jsonb_each(value) LIMIT 1);
  inner_value jsonb := value -> kind;
BEGIN
  RETURN CASE kind
    WHEN 'M' THEN (SELECT coalesce(jsonb_object_agg(e.key, pg_temp.plain(e.value)), '{}') FROM jsonb_each(inner_value) AS e)
    WHEN 'L' THEN (SELECT coalesce(jsonb_agg(pg_temp.plain(e.value) ORDER BY e.at), '[]') FROM jsonb_array_elements(inner_value) WITH ORDINALITY AS e(value, at))
    WHEN 'N' THEN to_jsonb((inner_value #>> '{}')::numeric)
    WHEN 'NS' THEN (SELECT jsonb_agg(to_jsonb((e #>> '{}')::numeric)) FROM jsonb_array_elements(inner_value) AS e)
    WHEN 'NULL' THEN 'null'::jsonb
    ELSE inner_value
  END;
END
$$;

-- Lines of `aws dynamodb scan`, each an item. No byte of JSON is one of these two.
CREATE TEMPORARY TABLE lines (item jsonb);
\copy lines FROM '/tmp/items.jsonl' (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')
