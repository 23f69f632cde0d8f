-- A line for each batch of 25 INSERTs, the most that one request takes (DynamoDB, BatchExecuteStatement). An INSERT of PartiQL leaves
-- an item alone that is there already: what services have written stays.
\ir items.sql
\set FETCH_COUNT 100
SELECT jsonb_agg(jsonb_build_object('Statement', 'INSERT INTO "' || :'table' || '" VALUE {' || names || '}', 'Parameters', values) ORDER BY place)
  FROM (SELECT place, (row_number() OVER (ORDER BY place) - 1) / 25 AS batch,
               (SELECT string_agg('''' || key || ''': ?', ', ' ORDER BY key) FROM jsonb_each(item)) AS names,
               (SELECT jsonb_agg(value ORDER BY key) FROM jsonb_each(item)) AS values
          FROM moving) AS items
 GROUP BY batch
 ORDER BY batch;
