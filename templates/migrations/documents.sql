-- Two lines for each document, as _bulk takes them. `create` leaves a document alone that is there already.
\set FETCH_COUNT 1000
SELECT jsonb_build_object('create', jsonb_build_object('_id', id))::text || E'\n' || (document || jsonb_build_object('title', title, 'body', body))::text
  FROM app.documents
 ORDER BY id;
