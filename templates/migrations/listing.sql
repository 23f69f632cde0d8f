-- A line for each item, as `aws dynamodb scan` would show it.
\ir items.sql
\set FETCH_COUNT 1000
SELECT item FROM moving;
