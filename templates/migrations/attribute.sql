-- A JSON value as DynamoDB writes it (API reference, AttributeValue). The function lives as long as the session.
CREATE FUNCTION pg_temp.attribute(value jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(value)
    WHEN 'object' THEN jsonb_build_object('M', (SELECT coalesce(jsonb_object_agg(e.key, pg_temp.attribute(e.value)), '{}') FROM jsonb_each(value) AS e))
    WHEN 'array' THEN jsonb_build_object('L', (SELECT coalesce(jsonb_agg(pg_temp.attribute(e.value) ORDER BY e.at), '[]') FROM jsonb_array_elements(value) WITH ORDINALITY AS e(value, at)))
    WHEN 'string' THEN jsonb_build_object('S', value #>> '{}')
    WHEN 'number' THEN jsonb_build_object('N', trim_scale((value #>> '{}')::numeric)::text)
    WHEN 'boolean' THEN jsonb_build_object('BOOL', value)
    ELSE jsonb_build_object('NULL', true)
  END;
END
$$;
